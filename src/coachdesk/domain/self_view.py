"""Where a rep's own ratings and the coach's lie apart, for the coach alone."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coachdesk.domain.days import listed
from coachdesk.domain.findings import in_words

TWICE = 2  # once may be the day
# Heidemeier & Moser 2009: self-ratings of work lie d = 0.32 above the boss's.
LENIENCY = (
    "Most people rate themselves a little higher than their manager does (d = 0.32): "
    "ask what they saw before you hold your own against it."
)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Difference:
    """A skill that rep and coach see differently, in the latest calls running."""

    skill_id: str
    skill: str
    times: int
    higher: bool  # the rep's own
    own: int
    level: int
    on: date

    def said(self, name: str, today: date) -> str:
        """Kary sees it higher than you, three times running: 4 and 3 on 24 Nov."""
        side = "higher" if self.higher else "lower"
        often = "twice" if self.times == TWICE else f"{in_words(self.times)} times"
        last = f"{self.own} and {self.level} on {listed(self.on, today)}"
        return f"{name} sees it {side} than you, {often} running: {last}"


def runs_apart(views: Iterable[tuple[K, int]]) -> dict[K, int]:
    """In how many of the latest calls running both lay apart, and the same way.

    Takes own minus coach's, the newest first; gives 3, or -3 where the own were lower, from
    two on.
    """
    runs: dict[K, int] = {}
    over: set[K] = set()
    for key, apart in views:
        run = runs.get(key, 0)
        if apart * run < 0 or apart == 0:
            over.add(key)
        if key not in over:
            runs[key] = run + (1 if apart > 0 else -1)
    return {key: run for key, run in runs.items() if abs(run) >= TWICE}
