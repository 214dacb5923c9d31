"""Whether what was planned took place: done ÷ planned, and why the rest did not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coachdesk.domain.figures import Kept
from coachdesk.domain.periods import month_start
from coachdesk.domain.tier import TIERS, Tier


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned session whose day has come: the rep's tier of that day, and how it ended.

    `ended_as` is empty as long as nobody said so: it counts as neither kept nor not. `rep` is empty
    for reps who were erased and are too few to be named together.
    """

    rep_id: str
    rep: str
    tier: Tier
    on: date
    kind: str
    ended_as: Literal["done", "moved", "cancelled"] | None
    ended_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """How many sessions of one rep, tier or month were done; a moved one stays in `planned`."""

    of: str
    done: int
    planned: int

    @property
    def percent(self) -> int | None:
        """The kept rate; None where nothing was planned."""
        return round(100 * self.done / self.planned) if self.planned else None

    @property
    def said(self) -> str:
        """The rate with what it rests on."""
        return f"{self.done} of {self.planned} ({self.percent} %)" if self.planned else "–"


def overall(sessions: Iterable[Planned]) -> Rate:
    """The kept rate of all."""
    ended = [session.ended_as for session in sessions if session.ended_as]
    return Rate("", ended.count("done"), len(ended))


def by_rep(sessions: Sequence[Planned]) -> list[Rate]:
    """The kept rate of each rep, by name."""
    named = [session for session in sessions if session.rep]
    names = {session.rep_id: session.rep for session in named}
    return sorted(_by(named, lambda one: one.rep_id, names), key=lambda rate: rate.of.casefold())


def by_tier(sessions: Sequence[Planned]) -> list[Rate]:
    """The kept rate of each tier that had sessions, top first."""
    rates = _by(sessions, lambda one: one.tier, {})
    return sorted(rates, key=lambda rate: TIERS.index(rate.of))


def by_month(sessions: Sequence[Planned]) -> list[Rate]:
    """The kept rate of each month, named by its first day."""
    return sorted(
        _by(sessions, lambda one: month_start(one.on).isoformat(), {}), key=lambda rate: rate.of
    )


def reasons(sessions: Iterable[Planned]) -> dict[str, int]:
    """Why sessions were moved or cancelled, the most frequent first."""
    counts = Counter(one.reason for one in sessions if one.ended_as != "done" and one.reason)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def rows(sessions: Iterable[Planned]) -> list[Kept]:
    """What a chart tells: by rep and tier, how many ended in which way."""
    ends = Counter(
        (one.rep_id, one.rep, one.tier, one.ended_as)
        for one in sessions
        if one.ended_as and one.rep
    )
    found = dict.fromkeys((rep_id, rep, tier) for rep_id, rep, tier, _ in ends)
    return [
        Kept(rep, tier, *(ends[rep_id, rep, tier, end] for end in ("done", "moved", "cancelled")))
        for rep_id, rep, tier in sorted(found, key=lambda key: (key[1].casefold(), key))
    ]


def _by(
    sessions: Iterable[Planned], key: Callable[[Planned], str], names: dict[str, str]
) -> list[Rate]:
    done: Counter[str] = Counter()
    planned: Counter[str] = Counter()
    for one in sessions:
        if one.ended_as:
            planned[key(one)] += 1
            done[key(one)] += one.ended_as == "done"
    return [Rate(names.get(of, of), done[of], count) for of, count in planned.items()]
