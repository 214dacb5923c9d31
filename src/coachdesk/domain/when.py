"""About when something was, in the words a person remembers it by."""

import re
from datetime import date, datetime, time, timedelta

from coachdesk.domain.days import WEEKDAYS
from coachdesk.domain.due import due

_PARTS = {"morning": 9, "noon": 12, "midday": 12, "lunch": 13, "afternoon": 15, "evening": 18}
_CLOCK = re.compile(r"(?:^|\s)(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm|h)?$")
_AGO = re.compile(r"(an?|\w+) (days?|weeks?|months?) ago")
_SPAN = re.compile(r"\d ?[dwm]$|days?$|weeks?$|months?$")
_NAMED_DAYS = {"today": 0, "this": 0, "yesterday": 1}
_MINUTES = re.compile(r"(?:(\d{1,2}) ?h(?:ours?)? ?)?(?:(\d{1,3}) ?(?:m|min|minutes?)?)?")


def about_when(text: str, local: datetime, *, day_first: bool = False) -> datetime | None:
    """The day and hour that words say, not after `local` and at its offset; else None.

    An hour alone is today's. A day without an hour is its noon, since it only sorts.
    """
    words = _plain(text)
    day, hour = past_day(words, local.date(), day_first=day_first), None
    if day is None:
        rest, hour = _split_hour(words)
        day = past_day(rest, local.date(), day_first=day_first) if rest else local.date()
        if day is None or hour is None:
            return None
    found = datetime.combine(day, hour or time(12), local.tzinfo)
    if hour is None:
        return min(found, local)
    return found if found <= local else None


def past_day(text: str, today: date, *, day_first: bool = False) -> date | None:
    """A day up to today, the latest of that name: yesterday, fri, 12/3, 20 Nov, 3 days ago."""
    text = _plain(text)
    if text in _NAMED_DAYS:
        return today - timedelta(days=_NAMED_DAYS[text])
    if ago := _AGO.fullmatch(text):
        ahead = due(f"in {ago[1]} {ago[2]}", today)
        return today - (ahead.on - today) if ahead and ahead.on else None
    text = text.removeprefix("last ")
    is_weekday = text[:3].title() in WEEKDAYS and " " not in text
    if not is_weekday and (not re.search(r"\d", text) or _SPAN.search(text)):
        return None
    found = due(text, today - timedelta(days=8 if is_weekday else 364), day_first=day_first)
    return found.on if found and found.on and found.on <= today else None


def how_long(text: str) -> int | None:
    """Minutes: 45, 45 min, 1:30, 1 h, 1 h 30, an hour, half an hour; else None."""
    words = _plain(text).replace("half an hour", "30").replace("an hour", "1h")
    words = re.sub(r"^(\d):(\d\d)( h)?$", r"\1h \2", words)
    found = _MINUTES.fullmatch(words)
    if not words or not found:
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0) or None


def _split_hour(words: str) -> tuple[str, time | None]:
    """What is before the hour at the end, and the hour."""
    *rest, last = words.split() or [""]
    if last in _PARTS:
        return " ".join(rest), time(_PARTS[last])
    if not (found := _CLOCK.search(words)):
        return words, None
    hour, minute = int(found[1]), int(found[2] or 0)
    hour = hour % 12 + (12 if found[3] == "pm" else 0) if found[3] in ("am", "pm") else hour
    before = re.sub(r"\b(?:at|about|around)$", "", words[: found.start()].strip()).strip()
    return before, time(hour, minute) if hour < 24 and minute < 60 else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split()).removeprefix("on ")
