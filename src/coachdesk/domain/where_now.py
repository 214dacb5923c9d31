"""Where the window opens: at what the plan and the clock say is done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from coachdesk.domain.week import Item

Where = Literal["live call", "roster", "plan", "debriefs", "week", "next week"]

EVENING = 17 * 60  # minutes after midnight: from then on the day is looked back on
WEEK_ENDS = 15 * 60  # on its last working day; from then on the next one is planned


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when the window opens."""

    live: bool = False  # whether a call runs
    reps: int = 0
    today: Sequence[Item] = ()  # the sessions of today
    to_debrief: int = 0  # calls of late


def where_now(
    now: datetime, facts: Facts, weekend: frozenset[int] = frozenset((5, 6))
) -> tuple[Where, Item | None]:
    """The place to open, and the ride-along whose plan it is."""
    if facts.live:
        return "live call", None
    if not facts.reps:
        return "roster", None
    if ride := _ride_ahead(now, facts.today):
        return "plan", ride
    if facts.to_debrief and _minute(now) >= EVENING:
        return "debriefs", None
    return ("next week" if _week_is_over(now, weekend) else "week"), None


def _ride_ahead(now: datetime, today: Sequence[Item]) -> Item | None:
    """The first ride-along of today that isn't over; without an hour it is over in the evening."""
    return next(
        (item for item in today if item.kind == "ride-along" and item.is_open
         and not item.has_passed(now) and (item.starts is not None or _minute(now) < EVENING)),
        None,
    )  # fmt: skip


def _week_is_over(now: datetime, weekend: frozenset[int]) -> bool:
    if now.weekday() in weekend:
        return True
    tomorrow = (now + timedelta(1)).weekday()
    return tomorrow in weekend and _minute(now) >= WEEK_ENDS


def _minute(now: datetime) -> int:
    return now.hour * 60 + now.minute
