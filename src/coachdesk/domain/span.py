"""Span of control: what coaching a team needs a month, beside what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachdesk.domain.findings import hours, in_words, many
from coachdesk.domain.tier import Tier

MOST_REPS = 10
DAYS_A_MONTH = 365.25 / 12
# At a cadence of five weeks this comes to three hours a rep a month, where trade surveys begin.
SESSION_MINUTES = 210
SESSIONS = (120, 180, SESSION_MINUTES, 300)  # offered; any other can be settled as a rule
ONE_TO_ONE_MINUTES, TALK_MINUTES = 60, 20  # where none were said
SOURCE = "coaching 3–5 h a rep a month (trade surveys); span average 8.5 (Alexander Group)"


@dataclass(frozen=True, slots=True)
class Load:
    """Coaching minutes a month: needed by the cadences, set aside as the budget, and given."""

    reps: int
    needed: float
    wanted: float | None  # None: no budget was set
    given: float
    session: float = SESSION_MINUTES

    @property
    def there(self) -> float:
        """What there is to coach with."""
        return self.given if self.wanted is None else self.wanted

    @property
    def short(self) -> float:
        """What is missing."""
        return max(0.0, self.needed - self.there)

    @property
    def well(self) -> int:
        """How many reps can be coached at their cadence."""
        if not self.needed:
            return self.reps
        return min(self.reps, int(self.reps * self.there / self.needed + 1e-9))

    @property
    def finding(self) -> str:
        """The sentence of it."""
        if not self.reps:
            return "Nobody is on the roster yet."
        need = f"{many(self.reps, 'rep')} {'needs' if self.reps == 1 else 'need'}"
        have = "you have" if self.wanted is not None else "you gave"
        told = (
            f"{need} {hours(self.needed)} a month; {have} {hours(self.there).removesuffix(' h')}."
        )
        return f"{told} {self._who()}".rstrip()

    @property
    def warning(self) -> str:
        """What to say where there are more reps than one person can coach."""
        if self.reps <= MOST_REPS:
            return ""
        return f"{self.reps} reps are more than the ten that one manager can coach."

    def _who(self) -> str:
        if self.well == self.reps:
            return "All can be coached well." if self.reps > 1 else ""
        who = {0: "None"}.get(self.well, in_words(self.well).capitalize())
        return f"{who} can be coached well."


def needed(tiers: Sequence[Tier], cadences: Mapping[Tier, int], session: float) -> float:
    """Minutes a month that keep everybody within the cadence of the tier."""
    return sum(session * DAYS_A_MONTH / cadences[tier] for tier in tiers)
