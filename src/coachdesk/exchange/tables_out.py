"""Tables that leave the program: CSV, XLSX and the clipboard.

A text that starts with = + - @ tab or CR gets a leading ' so that no spreadsheet runs it
(`domain.table.guarded`); numbers never do. CSV carries no BOM: scripts read it too.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.domain.table import guarded

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

OutCell = str | int | float | None
OutRows = Iterable[Sequence[OutCell]]
_XLSX_TEXT = 32_767  # the most that a cell holds
_NO_SHEET_SIGN = re.compile(r"[\[\]:*?/\\]")


def write_table(path: Path, header: Sequence[str], rows: OutRows) -> None:
    """One table in the format that the file's ending names: XLSX, else CSV."""
    if path.suffix.casefold() == ".xlsx":
        write_xlsx(path, {path.stem: (header, rows)})
    else:
        write_csv(path, header, rows)


def write_csv(path: Path, header: Sequence[str], rows: OutRows) -> None:
    """One table as UTF-8 CSV."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([guarded(name) for name in header])
        writer.writerows([_safe(cell) for cell in row] for row in rows)


def write_xlsx(path: Path, sheets: Mapping[str, tuple[Sequence[str], OutRows]]) -> None:
    """A sheet a table: header bold and frozen, texts as text, numbers as numbers."""
    import xlsxwriter  # noqa: PLC0415 - 60 ms that only an export pays

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for name, (header, rows) in sheets.items():
            sheet = book.add_worksheet(_NO_SHEET_SIGN.sub(" ", name)[:31].strip("' ") or None)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(header):
                sheet.write_string(0, column, guarded(title), bold)
            for at, row in enumerate(rows, start=1):
                _write_row(sheet, at, row)
    path.write_bytes(made.getvalue())


def _write_row(sheet: "Worksheet", at: int, row: Sequence[OutCell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(at, column, guarded(cell)[:_XLSX_TEXT])
        elif cell is not None:
            sheet.write_number(at, column, cell)


def as_clipboard_text(header: Sequence[str], rows: OutRows) -> str:
    """Tab-separated cells that paste into a spreadsheet; tabs and breaks within become spaces."""
    lines: list[Sequence[OutCell]] = [header, *rows]
    return "\n".join("\t".join(" ".join(str(_safe(c)).split()) for c in line) for line in lines)


def as_clipboard_html(header: Sequence[str], rows: OutRows) -> str:
    """The same for a letter or a mail: an HTML table."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    lines = ("".join(f"<td>{escape(str(_safe(cell)))}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"


def _safe(cell: OutCell) -> OutCell:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else cell
