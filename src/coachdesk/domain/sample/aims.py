"""Goals that reps and coach share: agreed on a focus skill, checked by what was seen, reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from coachdesk.domain.audience import PRIVATE, REP
from coachdesk.domain.days import months_later
from coachdesk.domain.goals import recheck_after
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.results import at_work
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice

_FEW = 4  # ratings before a skill says enough for a goal
_BETWEEN = timedelta(35)  # checkpoints
_HIGHEST = 5
_LONG = 100  # days between the first rating and the last: then the goal may be reached
_WINDOW, _MONTHS, _MOST = timedelta(200), 8, 2  # ago it was agreed, until it is due, goals


@dataclass(slots=True)
class Aims:
    """The goals of one rep. `rows` are the story so far: calls, ratings, entries."""

    cast: Cast
    rep: Rep
    today: date
    offset_minutes: int
    dice: Dice = field(init=False)
    voice: Voice = field(init=False)
    _calls: dict[str, date] = field(init=False)
    _skills: dict[str, Skill] = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Dice(0, self.rep.id, "goals")
        self.voice = Voice(self.rep, self.dice)
        self._skills = {skill.id: skill for skill in self.cast.skills}

    def rows(self, told: Sequence[Row]) -> Iterator[Row]:
        """A goal on each skill that was rated often enough; one that the rep only proposed."""
        self._calls = {
            row.id: date.fromisoformat(row.fields["held_on"]) for row in told if row.table == "call"
        }
        rated: dict[str, list[tuple[date, int]]] = {}
        for row in told:
            if row.table == "rating" and row.fields.get("rater") != "rep" and row.fields["level"]:
                day = self._calls[row.fields["call_id"]]
                if self.today - day < _WINDOW:
                    rated.setdefault(row.fields["skill_id"], []).append((day, row.fields["level"]))
        wanted = sorted(rated, key=lambda skill_id: rated[skill_id][-1][0], reverse=True)[:_MOST]
        for skill_id in wanted:
            if len(rated[skill_id]) >= _FEW:
                yield from self._goal(self._skills[skill_id], rated[skill_id], told)
        if not self.rep.neglected and self.dice.happens(0.4):
            on = self.today - timedelta(self.dice.randint(3, 20))
            yield self._row("goal", max(on, self.rep.joined_on), {
                "words": "Take on one of the large accounts", "kind": "career",
                "proposed_on": on.isoformat(), "proposed_by": "rep",
                "rep_agreed_on": on.isoformat(), "audience": REP,
            })  # fmt: skip

    def _goal(
        self, skill: Skill, rated: list[tuple[date, int]], told: Sequence[Row]
    ) -> Iterator[Row]:
        """From where the rep began to two levels on; its checkpoints follow the ratings."""
        began = rated[1][0]
        baseline = int(median(level for _, level in rated[:3]))
        target = min(_HIGHEST, max(3, baseline + self.dice.choice((1, 1, 2))))
        agreed = min(began + timedelta(self.dice.randint(0, 4)), self.today)
        due = months_later(agreed, _MONTHS)
        goal = self._row("goal", began, {
            "skill_id": skill.id, "words": self.voice.says(self.cast.goal, skill.name, {}),
            "purpose": "grow", "baseline": baseline, "target": target,
            "reach": self.dice.choice(("within reach", "within reach", "stretch")),
            "due_on": due.isoformat(), "proposed_on": began.isoformat(), "proposed_by": "coach",
            "coach_agreed_on": began.isoformat(), "rep_agreed_on": agreed.isoformat(),
            "audience": REP,
        })  # fmt: skip
        yield goal
        checked = agreed
        for place, (day, _) in enumerate(rated):
            if day - checked >= _BETWEEN and day < self.today:
                checked = day
                level = int(median(level for _, level in rated[max(0, place - 2) : place + 1]))
                yield from self._checkpoint(goal, skill, day, level, told)
        last = [level for _, level in rated[-3:]]
        is_long = (rated[-1][0] - began).days >= _LONG
        if is_long and min(last) >= target and checked > agreed:
            again = recheck_after(checked).isoformat()
            goal.fields.update(reached_on=checked.isoformat(), recheck_on=again)

    def _checkpoint(
        self, goal: Row, skill: Skill, on: date, level: int, told: Sequence[Row]
    ) -> Iterator[Row]:
        audience = REP if self.dice.happens(0.8) else PRIVATE
        checkpoint = self._row("checkpoint", on, {
            "goal_id": goal.id, "checked_on": on.isoformat(), "value": level,
            "audience": audience,
        })  # fmt: skip
        yield checkpoint
        seen = [
            row for row in told
            if row.table == "entry" and row.fields["skill_id"] == skill.id
            and self._calls[row.fields["call_id"]] == on and row.fields["mark"] == "strength"
        ]  # fmt: skip
        for entry in seen[:1]:
            yield self._row("citation", on, {
                "checkpoint_id": checkpoint.id, "entry_id": entry.id, "text": entry.fields["text"],
                "held_on": on.isoformat(), "mark": entry.fields["mark"],
            })  # fmt: skip

    def _row(self, table: str, on: date, fields: dict[str, Any]) -> Row:
        id = self.dice.id(at_work(on, self.offset_minutes))
        return Row(table, id, {"rep_id": self.rep.id} | fields)
