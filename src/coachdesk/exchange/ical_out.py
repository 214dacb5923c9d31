"""Planned work as iCalendar: when, whom by first name, and where; nothing else goes out."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from coachdesk.desk.calendar import Going
from coachdesk.domain.moment import Moment

if TYPE_CHECKING:
    from icalendar import Event

_HALF_A_DAY = 180


def is_ours(uid: str, dataset: str) -> bool:
    """Whether an event is one that this coach file has sent out."""
    return uid.endswith(_domain(dataset))


def calendar_of(sessions: Iterable[Going], now: Moment, zone: tzinfo, dataset: str) -> bytes:
    """An .ics file. Times are in UTC, found on the clock of a place by its rules of that day."""
    from icalendar import Calendar  # noqa: PLC0415 - a tenth of a second

    calendar = Calendar()
    calendar.add("prodid", "-//CoachDesk//CoachDesk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in sessions:
        calendar.add_component(_event(session, now, zone, dataset))
    text: bytes = calendar.to_ical()
    return text


def _event(session: Going, now: Moment, zone: tzinfo, dataset: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", session.id + _domain(dataset))
    event.add("dtstamp", now.at)
    event.add("last-modified", session.changed_at)
    event.add("sequence", session.sequence)
    # not every calendar shows what is cancelled
    event.add("summary", f"{'Cancelled: ' * session.cancelled}{session.title}")
    if session.place:
        event.add("location", session.place)
    event.add("status", "CANCELLED" if session.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if _takes_time(session) else "TRANSPARENT")
    if session.starts_minute is None:
        event.add("dtstart", session.planned_on)
        event.add("dtend", session.planned_on + timedelta(days=1))
        return event
    hour = timedelta(minutes=session.starts_minute)
    wall = datetime.combine(session.planned_on, time()) + hour
    starts = wall.replace(tzinfo=zone).astimezone(UTC)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=session.minutes))
    return event


def _takes_time(session: Going) -> bool:
    """A short session without an hour must not block its whole day."""
    short = session.starts_minute is None and session.minutes < _HALF_A_DAY
    return not (session.cancelled or short)


def _domain(dataset: str) -> str:
    return f"@{dataset}.coachdesk"
