"""A table as a person sees it: a header and rows, each with the line it stood on."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

Cell = str | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header; `line` is its line in the file or its row in the sheet."""

    line: int
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell:
        """The cell of that column; None where the row is too short or there is no column."""
        return self.cells[column] if column is not None and column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Table:
    """`said` is what a person must know of how it was read: what was left out, and why."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    said: tuple[str, ...] = ()
    top: Row | None = None  # the header's row; where there is none, the columns have letters
    hides: bool = False  # rows or columns were left out because they are hidden

    @property
    def headless(self) -> bool:
        """Whether its first row is a row like any other."""
        return self.top is None

    def headed(self, *, wanted: bool) -> "Table":
        """With its first row as the header, or as a row like any other."""
        if self.top is not None and not wanted:
            names = distinct([""] * len(self.header))
            return replace(self, header=names, rows=(self.top, *self.rows), top=None)
        if self.top is None and wanted and self.rows:
            top, *rows = self.rows
            return replace(self, header=header_of(top, len(self.header)), rows=tuple(rows), top=top)
        return self

    def only(self, column: int, value: str) -> "Table":
        """The rows whose cell in that column says this, case and spaces folded."""
        wanted = text_of(value).casefold()
        kept = (row for row in self.rows if text_of(row.cell(column)).casefold() == wanted)
        return replace(self, rows=tuple(kept))


def text_of(cell: Cell) -> str:
    """A cell as one line of text: NFC, runs of white space one space, no control signs."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    text = unguarded(str(cell))
    if not (text.isascii() and text.isprintable() and "  " not in text):
        text = unicodedata.normalize("NFC", text)
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) != "Cc")
        return " ".join(text.split())
    return text.strip()


# Spreadsheets run a text that starts with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `unguarded` gives it back exactly."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """The text without the ' that `guarded` put before it."""
    if text[:1] != "'":
        return text
    return text[1:] if text.lstrip("'").startswith(_FORMULA) else text


def header_of(row: Row, width: int) -> tuple[str, ...]:
    """The names of the columns that this row gives."""
    names = [text_of(cell) for cell in row.cells]
    return distinct(names + [""] * (width - len(names)))


def distinct(names: list[str]) -> tuple[str, ...]:
    """Column names told apart: nameless ones by letter, a second Owner as “Owner (2)”."""
    seen: Counter[str] = Counter()
    named = []
    for at, name in enumerate(names):
        own = name or f"Column {letters(at)}"
        seen[own.casefold()] += 1
        count = seen[own.casefold()]
        named.append(own if count == 1 else f"{own} ({count})")
    return tuple(named)


def letters(column: int) -> str:
    """A column's letters as spreadsheets name it: 0 is A, 26 is AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out
