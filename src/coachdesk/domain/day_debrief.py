"""The talk about a whole day with a rep: how each call of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["live", "to do", "debriefed", "as one", "not debriefed"]

NO_STEP = "A day of coaching closes on a next step: say what will be done."
_ORDER = {"strength": 0, None: 1, "question": 1, "customer": 1, "takeover": 2, "deficiency": 3}


@dataclass(frozen=True, slots=True)
class RatedBoth:
    """A skill as both saw it in a call; None: nobody said, 0: not observed."""

    skill: str
    own: int | None
    rated: int | None

    def said(self, rep: str) -> str:
        """Ask questions Kary 3 · you 4."""
        whose = [
            f"{who} {level or 'not observed'}"
            for who, level in ((rep, self.own), ("you", self.rated))
            if level is not None
        ]
        return f"{self.skill}: {' · '.join(whose)}"


def rank(mark: str | None) -> int:
    """Where an entry stands among those of its skill: strengths first, then what was seen."""
    return _ORDER.get(mark, 1)


def days_said(states: Sequence[State]) -> str:
    """How the day's calls stand: 3 calls, 1 to debrief."""
    calls, waiting = len(states), states.count("to do")
    told = "1 call" if calls == 1 else f"{calls} calls"
    return f"{told}, {waiting} to debrief" if waiting else told
