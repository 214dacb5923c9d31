"""Feedback at once, and who talks in it: minutes from a call's end to its debrief, counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

AT_ONCE = 30  # minutes
ENOUGH = 8  # talks, before anything is said of their trend


@dataclass(frozen=True, slots=True)
class Debriefed:
    """A coaching call that ended; without `minutes` it was not debriefed.

    `talk_id` is one for calls that were debriefed as one. `rep` is empty for who was erased.
    """

    call_id: str
    talk_id: str
    rep: str
    account: str
    on: date
    minutes: float | None
    same_day: bool
    guided: str | None = None
    spoke: str | None = None
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Delays:
    """The calls of a period, in order of time."""

    calls: Sequence[Debriefed]

    @property
    def held(self) -> list[float]:
        """The minutes of those that were debriefed."""
        return [call.minutes for call in self.calls if call.minutes is not None]

    @property
    def median(self) -> int | None:
        """Minutes from a call's end to its debrief; None where there was none."""
        return round(median(self.held)) if self.held else None

    @property
    def at_once(self) -> int:
        """How many were debriefed within half an hour."""
        return sum(minutes <= AT_ONCE for minutes in self.held)

    @property
    def same_day(self) -> int:
        """How many on their own day."""
        return sum(call.same_day for call in self.calls if call.minutes is not None)

    @property
    def reasons(self) -> Counter[str]:
        """Why the others were not, the commonest first."""
        return Counter(call.why_not for call in self.calls if call.why_not)

    @property
    def led(self) -> list[str]:
        """Talk for talk where it was said: guided or directive."""
        return [talk.guided for talk in self._talks if talk.guided]

    @property
    def spoke(self) -> list[str]:
        """Talk for talk where it was said: who spoke most."""
        return [talk.spoke for talk in self._talks if talk.spoke]

    @property
    def _talks(self) -> list[Debriefed]:
        return list({call.talk_id: call for call in self.calls}.values())


def delays_said(delays: Delays) -> str:
    """What it comes to, in a sentence or two."""
    of = len(delays.calls)
    if not of:
        return "No coaching call to debrief in this period"
    if delays.median is None:
        return "None was debriefed" if of > 1 else "It was not debriefed"
    told = (
        f"Median {minutes_said(delays.median)} from call to debrief; {delays.at_once} of {of}"
        f" within {AT_ONCE} min, {delays.same_day} of {of} the same day"
    )
    trend = talks_said(delays)
    return f"{told}. {trend}" if trend else told


def talks_said(delays: Delays) -> str:
    """Whether the rep came to speak more: the first half of the talks against the second."""
    spoke = delays.spoke
    if not spoke:
        return ""
    if len(spoke) < ENOUGH:
        return f"Who spoke was said of {len(spoke)}: too few to say more"
    half = len(spoke) // 2
    first, last = spoke[:half].count("rep"), spoke[-half:].count("rep")
    if first == last:
        return f"The rep spoke most in {first} of the first {half} talks and of the last {half}"
    return f"The rep spoke most in {first} of the first {half} talks, in {last} of the last {half}"


def minutes_said(minutes: float) -> str:
    """12 min, 3 h, 2 days: as people say how long something took."""
    if minutes < 90:
        return f"{round(minutes)} min"
    if minutes < 36 * 60:
        return f"{round(minutes / 60)} h"
    return f"{round(minutes / (24 * 60))} days"
