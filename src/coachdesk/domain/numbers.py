"""The page that answers the director: figures of a month or quarter, no judgement, no text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from coachdesk.domain.days import MONTH_NAMES, MONTHS
from coachdesk.domain.figures import Attention
from coachdesk.domain.findings import many, shares
from coachdesk.domain.kept import Rate
from coachdesk.domain.periods import Period
from coachdesk.domain.told import Told


@dataclass(frozen=True, slots=True)
class FocusSkill:
    """A focus skill of a rep in the period: how often it was rated, and the levels in order."""

    skill: str
    levels: tuple[int, ...] = ()

    def said(self, *, ratings: bool) -> str:
        """The skill with its n; where ratings of persons were asked for, first and last level."""
        if not ratings or not self.levels:
            return f"{self.skill} (n {len(self.levels)})"
        first, last = self.levels[0], self.levels[-1]
        level = f"{first} → {last}" if len(self.levels) > 1 else str(last)
        return f"{self.skill} {level} (n {len(self.levels)})"


@dataclass(frozen=True, slots=True)
class RepNumbers:
    """A rep's figures; each rate says what it rests on."""

    rep_id: str
    name: str
    field_days: int = 0
    ride_alongs: Rate = field(default_factory=lambda: Rate("", 0, 0))
    minutes: float = 0
    debriefed: Rate = field(default_factory=lambda: Rate("", 0, 0))
    steps: Rate = field(default_factory=lambda: Rate("", 0, 0))
    focus: tuple[FocusSkill, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The whole page."""

    period: Period
    name: str
    reps: Sequence[RepNumbers]
    split: Sequence[Attention]
    kept: Rate  # of all planned sessions
    own_steps: Rate  # what the coach promised
    told: Sequence[Told] = ()  # texts that were marked for the director
    unseen: Sequence[RepNumbers] = ()  # erased reps, too few to be a line of their own

    @property
    def team(self) -> RepNumbers:
        """All reps together."""
        return together("", "Team", [*self.reps, *self.unseen])

    @property
    def sentences(self) -> list[str]:
        """The page in words: each figure with what it rests on."""
        team = self.team
        days, rides = many(team.field_days, "field day"), many(team.ride_alongs.done, "ride-along")
        return [
            f"{days}, {rides}, {team.minutes / 60:.1f} h of coaching",
            f"Planned sessions kept: {self.kept.said}",
            f"Debriefs within a day: {team.debriefed.said}",
            f"Steps kept: reps {team.steps.said}, coach {self.own_steps.said}",
            _shares_said(self.split),
        ]


def together(rep_id: str, name: str, reps: Sequence[RepNumbers]) -> RepNumbers:
    """The figures of several as one line."""
    return RepNumbers(
        rep_id, name, sum(rep.field_days for rep in reps), _added(rep.ride_alongs for rep in reps),
        sum(rep.minutes for rep in reps), _added(rep.debriefed for rep in reps),
        _added(rep.steps for rep in reps),
    )  # fmt: skip


COLUMNS = (
    "Rep", "Field days", "Ride-alongs", "Planned", "Hours", "Debriefs within a day", "Debriefs",
    "Steps kept", "Steps", "Focus skills",
)  # fmt: skip


def table(numbers: Numbers, *, ratings: bool = False) -> list[tuple[str | int | float, ...]]:
    """A line a rep under COLUMNS, the team's last."""
    return [_line(rep, ratings=ratings) for rep in (*numbers.reps, numbers.team)]


SHOWN = ("Rep", "Field days", "Ride-alongs", "Hours", "Debriefs in a day", "Steps kept",
         "Focus skills")  # fmt: skip


def shown(numbers: Numbers, *, ratings: bool = False) -> list[tuple[str, ...]]:
    """The same in the window, under SHOWN: each rate in one cell."""
    return [
        (
            rep.name, str(rep.field_days), _of(rep.ride_alongs), f"{rep.minutes / 60:.1f}",
            _of(rep.debriefed), _of(rep.steps), focus_said(rep, ratings=ratings),
        )
        for rep in (*numbers.reps, numbers.team)
    ]  # fmt: skip


def text(numbers: Numbers, *, ratings: bool = False) -> str:
    """The page for a mail."""
    lines = [f"Coaching in {numbers.name}", "", *numbers.sentences, ""]
    lines += [_told(rep, ratings=ratings) for rep in numbers.reps]
    if numbers.told:
        lines += ["", *(one.line for one in numbers.told)]
    return "\n".join(lines) + "\n"


def name_of(period: Period) -> str:
    """A month as November 2026, a quarter as Oct–Dec 2026."""
    first, last = period.first, period.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTH_NAMES[first.month - 1]} {first.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{MONTHS[first.month - 1]}{year} – {MONTHS[last.month - 1]} {last.year}"


def _line(rep: RepNumbers, *, ratings: bool) -> tuple[str | int | float, ...]:
    return (
        rep.name, rep.field_days, rep.ride_alongs.done, rep.ride_alongs.planned,
        round(rep.minutes / 60, 2), rep.debriefed.done, rep.debriefed.planned,
        rep.steps.done, rep.steps.planned, focus_said(rep, ratings=ratings),
    )  # fmt: skip


def focus_said(rep: RepNumbers, *, ratings: bool) -> str:
    """A rep's focus skills in one line."""
    return ", ".join(skill.said(ratings=ratings) for skill in rep.focus)


def _of(rate: Rate) -> str:
    return f"{rate.done} of {rate.planned}" if rate.planned else "–"


def _told(rep: RepNumbers, *, ratings: bool) -> str:
    facts = [
        many(rep.field_days, "field day"),
        f"ride-alongs {rep.ride_alongs.done} of {rep.ride_alongs.planned}",
        f"{rep.minutes / 60:.1f} h",
        f"debriefs {rep.debriefed.done} of {rep.debriefed.planned}",
        f"steps {rep.steps.done} of {rep.steps.planned}",
        focus_said(rep, ratings=ratings),
    ]
    return f"{rep.name}: " + ", ".join(filter(None, facts))


def _shares_said(rows: Sequence[Attention]) -> str:
    given = shares([row.minutes for row in rows])
    heads = shares([row.reps for row in rows])
    return "Split: " + ", ".join(
        f"{row.tier} {share} % (target {row.target}, reps {head} %)"
        for row, share, head in zip(rows, given, heads, strict=True)
    )


def _added(rates: Iterable[Rate]) -> Rate:
    parts = list(rates)
    return Rate("", sum(rate.done for rate in parts), sum(rate.planned for rate in parts))
