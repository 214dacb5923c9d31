"""XLSX, XLS and ODS: values by python-calamine; what it doesn't tell, by our own scan."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import python_calamine as calamine

from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Cell, Row, Table, letters
from coachdesk.exchange.tables_frame import MOST_CELLS, framed, no_table
from coachdesk.exchange.tables_scan import Sheet, scanned

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in a locked XLSX's container
_SHEET = calamine.SheetTypeEnum.WorkSheet
_VISIBLE = calamine.SheetVisibleEnum.Visible


def tables_in(name: str, raw: bytes, *, hidden: bool) -> list[Table]:
    """A table a sheet that has any; the name is the sheet's where there are several."""
    if _ENCRYPTED in raw[:1_000_000] and raw[:2] != b"PK":
        raise _locked(name)
    scans = scanned(name, raw)
    book = _kept_from_panic(name, lambda: calamine.load_workbook(io.BytesIO(raw)))
    sheets = [meta for meta in book.sheets_metadata if meta.typ == _SHEET]
    shown = [meta.name for meta in sheets if hidden or meta.visible == _VISIBLE]
    unseen = [meta.name for meta in sheets if meta.name not in shown]
    said = tuple(f"The hidden sheet {sheet} is left out." for sheet in unseen)
    if raw[:2] != b"PK":
        said += ("Hidden rows and columns of an .xls file can't be told: all are read.",)
    tables = []
    for sheet in shown:
        rows, left_out = _rows(name, book, sheet, scans.get(sheet, Sheet()), hidden=hidden)
        if rows:
            title = sheet if len(shown) > 1 else name
            table = framed(title, rows, said=said + left_out)
            tables.append(replace(table, hides=bool(unseen or left_out)))
    if not tables:
        raise no_table(name)
    return tables


def _rows(
    name: str, book: Any, sheet_name: str, scan: Sheet, *, hidden: bool
) -> tuple[list[Row], tuple[str, ...]]:
    sheet = _kept_from_panic(name, lambda: book.get_sheet_by_name(sheet_name))
    if (sheet.total_height or 0) * (sheet.total_width or 0) > MOST_CELLS:
        raise Refused(f"{name} has more than {MOST_CELLS:,} cells: export a shorter period.")
    grid = _kept_from_panic(name, lambda: sheet.to_python(skip_empty_area=False))
    _fill_merged(grid, sheet.merged_cell_ranges or ())
    for (at, column), mark in scan.broken.items():
        if at < len(grid) and column < len(grid[at]):
            grid[at][column] = mark
    no_rows = frozenset[int]() if hidden else scan.hidden_rows
    no_columns = frozenset[int]() if hidden else scan.hidden_columns
    kept = [column for column in range(max(map(len, grid), default=0)) if column not in no_columns]
    rows = [
        Row(at + 1, tuple(_cell(cells[column]) for column in kept if column < len(cells)))
        for at, cells in enumerate(grid)
        if at not in no_rows
    ]
    said = _left_out(
        [at for at in sorted(no_rows) if at < len(grid) and any(c != "" for c in grid[at])],
        [c for c in sorted(no_columns) if any(c < len(row) and row[c] != "" for row in grid)],
    )
    return [row for row in rows if any(cell not in (None, "") for cell in row.cells)], said


def _left_out(rows: Sequence[int], columns: Sequence[int]) -> tuple[str, ...]:
    """Only what had something in it is worth a word."""
    said: tuple[str, ...] = ()
    if rows:
        one = f"The hidden row {rows[0] + 1} is left out."
        said += (one if len(rows) == 1 else f"{len(rows)} hidden rows are left out.",)
    if columns:
        names = ", ".join(letters(column) for column in columns[:8])
        said += (f"Left out because hidden: column {names}.",)
    return said


def _fill_merged(
    grid: list[list[Any]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    """A text merged over several rows holds for each of them; a figure counts once."""
    for (top, left), (bottom, _right) in ranges:
        if top >= len(grid) or left >= len(grid[top]) or not isinstance(grid[top][left], str):
            continue
        for at in range(top + 1, min(bottom + 1, len(grid))):
            grid[at][left] = grid[top][left]


def _cell(value: Any) -> Cell:
    """Times and lengths have no use here and stay as text."""
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, time | timedelta) else value


def _kept_from_panic(name: str, read: Callable[[], Any]) -> Any:
    """What reading yields; the library's faults and its Rust panics become a sentence."""
    try:
        return read()
    except calamine.PasswordError:
        raise _locked(name) from None
    except BaseException as fault:
        if "password" in str(fault).casefold() or "encrypted" in str(fault).casefold():
            raise _locked(name) from None
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            raise Refused(
                f"{name} is damaged or no table: open it in a spreadsheet and save it anew."
            ) from None
        raise


def _locked(name: str) -> Refused:
    return Refused(f"{name} has a password: save a copy without one and choose that.")
