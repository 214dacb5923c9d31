"""Where the time went: every minute counts once, and what is known best comes first.

A call is measured; of a field day what is left beside its calls is travel, never coaching;
of the calendar's events what neither of them took counts as its category says.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused

Category = Literal["coaching", "joint selling", "managing", "corporate", "travel"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
DAY = 24 * 60
_EPOCH = date(1970, 1, 1)

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?h?")
_MINUTES = re.compile(r"(\d{1,5}) ?(?:m|min|minutes)")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of time of one kind.

    `starts` counts local minutes without end, so that what passes midnight overlaps the next day;
    None: nobody knows when. `minutes` is what it takes of the clock, `counts` what is measured.
    """

    on: date
    minutes: float
    starts: float | None = None
    category: Category | None = None
    counts: float = 0
    ride_id: str | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes by category in a period: what the records give, and how a hand corrected them."""

    period: Period
    records: Mapping[Category, float]
    by_hand: Mapping[Category, int] = field(default_factory=dict)
    unsorted: float = 0  # busy time that no category was given yet

    @property
    def minutes(self) -> dict[Category, float]:
        """What holds: the records as corrected, and never less than nothing."""
        return {
            name: max(0.0, spent + self.by_hand.get(name, 0))
            for name, spent in self.records.items()
        }

    @property
    def total(self) -> float:
        """All that is told by category."""
        return sum(self.minutes.values())


def local_minute(on: date, minute: float) -> float:
    """A minute of a day, counted as `Block.starts` is."""
    return (on - _EPOCH).days * DAY + minute


def by_day(
    calls: Sequence[Block], rides: Sequence[Block], busy: Sequence[Block]
) -> dict[tuple[date, Category | None], float]:
    """Minutes of each day and category; None: busy time without a category."""
    taken = _Taken()
    spent: dict[tuple[date, Category | None], float] = defaultdict(float)
    untimed: dict[str | None, float] = defaultdict(float)
    in_ride: dict[str | None, float] = defaultdict(float)
    for call in calls:
        spent[call.on, call.category] += call.counts
        taken.add(call)
        in_ride[call.ride_id] += call.counts
        untimed[call.ride_id] += call.counts if call.starts is None else 0
    for ride in rides:
        within = in_ride if ride.starts is None else untimed
        spent[ride.on, "travel"] += max(0.0, taken.free(ride) - within[ride.ride_id])
        taken.add(ride)
    for event in busy:
        spent[event.on, event.category] += taken.free(event)
        taken.add(event)
    return spent


def summed(
    parts: Sequence[Period],
    days: Mapping[tuple[date, Category | None], float],
    by_hand: Iterable[tuple[date, Category, int]],
) -> list[Spent]:
    """The days' minutes by period, with what was corrected; less than nothing is nothing."""
    corrections = list(by_hand)
    return [_sum(part, days, corrections) for part in parts]


def minutes_of(text: str) -> int:
    """A length as somebody typed it: 3:05, 3 h, 2,5, 45 min."""
    words = text.strip().lower()
    if found := _CLOCK.fullmatch(words):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.fullmatch(words):
        return int(found[1])
    if found := _HOURS.fullmatch(words):
        return round(float(found[1].replace(",", ".")) * 60)
    raise Refused(f"“{text.strip()}” is no length of time: write it like 3:05, 3 h or 45 min.")


class _Taken:
    """Which minutes of which days already went to something."""

    def __init__(self) -> None:
        self._days: dict[int, list[tuple[float, float]]] = defaultdict(list)

    def add(self, block: Block) -> None:
        """Its minutes are spent now; those taken before are not taken twice."""
        for start, end in self._gaps(block):
            for day in range(int(start // DAY), int(end // DAY) + 1):
                self._days[day].append((start, end))

    def free(self, block: Block) -> float:
        """How many of its minutes went to nothing else; all, where nobody knows when it was."""
        if block.starts is None:
            return max(0.0, block.minutes)
        return sum(end - start for start, end in self._gaps(block))

    def _gaps(self, block: Block) -> list[tuple[float, float]]:
        if block.starts is None or block.minutes <= 0:
            return []
        at, end = block.starts, block.starts + block.minutes
        days = range(int(at // DAY), int(end // DAY) + 1)
        near = sorted({taken for day in days for taken in self._days[day]})
        gaps = []
        for start, stop in near:
            if start > at:
                gaps.append((at, min(start, end)))
            at = max(at, stop)
            if at >= end:
                break
        else:
            gaps.append((at, end))
        return [(start, stop) for start, stop in gaps if stop > start]


def _sum(
    part: Period,
    days: Mapping[tuple[date, Category | None], float],
    by_hand: Sequence[tuple[date, Category, int]],
) -> Spent:
    minutes: dict[Category | None, float] = defaultdict(float)
    corrected: dict[Category, int] = defaultdict(int)
    for (on, category), spent in days.items():
        if on in part:
            minutes[category] += spent
    for on, changed, more in by_hand:
        if on in part:
            corrected[changed] += more
    return Spent(
        part,
        {name: minutes[name] for name in CATEGORIES},
        {name: more for name, more in corrected.items() if more},
        minutes[None],
    )
