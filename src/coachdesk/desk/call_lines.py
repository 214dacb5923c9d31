"""What stands in a live call, line by line: its entries and steps as they came."""

from dataclasses import dataclass

from coachdesk.desk.call import Call
from coachdesk.desk.call_entries import entries_of
from coachdesk.domain.moment import stamp
from coachdesk.store.ids import made_at
from coachdesk.store.store import Store

STEP = "step"

_STEPS = "SELECT id, what FROM step WHERE call_id = ?"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, or a step, with the call's minute it was noted in."""

    id: str
    text: str
    mark: str | None  # a mark of entries, or STEP
    skill_id: str | None
    skill: str
    minute: int | None

    @property
    def is_step(self) -> bool:
        """Whether it is a step, which has neither mark nor skill."""
        return self.mark == STEP


def lines_of(store: Store, call: Call) -> list[Line]:
    """The call's lines in the order they were noted; ids sort by time."""
    lines = [
        Line(entry.id, entry.text, entry.mark, entry.skill_id, entry.skill, entry.minute_in(call))
        for entry in entries_of(store, call.id)
    ]
    for id, what in store.rows(_STEPS, call.id):
        minute = None if call.from_memory else int(call.minutes_until(stamp(made_at(id))))
        lines.append(Line(id, what, STEP, None, "", minute))
    return sorted(lines, key=lambda line: line.id)
