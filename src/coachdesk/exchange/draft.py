"""What somebody is about to bring in: a table, and what was said or guessed of its columns."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from coachdesk.desk.importing import Plan
from coachdesk.desk.importing_people import plan_people
from coachdesk.desk.importing_requests import plan_requests
from coachdesk.desk.importing_results import plan_deals, plan_quotas
from coachdesk.domain.column_names import (
    DEAL_FIELDS,
    PERSON_FIELDS,
    QUOTA_FIELDS,
    REQUEST_FIELDS,
    Field,
)
from coachdesk.domain.columns import guess
from coachdesk.domain.importing import Intake, Outcome
from coachdesk.domain.results import outcome_of
from coachdesk.domain.table import Row, Table, text_of
from coachdesk.exchange.figures import Unreadable
from coachdesk.exchange.importing import (
    REP_FIELDS,
    as_lines,
    deals_in,
    missing_for_deals,
    missing_for_people,
    missing_for_quotas,
    missing_for_requests,
    people_in,
    quotas_in,
    refuse_all_refused,
    refuse_missing,
    requests_in,
)
from coachdesk.exchange.picking import only, with_rows
from coachdesk.exchange.reading import Reading
from coachdesk.store.store import Store

T = TypeVar("T")
Kind = Literal["people", "deals", "quotas", "requests"]

FIELDS: dict[Kind, tuple[Field, ...]] = {
    "people": PERSON_FIELDS,
    "deals": DEAL_FIELDS,
    "quotas": REP_FIELDS + QUOTA_FIELDS,
    "requests": REP_FIELDS + REQUEST_FIELDS,
}
_MISSING = {
    "people": missing_for_people,
    "deals": missing_for_deals,
    "quotas": missing_for_quotas,
    "requests": missing_for_requests,
}
_DAYS = frozenset(("closed_on", "created_on", "started_on", "asked_on", "period_end"))
_AMOUNTS = frozenset(("value", "quota", "actual"))


@dataclass(frozen=True)
class Draft:
    """`columns`: field → column; `rows`: which rows alone, as column and what it says."""

    kind: Kind
    table: Table
    columns: Mapping[str, int]
    order: str = ""
    stages: Mapping[str, Outcome] = field(default_factory=dict)
    rows: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, kind: Kind, table: Table) -> "Draft":
        """As guessed; of two columns with one name neither is."""
        table = as_lines(table) if kind == "requests" else table
        twins = {at for at, name in enumerate(table.header) if f"{name} (2)" in table.header}
        columns = guess(FIELDS[kind], table.header)
        return cls(kind, table, {key: at for key, at in columns.items() if at not in twins})

    @property
    def missing(self) -> list[str]:
        """The fields that still need a column."""
        return _MISSING[self.kind](self.columns)

    def reading(self) -> Reading:
        """The rows that are meant, to be read."""
        table = with_rows(self.table)
        for column, value in self.rows:
            table = only(table, column, value)
        return Reading(table, self.columns, self.order, self.stages)

    def plan(self, store: Store, today: date, reading: Reading | None = None) -> Plan:
        """What it would change today. Refused where a field or every line is missing."""
        refuse_missing(self.table, self.missing)
        reading = reading or self.reading()
        if self.kind == "people":
            return plan_people(store, _some(reading, people_in(reading)))
        if self.kind == "deals":
            return plan_deals(store, _some(reading, deals_in(reading)))
        if self.kind == "requests":
            return plan_requests(store, _some(reading, requests_in(reading)), today)
        return plan_quotas(store, _some(reading, quotas_in(reading)))


def _some(reading: Reading, intake: Intake[T]) -> Intake[T]:
    refuse_all_refused(reading.table, intake)
    return intake


def shown(reading: Reading, key: str, row: Row) -> tuple[str, bool]:
    """A sample cell as it was understood, and whether it was."""
    try:
        if key in _DAYS:
            day = reading.day(row, key)
            return (f"{day.day} {day:%b %Y}" if day else ""), True
        if key in _AMOUNTS:
            amount = reading.amount(row, key)
            return ("" if amount is None else f"{amount:,.12g}"), True
    except Unreadable:
        return reading.text(row, key), False
    return reading.text(row, key), True


def stages_of(reading: Reading) -> list[tuple[str, int, Outcome | None]]:
    """The stages of the table, the most frequent first, and how they are taken."""
    if not reading.has("stage"):
        return []
    counts = Counter(reading.text(row, "stage") for row in reading.table.rows)
    return [
        (stage, count, reading.stages.get(stage.casefold()) or outcome_of(stage))
        for stage, count in counts.most_common()
        if stage
    ]


def kind_of(table: Table) -> Kind:
    """What a table is most likely about."""
    for kind in ("deals", "quotas", "requests"):
        if not table.headless and not _MISSING[kind](guess(FIELDS[kind], table.header)):
            return kind
    return "people"


def values_of(table: Table, column: int) -> list[str]:
    """What stands in a column, each once, by name."""
    return sorted({text_of(row.cell(column)) for row in table.rows} - {""}, key=str.casefold)
