"""How often whom: a cadence a tier, none empty, and how far past it somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import TIERS, Tier

# Every five to six weeks; new reps monthly for three months.
DEFAULTS: Mapping[Tier, int] = {"top": 35, "middle": 35, "bottom": 42, "new": 30}
SOURCE = "a ride-along every 5–6 weeks, new reps monthly for three months (LTEN)"
LONGEST = 366


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rep stands in the cadence of the tier.

    Somebody who was never coached counts from `since`, the day from which it was possible;
    where nobody was coached yet, nothing is past.
    """

    cadence: int
    coached_on: date | None
    since: date | None
    today: date

    @property
    def days(self) -> int | None:
        """How long it has been; None where it has not begun to count."""
        start = self.coached_on or self.since
        return (self.today - start).days if start else None

    @property
    def over(self) -> int:
        """By how many days the cadence has passed; 0 where it has not."""
        return max(0, (self.days or 0) - self.cadence)

    @property
    def said(self) -> str:
        """How long ago it was, and the cadence where that has passed."""
        if self.coached_on is None:
            return f"not coached yet, cadence {self.cadence}" if self.over else "not coached yet"
        days = (self.today - self.coached_on).days
        if self.over:
            return f"not coached for {days} days, cadence {self.cadence}"
        near = {0: "coached today", 1: "coached yesterday"}
        return near.get(days, f"coached {days} days ago")


def days_of(text: str, tier: Tier) -> int:
    """A cadence as somebody typed it: 35, 35 days, 5 weeks."""
    count, _, unit = text.strip().lower().partition(" ")
    factor = {"": 1, "day": 1, "days": 1, "week": 7, "weeks": 7}.get(unit.strip())
    if not count:
        raise Refused(f"Every tier has a cadence: say how many days for {tier} reps.")
    if factor is None or not (count.isascii() and count.isdecimal()):
        raise Refused(f"“{text.strip()}” is no cadence: write a number of days, like 35.")
    days = int(count[:6]) * factor
    if not 1 <= days <= LONGEST:
        raise Refused(f"A cadence is 1 to {LONGEST} days; {days:,} would drop {tier} reps.")
    return days


def cadences(settled: Mapping[str, str]) -> dict[Tier, int]:
    """Each tier's cadence: what was settled, else the default; never none."""
    told = {tier: int(days) for tier in TIERS if (days := settled.get(tier, "")).isdecimal()}
    return {tier: told.get(tier) or DEFAULTS[tier] for tier in TIERS}
