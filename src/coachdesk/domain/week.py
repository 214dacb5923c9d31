"""What stands in a week: sessions, calls and busy time, by the wall clock of their day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from coachdesk.domain.refused import Refused
from coachdesk.domain.span import ONE_TO_ONE_MINUTES, TALK_MINUTES

SessionKind = Literal["ride-along", "one-to-one", "talk"]
Kind = Literal["ride-along", "one-to-one", "talk", "call", "busy"]

DAY = 24 * 60  # minutes that a wall clock counts, also on the days it is changed
LEAST, MOST = 10, 16 * 60
_FIRST_HOUR, _LAST_HOUR = 8, 20
_A_STOP = 90  # minutes on the calendar with the way to it, where no length was said
_USUAL = {"ride-along": 180, "one-to-one": ONE_TO_ONE_MINUTES, "talk": TALK_MINUTES}


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the week. `starts` is in minutes after midnight; empty: no hour is settled."""

    kind: Kind
    id: str
    on: date
    starts: int | None
    minutes: int
    rep_id: str = ""
    name: str = ""  # the rep's; of busy time, what it is
    account: str = ""  # a call's
    role: str = ""  # a call's
    ride_id: str | None = None  # what a call was held on
    debriefed: bool = True
    ended_as: str | None = None  # a session's end
    moved_to: date | None = None
    stops: int = 0
    watched: int = 0
    coaching: int = field(default=0, compare=False)  # minutes to expect of a session

    @property
    def ends(self) -> int:
        """The minute it ends, never after midnight."""
        return min(DAY, (self.starts or 0) + self.minutes)

    @property
    def is_session(self) -> bool:
        """Whether it can be planned and moved, as calls and busy time can't."""
        return self.kind in _USUAL

    @property
    def session_kind(self) -> SessionKind:
        """A session's kind."""
        if self.kind == "call" or self.kind == "busy":  # noqa: PLR1714 -- narrows the type
            raise AssertionError(f"{self.kind} is no session")
        return self.kind

    @property
    def is_open(self) -> bool:
        """A session that has neither been done, moved nor cancelled."""
        return self.is_session and self.ended_as is None

    @property
    def is_placed(self) -> bool:
        """Whether it takes its hours in the week: what was moved away or cancelled doesn't."""
        return self.starts is not None and self.ended_as not in ("moved", "cancelled")

    def has_passed(self, now: datetime) -> bool:
        """Whether its time is over; without an hour, its day."""
        if self.on != now.date() or self.starts is None:
            return self.on < now.date()
        return self.ends <= now.hour * 60 + now.minute


def usual_minutes(kind: str, stops: int = 0) -> int:
    """How long a session is where nobody said."""
    return max(_USUAL[kind], stops * _A_STOP if kind == "ride-along" else 0)


def check_hours(starts: int | None, minutes: int | None) -> None:
    """Refuse hours that no day has."""
    if minutes is not None and minutes <= 0:
        raise Refused("A session ends after it starts.")
    if minutes is not None and not LEAST <= minutes <= MOST:
        raise Refused(f"A session takes {LEAST} minutes at least and {MOST // 60} hours at most.")
    if starts is None:
        return
    if not 0 <= starts < DAY:
        raise Refused("A day has 24 hours.")
    if starts + (minutes or 0) > DAY:
        raise Refused("That would end after midnight: choose an earlier hour or a shorter time.")


def hours_shown(items: Iterable[Item]) -> tuple[int, int]:
    """The first and the last hour of the week's days: a working day, and what lies outside it."""
    placed = [item for item in items if item.is_placed]
    first = min([_FIRST_HOUR, *((item.starts or 0) // 60 for item in placed)])
    last = max([_LAST_HOUR, *(-(-item.ends // 60) for item in placed)])
    return first, last


def lanes(items: Sequence[Item]) -> dict[str, tuple[int, int]]:
    """Side by side where they overlap: of each of one day's items its lane, and of how many."""
    found: dict[str, tuple[int, int]] = {}
    group: list[tuple[Item, int]] = []
    until = 0
    for item in sorted(items, key=lambda item: (item.starts or 0, -item.minutes, item.id)):
        if group and (item.starts or 0) >= until:
            found |= _closed(group)
            group, until = [], 0
        group.append((item, _free_lane(group, item)))
        until = max(until, item.ends)
    return found | _closed(group)


def _free_lane(group: list[tuple[Item, int]], item: Item) -> int:
    taken = {lane for other, lane in group if other.ends > (item.starts or 0)}
    return next(lane for lane in range(len(group) + 1) if lane not in taken)


def _closed(group: list[tuple[Item, int]]) -> dict[str, tuple[int, int]]:
    width = max((lane for _, lane in group), default=0) + 1
    return {item.id: (lane, width) for item, lane in group}
