"""Deals into results: what a rep won and lost in the months of the close dates."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import fsum

from coachdesk.domain.column_names import plain
from coachdesk.domain.importing import Deal, Outcome

WON_COUNT, LOST_COUNT, WON_VALUE = "won_count", "lost_count", "won_value"
QUOTA, ACTUAL, QUOTA_PERCENT = "quota", "actual", "quota_percent"

_WON = frozenset(("won", "win", "gewonnen", "gagné", "ganado", "closedwon", "sold"))
_LOST = frozenset(("lost", "lose", "loss", "verloren", "perdu", "perdido", "closedlost"))
_UNCLEAR = frozenset(("closed", "close", "done", "complete", "completed", "abgeschlossen"))


def outcome_of(stage: str) -> Outcome | None:
    """How a deal in this stage ended; None where its name doesn't say."""
    name = plain(stage)
    words = set(name.split())
    won, lost = bool(words & _WON), bool(words & _LOST)
    if name in _UNCLEAR or (won and (lost or "not" in words)):
        return None
    return "won" if won else "lost" if lost else "open"


@dataclass(frozen=True, slots=True)
class Month:
    """What a rep won and lost in it."""

    won_count: int
    lost_count: int
    won_value: float

    @property
    def figures(self) -> dict[str, float]:
        """By the metric's name in `result`."""
        return {
            WON_COUNT: self.won_count,
            LOST_COUNT: self.lost_count,
            WON_VALUE: self.won_value,
        }


def by_month(deals: Iterable[tuple[str, Deal]]) -> dict[tuple[str, date], Month]:
    """Rep and first of the month → results. A won deal without a value counts as 0.

    A month that stands in the table is told for each of its reps: who closed nothing in it
    has zeros there, so that a deal whose date was corrected is not counted twice.
    """
    closed: dict[tuple[str, date], list[Deal]] = defaultdict(list)
    reps, months = set(), set()
    for rep, deal in deals:
        reps.add(rep)
        if deal.outcome != "open" and deal.closed_on:
            month = deal.closed_on.replace(day=1)
            months.add(month)
            closed[rep, month].append(deal)
    return {(rep, month): _summed(closed[rep, month]) for rep in reps for month in months}


def _summed(deals: list[Deal]) -> Month:
    won = [deal for deal in deals if deal.outcome == "won"]
    value = round(fsum(deal.value or 0 for deal in won), 2)
    return Month(len(won), len(deals) - len(won), value)


def month_end(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])
