"""What was agreed after a call, and what became of it by the day the story ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row
from coachdesk.domain.sample.visits import Visit
from coachdesk.domain.sample.wording import Voice

_RESULTS = {"done": 76, "adapted": 14, "dropped": 10}


@dataclass(frozen=True, slots=True)
class Steps:
    """Writes the next steps of one rep. `rides` are the days they met, in order."""

    cast: Cast
    rep: Rep
    voice: Voice
    today: date
    rides: tuple[date, ...]

    def after(self, visit: Visit, at: datetime, on: date) -> Row:
        """The step that a call was left with, and its result where that is known."""
        dice = self.rep.dice
        mine = dice.happens(0.17)
        what = (
            self.voice.says(self.cast.step, "coach", visit.scene)
            if mine
            else self.voice.says(dice.choice(visit.focus).phrases, "step", visit.scene)
        )
        due = self._due(on)
        fields: dict[str, Any] = {
            "rep_id": self.rep.id,
            "call_id": visit.id,
            "owner": "coach" if mine else "rep",
            "what": what,
            "agreed_on": on.isoformat(),
            "how_seen": "" if mine else self.voice.says(self.cast.step, "how_seen", visit.scene),
            **due,
        }
        return Row("step", dice.id(at), fields | self._result(visit, on, due, mine=mine))

    def _due(self, on: date) -> dict[str, str | None]:
        """In a few days as a rule, else when the two next meet."""
        dice = self.rep.dice
        if dice.happens(0.35):
            return {"due_when": dice.choice(("next call", "next call", "next ride-along"))}
        days = dice.choice((3, 5, 7, 7, 10, 14, 14, 21))
        due = on + timedelta(days=days)
        return {"due_on": (due - timedelta(days=max(0, due.weekday() - 4))).isoformat()}

    def _result(
        self, visit: Visit, on: date, due: dict[str, str | None], *, mine: bool
    ) -> dict[str, Any]:
        """Closed about when it was due, now and then left open: mine oftener, old ones seldom."""
        dice = self.rep.dice
        met = next((ride for ride in self.rides if ride > on), None)
        due_on = due.get("due_on")
        by = date.fromisoformat(due_on) if due_on else met
        if by is None:
            return {}
        closed = by + timedelta(days=dice.choice((-2, -1, 0, 0, 0, 1, 3)) if due_on else 0)
        ago = (self.today - by).days
        recently = 0.4 if mine else 0.2
        forgotten = recently if ago < 45 else 0.02 if ago < 120 else 0.0
        if max(closed, on) >= self.today or dice.happens(forgotten):
            return {}
        result = dice.choices(list(_RESULTS), list(_RESULTS.values()))[0]
        note = self.voice.says(self.cast.step, result, visit.scene)
        adaptation = {"adaptation": note} if result == "adapted" else {}
        closed_on = max(closed, on).isoformat()
        return {"result": result, "result_note": note, "closed_on": closed_on, **adaptation}
