"""Days as people say them: today, Tue, Fri 27 Nov; long ago with the year."""

from calendar import monthrange
from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_HALF_A_YEAR = 182  # within it a day and a month name one day only


def said(day: date, today: date) -> str:
    """A day in a sentence: today, Tue (of the coming week), Fri 27 Nov, 27 Nov 2024."""
    ahead = (day - today).days
    if ahead in _NEAR:
        return _NEAR[ahead]
    if 0 < ahead < 7:
        return WEEKDAYS[day.weekday()]
    if abs(ahead) > _HALF_A_YEAR:
        return f"{_day_and_month(day)} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {_day_and_month(day)}"


def listed(day: date, today: date) -> str:
    """A day at the head of a line, one width for all of a year: 12 Nov, 12 Nov 2024."""
    if abs((day - today).days) > _HALF_A_YEAR:
        return f"{_day_and_month(day)} {day.year}"
    return _day_and_month(day)


def counted(days: int) -> str:
    """How long ago a day was: today, 1 day, 47 days."""
    if days == 0:
        return "today"
    return "1 day" if days == 1 else f"{days} days"


def tenure(started_on: date, today: date) -> str:
    """How long somebody has been here, in the unit that tells most."""
    if started_on > today:
        return f"starts {said(started_on, today)}"
    months = _whole_months(started_on, today)
    if months == 0:
        weeks = (today - started_on).days // 7
        return _number(weeks, "week") if weeks else "first week"
    return _number(months // 12, "year") if months >= 24 else _number(months, "month")


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months_later(start, months) <= end else months - 1


def _number(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _day_and_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
