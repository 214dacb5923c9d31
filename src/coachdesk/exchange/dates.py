"""Dates as people and programs write them, a column at a time.

One cell can't tell whether 03/04/2025 is in March: the column decides, and where it can't
either, the person is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.domain.table import Cell, text_of
from coachdesk.exchange.figures import Unreadable, why

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d\d)(\d\d)")
_PARTS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})\.?[- ])?([^\W\d]{3,12})\.?[- ](?:(\d{1,2}),? )?(\d{4}|\d{2})")
_TIME = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[-+]\d\d:?\d\d)?"
)
MONTHS = {
    name: month
    for month, names in enumerate(
        ("jan january januar", "feb february februar", "mar march mär märz mrz", "apr april",
         "may mai", "jun june juni", "jul july juli", "aug august", "sep sept september",
         "oct october okt oktober", "nov november", "dec december dez dezember"), start=1)
    for name in names.split()
}  # fmt: skip
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST, _LAST = date(1950, 1, 1), date(2100, 1, 1)

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"


@dataclass(frozen=True, slots=True)
class Dates:
    """How a column writes its dates. `order` empty: it has no date that needs one, or no proof.

    `ambiguous` is a date of the column that can be read in two ways; somebody has to say.
    """

    order: str = ""
    ambiguous: str = ""

    @classmethod
    def of(cls, cells: Iterable[Cell], asked: str = "") -> "Dates":
        """What the column proves. Proof of both orders is none: then doubtful lines are refused."""
        orders, doubtful = set(), ""
        for cell in {cell for cell in cells if isinstance(cell, str)}:
            order = _order(text := text_of(cell))
            orders.add(order)
            if order == "?":
                doubtful = min(doubtful, text) if doubtful else text
        proved = orders & {DAY_FIRST, MONTH_FIRST}
        if len(proved) == 1:
            return cls(proved.pop())
        return cls(asked, "" if asked or proved else doubtful)

    def read(self, cell: Cell) -> date | None:
        """The day; None for an empty cell."""
        if isinstance(cell, datetime):
            return _sane(cell.date(), cell)
        if isinstance(cell, date):
            return _sane(cell, cell)
        if isinstance(cell, int | float):
            return _serial(float(cell), cell)
        text = text_of(cell)
        if not text:
            return None
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            return _serial(float(text), text)
        try:
            return _sane(self._found(_TIME.sub("", text).strip()), text)
        except ValueError:
            raise Unreadable(why(text, "is no date")) from None

    def _found(self, text: str) -> date:
        if match := _ISO.fullmatch(text):
            year, month, day = (int(part) for part in match.groups() if part)
            return date(year, month, day)
        if match := _NAMED.fullmatch(text):
            month = MONTHS.get(match[2].casefold(), 0)
            return date(_year(match[4]), month, int(match[1] or match[3] or 0))
        if match := _PARTS.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), _year(match[4])
            proved = _order(text)
            order = self.order if proved == "?" else proved or DAY_FIRST
            if not order:
                raise Unreadable(f"“{text}” can be read in two ways")
            return date(year, second, first) if order == DAY_FIRST else date(year, first, second)
        raise Unreadable(why(text, "is no date"))


def _order(text: str) -> str:
    """The order that this one date proves; "?": it could be either; "": it needs none."""
    match = _PARTS.match(text)
    if not match:
        return ""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12:
        return DAY_FIRST
    if second > 12:
        return MONTH_FIRST
    return "" if first == second else "?"


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _serial(number: float, cell: Cell) -> date:
    """A day as spreadsheets count it."""
    if not 18_264 <= number < 73_051:
        raise Unreadable(why(cell, "is no date"))
    return _SERIAL_ZERO + timedelta(days=int(number))


def _sane(day: date, cell: Cell) -> date:
    if not _FIRST <= day < _LAST:
        raise Unreadable(why(cell, "is too far away"))
    return day
