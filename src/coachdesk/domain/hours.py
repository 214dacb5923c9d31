"""An hour of the day, as it is written and read: 9, 9:30, 2pm."""

import re

from coachdesk.domain.slot import hour

_HOUR = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm|h)?")


def minute_of(text: str) -> int | None:
    """Minutes after midnight; None where the words are no hour."""
    found = _HOUR.fullmatch(text.strip().lower())
    if not found:
        return None
    hours, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half in ("am", "pm"):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    return hours * 60 + minute if hours < 24 and minute < 60 else None


def hour_said(minute: int | None) -> str:
    """9:05; nothing where none is settled."""
    return "" if minute is None else hour(minute)
