"""Weeks, months and quarters of the calendar that the coach lives by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def month_start(on: date, months: int = 0) -> date:
    """The first day of the month so many months after that of `on`."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_end(on: date) -> date:
    """The last day of the month that holds `on`."""
    return month_start(on, 1) - timedelta(1)


def whole_months(period: Period) -> Period:
    """The period and what is left of its first and last months."""
    return Period(month_start(period.first), month_end(period.last))


def week_start(on: date, first_weekday: int = MONDAY) -> date:
    """The first day of the week that holds `on`; Monday is 0."""
    return on - timedelta((on.weekday() - first_weekday) % 7)


def quarter(on: date, first_month: int = 1, quarters: int = 0) -> Period:
    """The fiscal quarter that holds `on`, or the one so many quarters later."""
    start = month_start(on, -((on.month - first_month) % 3) + 3 * quarters)
    return Period(start, month_start(start, 3) - timedelta(1))


def twelve_months(today: date) -> Period:
    """This month so far and the eleven before it."""
    return Period(month_start(today, -11), today)


def weeks(period: Period, first_weekday: int = MONDAY) -> list[Period]:
    """The weeks that the period touches, whole weeks cut to the period at both ends."""
    return _cut(period, _every(week_start(period.first, first_weekday), timedelta(7)))


def months(period: Period) -> list[Period]:
    """The months that the period touches, cut to it at both ends."""
    return _cut(period, _months_from(month_start(period.first)))


def quarter_ends(period: Period, first_month: int = 1) -> list[date]:
    """The last days of fiscal quarters in the period."""
    ends = (month.last for month in months(Period(period.first, period.last)))
    return [on for on in ends if on == quarter(on, first_month).last]


def _every(start: date, step: timedelta) -> Iterator[date]:
    while True:
        yield start
        start += step


def _months_from(start: date) -> Iterator[date]:
    while True:
        yield start
        start = month_start(start, 1)


def _cut(period: Period, starts: Iterator[date]) -> list[Period]:
    firsts = list(takewhile(lambda on: on <= period.last, starts))
    lasts = [*(on - timedelta(1) for on in firsts[1:]), period.last]
    return [
        Period(max(first, period.first), last) for first, last in zip(firsts, lasts, strict=True)
    ]
