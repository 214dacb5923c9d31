"""A moment as a person lived it: UTC time and the offset that made it a local date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An aware UTC time with the local offset of its place, in minutes east of UTC."""

    at: datetime
    offset_minutes: int = 0

    @property
    def on(self) -> date:
        """The local date; it is stored beside the time and never computed again."""
        return self.local.date()

    @property
    def local(self) -> datetime:
        """The wall clock's reading, aware."""
        return self.at.astimezone(timezone(timedelta(minutes=self.offset_minutes)))

    @property
    def stamp(self) -> str:
        """UTC as tables keep it, to the millisecond: 2026-11-24T09:41:07.123Z."""
        return stamp(self.at)

    def later(self, **units: float) -> "Moment":
        """The moment that much later; units as in `timedelta`."""
        return Moment(self.at + timedelta(**units), self.offset_minutes)


Clock = Callable[[], Moment]


def stamp(at: datetime) -> str:
    """An aware time as tables keep it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def unstamp(text: str) -> datetime:
    """The aware UTC time that `stamp` wrote."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def minutes_between(start: str, end: str) -> float:
    """Minutes from one stamp to another."""
    return (unstamp(end) - unstamp(start)).total_seconds() / 60
