"""Coaching by week of the quarter: where the end of a quarter takes what its start gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.domain.findings import hours
from coachdesk.domain.periods import Period

WEEKS, LAST_WEEKS = 13, 4  # a quarter has a day or two more than its weeks: the last takes them
_EARLIER = WEEKS - LAST_WEEKS


@dataclass(frozen=True, slots=True)
class QuarterWeek:
    """One week of a quarter: minutes by tier, and what it had in earlier quarters."""

    number: int
    period: Period
    top: float = 0
    middle: float = 0
    bottom: float = 0
    new: float = 0
    before: float | None = None  # a week like it, on average; None where there was no coaching yet

    @property
    def minutes(self) -> float:
        """All of them."""
        return self.top + self.middle + self.bottom + self.new


def weeks_of(quarter: Period) -> list[Period]:
    """The thirteen weeks of a quarter, counted from its first day."""
    starts = [quarter.first + timedelta(7 * week) for week in range(WEEKS)]
    ends = [start - timedelta(1) for start in starts[1:]] + [quarter.last]
    return [Period(first, last) for first, last in zip(starts, ends, strict=True)]


def week_of(quarter: Period, on: date) -> int:
    """Which of them a day lies in, from 0."""
    return min((on - quarter.first).days // 7, WEEKS - 1)


def dip(minutes: Sequence[float], quarters: int) -> str:
    """What earlier quarters had a week, their last four against the nine before."""
    if not quarters or not any(minutes):
        return "No quarter with coaching has ended yet"
    early = sum(minutes[:_EARLIER]) / _EARLIER
    late = sum(minutes[_EARLIER:]) / LAST_WEEKS
    told = f"{hours(late)} a week in a quarter’s last four weeks, {hours(early)} in the nine before"
    return told + (f" ({round(100 * (early - late) / early)} % less)" if late < early else "")
