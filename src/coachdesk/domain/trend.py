"""How a skill moved: points at their dates, a cautious line, and a sentence that counts.

Only what the coach saw in a coaching call makes the line and the sentence. Ratings from
joint selling, from demonstrations and from memory are shown beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import median

DAYS_FOR_A_LINE = 3
RATINGS_TO_SAY_MORE = 8
BREAK = timedelta(days=90)
DISPUTED = "≠"  # beside a rating that the rep disagreed with


@dataclass(frozen=True, slots=True)
class Rating:
    """One skill in one call: the coach's level, the rep's own, and whether it was seen there."""

    call_id: str
    on: date
    level: int | None
    own: int | None = None
    role: str = "coaching"
    from_memory: bool = False
    account: str = ""
    role_corrected: str = ""  # the role it started in, and why that was corrected
    disputed_on: date | None = None  # when the rep disagreed with the coach's
    asked_by: str = ""  # who asked that the coach's was changed after the talk

    @property
    def in_line(self) -> bool:
        """Whether the coach watched it in a coaching call, then and there."""
        return self.level is not None and self.role == "coaching" and not self.from_memory


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of the line: the median of the last three, from one day to the next."""

    first: date
    last: date
    level: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A skill's ratings in order of time, those in the line and those beside it."""

    skill_id: str
    skill: str
    ratings: tuple[Rating, ...] = ()

    @property
    def in_line(self) -> list[Rating]:
        """The ratings that count."""
        return [rating for rating in self.ratings if rating.in_line]

    @property
    def size(self) -> str:
        """How much it rests on: "12 ratings, 9 days"."""
        counted = self.in_line
        days = len({rating.on for rating in counted})
        beside = sum(not rating.in_line and rating.level is not None for rating in self.ratings)
        text = f"{_many(len(counted), 'rating')}, {_many(days, 'day')}" if counted else "no ratings"
        return text + (f"; {beside} more outside the line" if beside else "")

    @property
    def lines(self) -> list[list[Step]]:
        """The stepped line, in pieces: it breaks after 90 days without a rating."""
        return [steps for run in _runs(self.in_line) if (steps := _steps(run))]


def finding(ratings: Sequence[Rating]) -> str:
    """What the counted ratings say, and no more than they can carry."""
    levels = [rating.level for rating in ratings if rating.in_line and rating.level is not None]
    if not levels:
        return "Nothing to count yet: no rating from a coaching call"
    if len(levels) < RATINGS_TO_SAY_MORE:
        return f"{_span(levels)}; too few ratings to say more"
    first, last = median(levels[:3]), median(levels[-3:])
    if first == last:
        return f"{_span(levels)}; no clear change"
    return f"Median of the first three {first}, of the last three {last}"


def own_finding(name: str, ratings: Sequence[Rating]) -> str:
    """How the rep's own ratings lay beside the coach's; empty where no call has both."""
    gaps = [r.own - r.level for r in ratings if r.own is not None and r.level is not None]
    if not gaps:
        return ""
    calls = _many(len(gaps), "call")
    counts = [("higher", sum(gap > 0 for gap in gaps)), ("lower", sum(gap < 0 for gap in gaps))]
    parts = [f"{word} in {count}" for word, count in counts if count]
    if not parts:
        return f"{name}’s own was the same in {calls if len(gaps) == 1 else 'all ' + calls}"
    same = next((i for i, gap in enumerate(reversed(gaps)) if gap), len(gaps))
    ending = f", the same in the last {same}" if same > 1 else ""
    return f"{name}’s own was {', '.join(parts)} of {calls}{ending}"


def _span(levels: Sequence[int]) -> str:
    low, high = min(levels), max(levels)
    if len(levels) == 1:
        return f"One rating, {low}"
    return f"Between {low} and {high}" if low != high else f"{low} each time"


def _runs(ratings: Sequence[Rating]) -> Iterator[list[Rating]]:
    """The ratings between breaks: what lies before a break no longer speaks for what is after."""
    starts = [i for i, (a, b) in enumerate(pairwise(ratings), 1) if b.on - a.on > BREAK]
    for first, last in pairwise([0, *starts, len(ratings)]):
        yield list(ratings[first:last])


def _steps(run: Sequence[Rating]) -> list[Step]:
    days = [(on, list(same)) for on, same in groupby(run, lambda rating: rating.on)]
    seen: list[int] = []
    medians: list[tuple[date, int]] = []
    for index, (on, same) in enumerate(days, 1):
        seen += [rating.level for rating in same if rating.level is not None]
        if index >= DAYS_FOR_A_LINE:
            medians.append((on, int(median(seen[-3:]))))
    ends = [on for on, _ in medians[1:]] + [on for on, _ in medians[-1:]]
    return [Step(on, end, level) for (on, level), end in zip(medians, ends, strict=True)]


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
