"""Where this computer stands: its time zone, by whose rules a day's hours are found."""

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QLocale, QTimeZone

from coachdesk.domain.moment import Moment


def zone(now: Moment) -> tzinfo:
    """The zone with its clock changes; where the system names none, what it is now."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone(timedelta(minutes=now.offset_minutes))


def first_weekday() -> int:
    """The day that weeks begin with here; 0 is Monday."""
    return int(QLocale().firstDayOfWeek().value) - 1
