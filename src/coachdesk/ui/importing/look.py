"""All that the page shows of a draft, found off the GUI thread."""

from dataclasses import dataclass, field
from datetime import date

from coachdesk.desk.importing import Plan
from coachdesk.domain.importing import Outcome
from coachdesk.domain.refused import Refused
from coachdesk.exchange.draft import Draft, shown, stages_of
from coachdesk.exchange.reading import OrderUnknown, Reading
from coachdesk.store.store import Store

SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Look:
    """`samples`: field → cells as understood, and whether they were. No plan: something stops it.

    `doubtful` is a date that can be read in two ways; somebody has to say which.
    """

    lines: tuple[int, ...] = ()
    samples: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    stages: list[tuple[str, int, Outcome | None]] = field(default_factory=list)
    plan: Plan | None = None
    trouble: str = ""
    doubtful: str = ""


def look_at(draft: Draft, store: Store, today: date) -> Look:
    """Read, plan, and keep what a person has to see of both."""
    try:
        reading = draft.reading()
    except Refused as refused:
        return Look(trouble=str(refused))
    lines = tuple(row.line for row in reading.table.rows[:SAMPLES])
    plan, trouble, doubtful = None, "", ""
    try:
        plan = None if draft.missing else draft.plan(store, today, reading)
    except OrderUnknown as unknown:
        doubtful = unknown.example
    except Refused as refused:
        trouble = str(refused)
    return Look(lines, _samples(reading), stages_of(reading), plan, trouble, doubtful)


def _samples(reading: Reading) -> dict[str, list[tuple[str, bool]]]:
    rows = reading.table.rows[:SAMPLES]
    try:
        return {key: [shown(reading, key, row) for row in rows] for key in reading.columns}
    except OrderUnknown:
        return {key: [(reading.text(row, key), True) for row in rows] for key in reading.columns}
