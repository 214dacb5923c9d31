"""Time that another calendar says is taken: cut into days, and sorted by what it is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from coachdesk.domain.identity import named_id

CATEGORIES = ("coaching", "joint selling", "managing", "corporate", "travel")
WHOLE_DAY = 8 * 60  # minutes that an event without hours takes of a working day

_DAY = timedelta(days=1)
_WORDS = {
    "travel": "flight|flights|train|travel|travelling|drive|driving|hotel|airport",
    "managing": "pipeline|forecast|forecasts|team meeting|sales meeting|interview|interviews"
    "|expenses|reporting|territory planning|account review|deal review",
    "corporate": "all hands|all-hands|town hall|training|webinar|conference|trade show|trade fair"
    "|kick-off|kickoff|compliance|hr",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence of an event; a whole day's has dates, `ends` being the day after.

    `key` tells the occurrences of a series apart, wherever they were moved to.
    """

    uid: str
    key: str
    starts: date
    ends: date
    title: str


@dataclass(frozen=True, slots=True)
class Busy:
    """What an event takes of one day; no `starts_minute`: the whole day."""

    id: str
    uid: str
    planned_on: date
    starts_minute: int | None
    minutes: int
    title: str


def busy_of(event: Event, zone: tzinfo) -> Iterator[Busy]:
    """The days that an event takes, on the clock of a place."""
    for at, (day, starts_minute, minutes) in enumerate(_days(event, zone)):
        id = named_id("busy", event.uid, event.key, str(at))
        yield Busy(id, event.uid, day, starts_minute, minutes, event.title)


def guessed(title: str) -> str | None:
    """What a title plainly says an event is for."""
    for category, words in _WORDS.items():
        if re.search(rf"\b(?:{words})\b", title, re.IGNORECASE):
            return category
    return None


def _days(event: Event, zone: tzinfo) -> Iterator[tuple[date, int | None, int]]:
    if not isinstance(event.starts, datetime) or not isinstance(event.ends, datetime):
        for ahead in range((event.ends - event.starts).days):
            yield event.starts + timedelta(days=ahead), None, WHOLE_DAY
        return
    starts, ends = event.starts.astimezone(zone), event.ends.astimezone(zone)
    while starts.timestamp() < ends.timestamp():
        day = starts.date()
        midnight = datetime.combine(day + _DAY, time(), zone)
        until = min(ends, midnight, key=datetime.timestamp)
        whole = starts.time() == time() and until == midnight
        # what a clock shows is not what passes on the days when clocks are changed
        minutes = round((until.timestamp() - starts.timestamp()) / 60)
        yield (
            day,
            None if whole else starts.hour * 60 + starts.minute,
            WHOLE_DAY if whole else minutes,
        )
        starts = midnight
