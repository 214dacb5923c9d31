"""A day and its hours in the words a person plans with: thu, thu 9, tomorrow 9:30-12, 3.12. 2pm."""

import re
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.due import due

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|h)?"
_HOURS = re.compile(rf"(?:^|\s)(?:at )?{_CLOCK}(?: ?(?:-|–|to|until) ?{_CLOCK})?$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A day; its hour and length are empty where none was said."""

    on: date
    starts: int | None = None
    minutes: int | None = None

    @property
    def hours(self) -> str:
        """The hours, as a clock says them: 9:00, 9:00–12:30; nothing where none is settled."""
        if self.starts is None:
            return ""
        return (
            f"{hour(self.starts)}–{hour(self.starts + self.minutes)}"
            if self.minutes
            else hour(self.starts)
        )


def hour(minute: int) -> str:
    """A minute of the day, as a clock says it: 9:30."""
    return f"{minute // 60 % 24}:{minute % 60:02}"


def slot(text: str, today: date, *, day_first: bool = False) -> Slot | None:
    """The coming day, and its hours where they were said; None where it isn't understood."""
    words = " ".join(text.casefold().replace(",", " ").split())
    if on := _day(words, today, day_first):
        return Slot(on)
    found = _HOURS.search(words)
    on = _day(words[: found.start()], today, day_first) if found else None
    if not found or not on:
        return None
    starts, ends = _minute(found[1], found[2], found[3]), None
    if found[4]:
        ends = _minute(found[4], found[5], found[6])
        if starts is not None and ends is not None and ends < starts <= 12 * 60 and not found[6]:
            ends += 12 * 60  # 10-2 goes on until the afternoon
    if starts is None or (found[4] and (ends is None or not starts < ends <= 24 * 60)):
        return None
    return Slot(on, starts, ends - starts if ends is not None else None)


def _day(words: str, today: date, day_first: bool) -> date | None:
    found = due(words, today, day_first=day_first)
    return found.on if found and found.on and found.on >= today else None


def _minute(hours: str, minutes: str | None, half: str | None) -> int | None:
    hour, minute = int(hours), int(minutes or 0)
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
