"""One event of a calendar, or a series with its exceptions, as the times that it takes."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from coachdesk.domain.calendar import Event
from coachdesk.domain.identity import named_id
from coachdesk.exchange.ical_text import Component, name_in, value_in
from coachdesk.exchange.ical_zones import Zones

if TYPE_CHECKING:
    from icalendar import Event as Parsed

_LONGEST_TITLE = 200
MOST_TIMES = 400  # of one series: more than once on every day there is

_FREE = ("FREE", "WORKINGELSEWHERE")
_REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
_TOO_OFTEN = re.compile(r"FREQ=(SECOND|MINUTE|HOUR)LY|BY(MINUTE|SECOND)=\d+,", re.IGNORECASE)
# such a rule may never come true, and takes until the year 9999 to find that out
_ENDLESS = re.compile(
    r"(?=.*FREQ=(DAI|WEEK)LY)(?=.*BY(MONTHDAY|YEARDAY|WEEKNO|SETPOS)=)", re.IGNORECASE
)
_EARLIEST = 1900  # what a series has done since then is gone through, time by time
# Exchange wraps the UID of an event that was made elsewhere into one of its own
_WRAPPED = re.compile(r"040000008200E000.*7643616C2D55696401000000((?:[0-9A-F]{2})*?)0*$", re.I)


class LeftOut(Exception):
    """Why an event is not taken, in a few words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def uid_of(component: Component) -> str:
    """The event's UID as it was where it was made; of one without, what it says."""
    uid = component.value("UID") or named_id("event", component.text)
    wrapped = _WRAPPED.match(uid)
    if wrapped:
        return bytes.fromhex(wrapped[1]).decode("utf-8", "replace")
    return uid


def owner_of(head: Component) -> str:
    """The address of whose calendar it is, where the file says."""
    stated = (head.value(key).casefold() for key in ("X-OWNER", "X-WR-CALNAME"))
    return next((text.removeprefix("mailto:") for text in stated if "@" in text), "")


@dataclass(frozen=True, slots=True)
class Reader:
    """Understands the events of one calendar between two days, on the clock of a place."""

    zones: Zones
    zone: tzinfo
    owner: str
    first: date
    last: date

    def occurrences_of(self, uid: str, components: list[Component]) -> list[Event]:
        """When an event takes time; raises `LeftOut` where it takes none."""
        rules = [value_in(line) for c in components for line in c.lines if name_in(line) == "RRULE"]
        if any(map(_TOO_OFTEN.search, rules)):
            raise LeftOut("repeats too often")
        if any(map(_ENDLESS.search, rules)):
            raise LeftOut("can't be read")
        if rules and any(c.value("DTSTART")[:4] < str(_EARLIEST) for c in components):
            raise LeftOut("can't be read")
        repeats = len(components) > 1 or any(components[0].value(name) for name in _REPEATS)
        try:
            parsed = [_parsed(component, self.zones) for component in components]
            times = self._repeated(parsed) if repeats else parsed
            found = [(time, _event(uid, time, self.zone)) for time in times]
        except LeftOut:
            raise
        except Exception as fault:  # one strange event must not lose the others
            raise LeftOut("can't be read") from fault
        return self._taken(found)

    def _repeated(self, parsed: list["Parsed"]) -> list["Parsed"]:
        from icalendar import Calendar  # noqa: PLC0415
        from recurring_ical_events import of  # noqa: PLC0415

        calendar = Calendar()
        for event in parsed:
            calendar.add_component(event)
        day = timedelta(days=1)
        times = of(calendar).between(self.first - day, self.last + 2 * day)
        if len(times) > MOST_TIMES:
            raise LeftOut("repeats too often")
        return list(times)

    def _taken(self, found: list[tuple["Parsed", Event]]) -> list[Event]:
        events, whys = [], ["at no time near"]
        for time, event in found:
            if why := self._why_not(time, event):
                whys.append(why)
            elif self._day(event.ends) >= self.first and self._day(event.starts) <= self.last:
                events.append(event)
        if not events:
            raise LeftOut(whys[-1])
        return events

    def _why_not(self, time: "Parsed", event: Event) -> str:
        if str(time.get("STATUS", "")).upper() == "CANCELLED":
            return "cancelled"
        if str(time.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in _FREE:
            return "marked as free"
        if str(time.get("TRANSP", "")).upper() == "TRANSPARENT":
            return "marked as free"
        if self.owner and _declined(time, self.owner):
            return "declined"
        if event.ends == event.starts:
            return "without a length"
        return "ends before it starts" if event.ends < event.starts else ""

    def _day(self, at: date) -> date:
        return at.astimezone(self.zone).date() if isinstance(at, datetime) else at


def _parsed(component: Component, zones: Zones) -> "Parsed":
    from icalendar import Event as Parsed  # noqa: PLC0415 - a tenth of a second

    known = Component("VEVENT", [zones.renamed(line) for line in component.lines])
    parsed = Parsed.from_ical(known.text)
    if not isinstance(parsed, Parsed) or parsed.errors:
        raise LeftOut("can't be read")
    return parsed


def _event(uid: str, time: "Parsed", zone: tzinfo) -> Event:
    """An occurrence; without an end an event takes its day, or no time at all."""
    starts, ends = time.start, time.end
    if not isinstance(starts, datetime) and ends == starts:
        ends += timedelta(days=1)  # as some programs write one day
    moved = time.get("RECURRENCE-ID")
    title = " ".join(str(time.get("SUMMARY", "")).split())[:_LONGEST_TITLE]
    key = _key(moved.dt) if moved else ""
    return Event(uid, key, _aware(starts, zone), _aware(ends, zone), title)


def _key(at: date) -> str:
    """What an occurrence is called in its series, in whatever zone that is written."""
    if isinstance(at, datetime) and at.tzinfo:
        return at.astimezone(UTC).isoformat()
    return at.isoformat()


def _aware(at: date, zone: tzinfo) -> date:
    """A time without a zone is what the clock shows here."""
    return at.replace(tzinfo=zone) if isinstance(at, datetime) and not at.tzinfo else at


def _declined(time: "Parsed", owner: str) -> bool:
    invited = time.get("ATTENDEE", [])
    return any(
        str(who).casefold().removeprefix("mailto:") == owner
        and str(who.params.get("PARTSTAT", "")).upper() == "DECLINED"
        for who in (invited if isinstance(invited, list) else [invited])
    )
