"""Shared goals: what has been agreed by whom, how far it is, and how that is said."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coachdesk.domain.audience import Audience
from coachdesk.domain.days import listed, months_later
from coachdesk.domain.focus import Purpose

Kind = Literal["skill", "segment", "product", "channel", "career"]
Reach = Literal["within reach", "stretch", "far"]
Outcome = Literal["kept", "dropped", "replaced"]
State = Literal["proposed", "agreed", "maintenance", "ended"]
Party = Literal["coach", "rep"]
KINDS: tuple[Kind, ...] = get_args(Kind)
REACHES: tuple[Reach, ...] = get_args(Reach)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
STATES: tuple[State, ...] = get_args(State)

RECHECK_MONTHS = 3  # how long a goal that was reached is left alone
LOWEST, HIGHEST = 1, 5  # of a skill's levels


@dataclass(frozen=True, slots=True)
class Goal:
    """What a rep wants to reach, in the rep's own words; `skill` is that skill's name."""

    id: str
    rep_id: str
    skill_id: str | None
    skill: str
    words: str
    kind: Kind
    purpose: Purpose | None
    baseline: float | None
    target: float | None
    unit: str
    reach: Reach | None
    due_on: date | None
    proposed_on: date
    proposed_by: Party
    coach_agreed_on: date | None
    rep_agreed_on: date | None
    reached_on: date | None
    recheck_on: date | None
    closed_on: date | None
    outcome: Outcome | None
    outcome_note: str
    audience: Audience
    now: float | None = None  # by its latest checkpoint or ratings

    @property
    def agreed_on(self) -> date | None:
        """The day from which both had agreed, or None while it is proposed."""
        if self.coach_agreed_on is None or self.rep_agreed_on is None:
            return None
        return max(self.coach_agreed_on, self.rep_agreed_on)

    @property
    def state(self) -> State:
        """How far it is on its way."""
        if self.closed_on:
            return "ended"
        if self.reached_on:
            return "maintenance"
        return "agreed" if self.agreed_on else "proposed"

    def is_due(self, today: date) -> bool:
        """Whether its day, or that of looking again, has come."""
        on = {"agreed": self.due_on, "maintenance": self.recheck_on}.get(self.state)
        return on is not None and on <= today

    def aim(self, today: date) -> str:
        """From what to what by when: 2 → 4 by 31 Dec; 12 → 20 accounts; nothing where unsaid."""
        way = f"{figure(self.baseline)} → {figure(self.target)}".strip()
        if self.target is None:
            way = f"from {figure(self.baseline)}" if self.baseline is not None else ""
        unit = self.unit if way else ""
        by = f"by {listed(self.due_on, today)}" if self.due_on else ""
        return " ".join(filter(None, (way, unit, by)))

    def standing(self, today: date) -> str:
        """Its aim, and how far it is: 2 → 4 by 31 Dec · now 4."""
        now = f"now {figure(self.now)}" if self.now is not None else ""
        return " · ".join(filter(None, (self.aim(today), now)))

    def agreement(self, first_name: str, today: date) -> str:
        """Who has agreed since when, or who has yet to; and what came after it."""
        if self.closed_on:
            on, note = listed(self.closed_on, today), self.outcome_note
            return " · ".join(filter(None, (f"{self.outcome or 'ended'} {on}", note)))
        if self.reached_on:
            again = f"look again {listed(self.recheck_on, today)}" if self.recheck_on else ""
            return " · ".join(filter(None, (f"reached {listed(self.reached_on, today)}", again)))
        if self.agreed_on:
            return f"agreed by both {listed(self.agreed_on, today)}"
        if self.coach_agreed_on:
            return f"proposed · {first_name} has yet to agree"
        if self.rep_agreed_on:
            return f"proposed by {first_name} · you have yet to agree"
        return "proposed · neither has agreed yet"


def figure(value: float | None) -> str:
    """A figure as people write it: 4, 2.5, 12,000."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def recheck_after(reached_on: date) -> date:
    """When a goal that was reached is looked at again, unless another day is said."""
    return months_later(reached_on, RECHECK_MONTHS)


def in_order(goal: Goal) -> tuple[int, bool, date, str]:
    """What both work on first, the soonest on top; then what is kept up; ended ones last."""
    if goal.closed_on:
        return (2, False, date.fromordinal(date.max.toordinal() - goal.closed_on.toordinal()),
                goal.id)  # fmt: skip
    on = goal.recheck_on if goal.reached_on else goal.due_on
    return (int(goal.reached_on is not None), on is None, on or goal.proposed_on, goal.id)
