"""Tiers by results: top, middle, bottom, and new reps as a group of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coachdesk.domain.days import months_later
from coachdesk.domain.refused import Refused

Tier = Literal["top", "middle", "bottom", "new"]
TIERS: tuple[Tier, ...] = get_args(Tier)

NEW_MONTHS = 3
RESULT_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What share of the ranked reps is top and what is bottom, in percent."""

    top: int = 20
    bottom: int = 20

    def __post_init__(self) -> None:
        if self.top < 1 or self.bottom < 1 or self.top + self.bottom > 100:
            raise Refused("Top and bottom need at least 1 % each, and together no more than 100 %.")

    def __str__(self) -> str:
        return f"{self.top}/{100 - self.top - self.bottom}/{self.bottom}"

    @classmethod
    def parsed(cls, text: str) -> "Boundaries":
        """From words like 20/60/20."""
        parts = text.replace("%", "").split("/")
        if len(parts) != 3 or not all(part.strip().isdecimal() for part in parts):
            raise Refused(f"“{text}” is no split; write it like 20/60/20.")
        top, middle, bottom = (int(part) for part in parts)
        if top + middle + bottom != 100:
            raise Refused(f"{text} adds up to {top + middle + bottom}, not to 100.")
        return cls(top, bottom)


def by_results(
    won: Mapping[str, float], boundaries: Boundaries, former: Sequence[Tier] = ()
) -> dict[str, Tier]:
    """Rank by won value: the shares are rounded, each at least one; a single rep is middle.

    `former` are the tiers of those who were ranked among them and whose results were erased: they
    keep their places, so that nobody else's past changes.
    """
    ranked = sorted(won, key=lambda rep_id: (-won[rep_id], rep_id))
    count = len(ranked) + len(former)
    if count < 2:
        return dict.fromkeys(ranked, "middle")
    top = min(_share(boundaries.top, count), count - 1)
    bottom = min(_share(boundaries.bottom, count), count - top)
    top = max(0, top - former.count("top"))
    bottom = min(max(0, bottom - former.count("bottom")), len(ranked) - top)
    found: dict[str, Tier] = dict.fromkeys(ranked, "middle")
    found.update(dict.fromkeys(ranked[:top], "top"))
    found.update(dict.fromkeys(ranked[len(ranked) - bottom :], "bottom"))
    return found


def is_new(started_on: date | None, on: date) -> bool:
    """New reps have no year of results to be ranked by: their first three months."""
    return started_on is not None and on < months_later(started_on, NEW_MONTHS)


def _share(percent: int, count: int) -> int:
    return max(1, (percent * count + 50) // 100)
