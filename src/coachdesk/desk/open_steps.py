"""All steps of the team that are still open, the coach's own promises first."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.step import Step, steps_open_with
from coachdesk.domain.identity import folded
from coachdesk.store.store import Store

_PEOPLE = """SELECT r.id, w.id, w.name FROM rep r JOIN rep w ON w.id = coalesce(r.same_as_id, r.id)
    WHERE w.archived_on IS NULL"""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step, and the rep on the roster whom it concerns."""

    step: Step
    rep_id: str
    rep_name: str

    def fits(self, words: str) -> bool:
        """Whether each word stands in the step or the name."""
        text = folded(f"{self.rep_name} {self.step.what} {self.step.how_seen}")
        return all(word in text for word in folded(words).split())


def all_open_steps(store: Store, today: date) -> list[OpenStep]:
    """Mine first, then the soonest; those of archived reps wait with them."""
    people = {id: (whole, name) for id, whole, name in store.rows(_PEOPLE)}
    return [
        OpenStep(step, *people[step.rep_id])
        for step in steps_open_with(store, today)
        if step.rep_id in people
    ]
