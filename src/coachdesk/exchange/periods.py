"""Periods as quota tables name them: Q1 2025, 2025-03, March 2025, 2025, or any day of a month."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from coachdesk.domain.table import Cell, text_of
from coachdesk.exchange.dates import MONTHS
from coachdesk.exchange.figures import Unreadable

Period = tuple[date, date]

_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_PART = r"(?P<part>[QH])(?P<number>[1-4])"
_KINDS = (
    rf"{_PART}[-/ ,]*(?:FY)?{_YEAR}",
    rf"(?P<number>[1-4])(?P<part>[QH])[-/ ]*{_YEAR}",
    rf"{_YEAR}[-/ ]*{_PART}",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
    r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
    rf"(?P<name>[^\W\d]{{3,12}})\.?[-/ ]+{_YEAR}",
    r"(?P<year>\d{4})",
)
_PERIODS = tuple(re.compile(kind, re.IGNORECASE) for kind in _KINDS)


def period_of(cell: Cell, read_day: Callable[[Cell], date | None]) -> Period:
    """First and last day."""
    text = text_of(cell)
    for kind in _PERIODS:
        if match := kind.fullmatch(text):
            return _period(text, match.groupdict().get)
    day = read_day(cell)
    if day is None:
        raise Unreadable("is empty")
    return _months(day.year, day.month, 1)


def _period(text: str, part: Callable[[str], str | None]) -> Period:
    digits = (part("year") or "").strip("'")
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if not 1950 <= year < 2100:
        raise Unreadable(f"“{text}” is no period")
    if number := part("number"):
        length = 3 if (part("part") or "").upper() == "Q" else 6
        return _months(year, (int(number) - 1) * length + 1, length, text)
    if name := part("name"):
        return _months(year, MONTHS.get(name.casefold(), 0), 1, text)
    if month := part("month"):
        return _months(year, int(month), 1, text)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int, text: str = "") -> Period:
    last = first + count - 1
    if first < 1 or last > 12:
        raise Unreadable(f"“{text}” is no period")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
