"""What a workbook hides or could not compute: read from its XML, which calamine doesn't tell.

Sizes are looked at before anything is unpacked into cells: a few bytes of XML can claim a
sheet of 17 billion cells. Expat expands no entities beyond its own bounds and fetches none.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from coachdesk.domain.refused import Refused
from coachdesk.exchange.tables_frame import MOST_CELLS

_MOST_UNPACKED = 256 * 1024 * 1024
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_HIDING = ("collapse", "filter")
_TRUE = ("1", "true")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
UNREADABLE = "#error in the table"
UNCOMPUTED = "#formula not computed"


@dataclass(slots=True)
class Sheet:
    """Zero-based rows and columns; `broken` cells hold an error or a formula without result."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    height: int = 0
    width: int = 0

    def reach(self, row: int, column: int) -> None:
        """There is a cell there."""
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)


def scanned(name: str, raw: bytes) -> dict[str, Sheet]:
    """By sheet name. An .xls file tells nothing of this."""
    if not raw.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise Refused(f"{name} unpacks to more than 256 MB: export a shorter period.")
            sheets = _ods(package) if "content.xml" in package.namelist() else _xlsx(package)
    except (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, EOFError, RuntimeError,
            NotImplementedError, zipfile.LargeZipFile, OSError):  # fmt: skip
        raise Refused(
            f"{name} is damaged or no table: open it in a spreadsheet and save it anew."
        ) from None
    if any(sheet.height * sheet.width > MOST_CELLS for sheet in sheets.values()):
        raise Refused(f"{name} has more than {MOST_CELLS:,} cells: export a shorter period.")
    return sheets


Has = dict[str, str]


def _parse(
    xml: bytes,
    starts: Mapping[str, Callable[[Has], None]],
    ends: Mapping[str, Callable[[], None]] | None = None,
) -> None:
    """Call what is named after an element as it starts and ends; prefixes don't count."""

    def start(tag: str, has: Has) -> None:
        if handler := starts.get(tag.rpartition(":")[2]):
            handler(has)

    def end(tag: str) -> None:
        if ends and (handler := ends.get(tag.rpartition(":")[2])):
            handler()

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    if ends:
        parser.EndElementHandler = end
    parser.Parse(xml, True)


def _xlsx(package: zipfile.ZipFile) -> dict[str, Sheet]:
    targets: dict[str, str] = {}
    keys: dict[str, str] = {}

    def relation(has: Has) -> None:
        targets[has["Id"]] = posixpath.normpath(posixpath.join("xl", has["Target"])).lstrip("/")

    def sheet(has: Has) -> None:
        keys[has["name"]] = next((has[key] for key in has if key.endswith(":id")), "")

    _parse(package.read("xl/_rels/workbook.xml.rels"), {"Relationship": relation})
    _parse(package.read("xl/workbook.xml"), {"sheet": sheet})
    parts = set(package.namelist())
    return {
        name: _XlsxSheet(package.read(targets[key])).sheet
        for name, key in keys.items()
        if targets.get(key) in parts
    }


class _XlsxSheet:
    """Rows and cells may leave out where they stand: then they follow the one before."""

    def __init__(self, xml: bytes) -> None:
        self.sheet = Sheet()
        self.row = self.column = -1
        self.awaits_result = False
        starts = {"col": self._columns, "row": self._row, "c": self._cell}
        _parse(
            xml,
            starts | {"f": self._formula, "v": self._result, "is": self._result},
            {"c": self._cell_ended},
        )

    def _columns(self, has: Has) -> None:
        if has.get("hidden") in _TRUE:
            last = min(int(has["max"]), _MOST_COLUMNS)
            self.sheet.hidden_columns.update(range(int(has["min"]) - 1, last))

    def _row(self, has: Has) -> None:
        self.row = int(has["r"]) - 1 if "r" in has else self.row + 1
        self.column = -1
        if has.get("hidden") in _TRUE:
            self.sheet.hidden_rows.add(self.row)

    def _cell(self, has: Has) -> None:
        self.column += 1
        if match := _CELL.fullmatch(has.get("r", "")):
            self.row, self.column = int(match[2]) - 1, _column(match[1])
        self.awaits_result = False
        self.sheet.reach(self.row, self.column)
        if has.get("t") == "e":
            self.sheet.broken[self.row, self.column] = UNREADABLE

    def _formula(self, _has: Has) -> None:
        self.awaits_result = True

    def _result(self, _has: Has) -> None:
        self.awaits_result = False

    def _cell_ended(self) -> None:
        if self.awaits_result:
            self.sheet.broken[self.row, self.column] = UNCOMPUTED


def _column(reference: str) -> int:
    at = 0
    for letter in reference:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _ods(package: zipfile.ZipFile) -> dict[str, Sheet]:
    return _OdsBook(package.read("content.xml")).sheets


class _OdsBook:
    """Elements stand for as many rows, columns and cells as they say they repeat."""

    def __init__(self, xml: bytes) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.sheet = Sheet()
        self.row = self.rows = self.column = self.columns = 0
        starts = {"table": self._table, "table-column": self._columns, "table-row": self._rows}
        cells = {"table-cell": self._cell, "covered-table-cell": self._cell}
        _parse(xml, starts | cells, {"table-row": self._row_ended})

    def _table(self, has: Has) -> None:
        self.sheet = self.sheets.setdefault(has.get("table:name", ""), Sheet())
        self.row = self.column = self.columns = 0

    def _columns(self, has: Has) -> None:
        many = int(has.get("table:number-columns-repeated", 1))
        if has.get("table:visibility") in _HIDING:
            last = min(self.columns + many, _MOST_COLUMNS)
            self.sheet.hidden_columns.update(range(self.columns, last))
        self.columns += many

    def _rows(self, has: Has) -> None:
        self.rows, self.column = int(has.get("table:number-rows-repeated", 1)), 0
        if has.get("table:visibility") in _HIDING:
            self.sheet.hidden_rows.update(range(self.row, min(self.row + self.rows, _MOST_ROWS)))

    def _cell(self, has: Has) -> None:
        many = int(has.get("table:number-columns-repeated", 1))
        if "office:value-type" in has:
            self.sheet.reach(self.row + self.rows - 1, self.column + many - 1)
        self.column += many

    def _row_ended(self) -> None:
        self.row += self.rows
