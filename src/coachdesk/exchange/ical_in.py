"""Reading another calendar: which of its events take time, when, and what is left out and why.

Only what lies near is read: a series without an end would never be through.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from coachdesk.desk.calendar_in import Coming
from coachdesk.domain.calendar import Event
from coachdesk.domain.days import said
from coachdesk.domain.identity import named_id
from coachdesk.exchange.ical_events import LeftOut, Reader, owner_of, uid_of
from coachdesk.exchange.ical_out import is_ours
from coachdesk.exchange.ical_text import CalendarText, Component
from coachdesk.exchange.ical_zones import Zones

BACK, AHEAD = timedelta(weeks=13), timedelta(weeks=26)

_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FLOATING = re.compile(r"DTSTART(;(?!TZID)[^:]*)?:\d{8}T\d{6}$", re.IGNORECASE)
_STRIDE = 50  # events between two words of progress


@dataclass(slots=True)
class Reading:
    """A calendar as it was understood.

    `first` to `last` is what is read at all; `whole` are the days that the file tells all of, so
    that what it doesn't have there is gone.
    """

    name: str
    source: str
    first: date
    last: date
    whole: tuple[date, date]
    events: list[Event] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    left_out: dict[str, list[str]] = field(default_factory=dict)  # why → titles, one an event
    said: list[str] = field(default_factory=list)

    @property
    def coming(self) -> Coming:
        """What of it is to be planned."""
        return Coming(
            self.source, self.events, frozenset(self.uids), self.first, self.last, self.whole
        )


def reading_of(
    text: CalendarText,
    *,
    today: date,
    zone: tzinfo,
    dataset: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Reading:
    """What a calendar says of the weeks around today; `progress` may raise to stop it."""
    first, last = today - BACK, today + AHEAD
    reading = Reading(text.name, _source(text), first, last, _whole(text, first, last))
    zones = Zones(text.zones)
    reader = Reader(zones, zone, owner_of(text.head), first, last)
    series = _series(text.events)
    for done, (uid, components) in enumerate(series.items()):
        if done % _STRIDE == 0:
            progress(done, len(series))
        reading.uids.add(uid)
        title = components[0].title or "without a title"
        try:
            if is_ours(uid, dataset):
                raise LeftOut("planned here")
            _refuse_far(components, first, last, today)
            reading.events += reader.occurrences_of(uid, components)
        except LeftOut as left:
            reading.left_out.setdefault(left.why, []).append(title)
    progress(len(series), len(series))
    reading.said += _unclear(text, zones)
    return reading


def _unclear(text: CalendarText, zones: Zones) -> Iterator[str]:
    if zones.unknown:
        names = ", ".join(sorted(zones.unknown)[:3])
        yield f"The time zone “{names}” is not known: taken as the time here."
    floating = sum(any(map(_FLOATING.match, event.lines)) for event in text.events)
    if floating:
        yield f"{floating:,} with hours but no time zone: taken as the time here."
    if text.tasks:
        yield f"{text.tasks:,} in it are tasks, not events: left out."


def _series(components: list[Component]) -> dict[str, list[Component]]:
    """Events by their UID: an exception stands beside the series that it belongs to."""
    series: dict[str, list[Component]] = {}
    for component in components:
        series.setdefault(uid_of(component), []).append(component)
    return series


def _refuse_far(components: list[Component], first: date, last: date, today: date) -> None:
    """A single event far away need not be understood."""
    for component in components:
        if component.value("RRULE") or component.value("RDATE"):
            return
        starts = _day(component.value("DTSTART"))
        ends = _day(component.value("DTEND")) or starts
        if starts is None or ends is None or component.value("DURATION"):
            return
        if first - timedelta(days=2) <= ends and starts <= last + timedelta(days=2):
            return
    ahead = starts is not None and starts > last
    raise LeftOut(f"after {said(last, today)}" if ahead else f"before {said(first, today)}")


def _whole(text: CalendarText, first: date, last: date) -> tuple[date, date]:
    """The days that a file tells all of: Outlook says which, Google exports everything.

    Of another's, from its first single event to the last: a series goes on for ever anyway.
    """
    head = text.head
    if "google" in head.value("PRODID").casefold():
        return first, last
    starts, ends = _day(head.value("X-CALSTART")), _day(head.value("X-CALEND"))
    if not (starts and ends):
        days = [_day(e.value("DTSTART")) for e in text.events if not e.value("RRULE")]
        known = [day for day in days if day]
        starts, ends = min(known, default=last), max(known, default=first)
    return max(first, starts), min(last, ends)


def _source(text: CalendarText) -> str:
    """Which calendar it is, without keeping its name: that may be an address."""
    head = text.head
    named = (head.value(key) for key in ("X-WR-RELCALID", "X-WR-CALNAME", "PRODID"))
    return named_id("calendar", next(filter(None, named), ""))


def _day(value: str) -> date | None:
    found = _DAY.match(value)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
