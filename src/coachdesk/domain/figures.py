"""The rows behind each chart of coaching history, from which its sentence is counted."""

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Coached:
    """One ended coaching call: whom it went to, on which local day, and how long it took.

    A one-to-one or a talk has no `call_id`.
    """

    call_id: str
    rep_id: str
    on: date
    minutes: float


@dataclass(frozen=True, slots=True)
class Span:
    """Coaching minutes of a week (or of a month, in long periods) by the tier of each day."""

    period: Period
    top: float = 0
    middle: float = 0
    bottom: float = 0
    new: float = 0
    ends_quarter: date | None = None

    @property
    def minutes(self) -> float:
        """All of them."""
        return self.top + self.middle + self.bottom + self.new


@dataclass(frozen=True, slots=True)
class Attention:
    """What a tier got of the coach's time, beside its size and the target."""

    tier: str
    minutes: float
    reps: int
    target: int


@dataclass(frozen=True, slots=True)
class MonthResults:
    """A rep's month; what no table brought is None: a gap is never a zero."""

    month: date
    won: int | None = None
    lost: int | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How much of a quota was reached in its own period, a month or a quarter."""

    period: Period
    percent: float


@dataclass(frozen=True, slots=True)
class MonthEntries:
    """What was noted of a rep in a month, account news apart."""

    month: date
    strengths: int
    deficiencies: int
    neutral: int


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest rating of a rep in a skill, and how many there are in the period."""

    rep_id: str
    rep: str
    skill_id: str
    skill: str
    level: int
    on: date
    count: int
    call_id: str
    kind: str = ""  # "from memory", "joint selling": where it was not seen in a coaching call
    disputed: bool = False
    own: int | None = None  # the rep's, where the two differ on it


@dataclass(frozen=True, slots=True)
class Kept:
    """Planned sessions of one rep by how they ended; those still open count as neither."""

    rep: str
    tier: str
    done: int = 0
    moved: int = 0
    cancelled: int = 0

    @property
    def planned(self) -> int:
        """All that ended in some way, moved ones too."""
        return self.done + self.moved + self.cancelled


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many: "debriefed the same day" 17 of 21."""

    what: str
    done: int
    of: int
