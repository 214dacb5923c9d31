"""A table's rows as people, deals or quotas: what each line says, or why it can't be taken."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from unicodedata import category

from coachdesk.domain.column_names import (
    DEAL_FIELDS,
    PERSON_FIELDS,
    REQUEST_FIELDS,
    RESULT_FIELDS,
)
from coachdesk.domain.columns import guess
from coachdesk.domain.importing import Asked, Deal, Intake, Outcome, Person, Quota
from coachdesk.domain.matching import turned
from coachdesk.domain.refused import Refused
from coachdesk.domain.results import outcome_of
from coachdesk.domain.table import Row, Table, text_of
from coachdesk.exchange.figures import Unreadable
from coachdesk.exchange.reading import Reading

REP_FIELDS = tuple(field for field in DEAL_FIELDS if field.key in ("rep", "rep_id"))
_LABELS = {field.key: field.label for field in (*PERSON_FIELDS, *RESULT_FIELDS, *REQUEST_FIELDS)}


def missing_for_people(columns: Mapping[str, int]) -> list[str]:
    """The fields without which there are no people to take."""
    return [] if "name" in columns or {"first_name", "last_name"} <= columns.keys() else ["name"]


def missing_for_deals(columns: Mapping[str, int]) -> list[str]:
    """The fields without which there are no deals to take."""
    return _missing_rep(columns) + [key for key in ("stage", "closed_on") if key not in columns]


def missing_for_quotas(columns: Mapping[str, int]) -> list[str]:
    """The fields without which there are no quotas to take."""
    figures = columns.keys() & {"quota", "quota_percent", "actual"}
    period = ["period"] if "period" not in columns else []
    return _missing_rep(columns) + period + ([] if figures else ["quota_percent"])


def missing_for_requests(columns: Mapping[str, int]) -> list[str]:
    """The fields without which there are no requests to take."""
    return _missing_rep(columns) + ([] if "what" in columns else ["what"])


def _missing_rep(columns: Mapping[str, int]) -> list[str]:
    return [] if columns.keys() & {"rep", "rep_id"} else ["rep"]


def is_of_quotas(columns: Mapping[str, int]) -> bool:
    """Whether a table of results tells quotas by period, not deals."""
    return "stage" not in columns and bool(columns.keys() & {"period", "quota", "quota_percent"})


def refuse_missing(table: Table, missing: list[str]) -> None:
    """Say which field has no column, and how to name it."""
    if missing:
        labels = " or ".join(f"“{_LABELS[key]}”" for key in missing)
        names = ", ".join(table.header[:20]) + (" …" if len(table.header) > 20 else "")
        raise Refused(
            f"No column of {table.name} reads as {labels}; there are: {names}. "
            f"Say which one it is: --map {missing[0]}=COLUMN."
        )


def refuse_all_refused(table: Table, intake: Intake[Any]) -> None:
    """A table of which no line can be taken is most likely the wrong one."""
    if not intake.records and intake.refused:
        first, more = intake.refused[0], len(intake.refused) - 1
        others = f", and so on for {more:,} more" if more else ""
        raise Refused(
            f"No line of {table.name} can be taken: line {first.line}: {first.reason}{others}."
        )


def people_in(reading: Reading) -> Intake[Person]:
    """The people of a list."""

    def person(row: Row) -> Person:
        name = reading.text(row, "name") or " ".join(
            filter(None, (reading.text(row, "first_name"), reading.text(row, "last_name")))
        )
        if not any(sign.isalnum() or category(sign) == "So" for sign in name):
            raise Unreadable("there is no name")
        return Person(
            line=row.line,
            name=turned(name),
            external_id=reading.text(row, "external_id"),
            territory=reading.text(row, "territory"),
            manager=reading.text(row, "manager"),
            started_on=reading.day(row, "started_on"),
        )

    people, refused = reading.records(person)
    return Intake(people, refused, reading.table.said)


def deals_in(reading: Reading) -> Intake[Deal]:
    """The deals of a table, each once by its id."""
    lines: dict[str, int] = {}
    outcome_of_stage = cache(lambda stage: _outcome(reading, stage))

    def deal(row: Row) -> Deal:
        rep, rep_id = _rep(reading, row)
        stage = reading.text(row, "stage")
        outcome = outcome_of_stage(stage)
        closed_on = reading.day(row, "closed_on")
        if outcome != "open" and closed_on is None:
            raise Unreadable(f"{outcome}, but without a close date")
        id = reading.text(row, "deal_id")
        if id and (line := lines.setdefault(id, row.line)) != row.line:
            raise Unreadable(f"the deal {id} stands on line {line} already")
        return Deal(
            line=row.line,
            rep=rep,
            rep_id=rep_id,
            outcome=outcome,
            stage=stage,
            closed_on=closed_on,
            value=reading.amount(row, "value"),
            account=reading.text(row, "account"),
            product=reading.text(row, "product"),
            external_id=id,
            created_on=reading.day(row, "created_on"),
        )

    deals, refused = reading.records(deal)
    return Intake(deals, refused, (*reading.table.said, *_told(deals)))


def quotas_in(reading: Reading) -> Intake[Quota]:
    """The quotas of a table, each rep and period once."""
    lines: dict[tuple[object, ...], int] = {}

    def quota(row: Row) -> Quota:
        rep, rep_id = _rep(reading, row)
        first, last = reading.period(row)
        line = lines.setdefault((rep_id or turned(rep).casefold(), first, last), row.line)
        if line != row.line:
            raise Unreadable(f"the same rep and period stand on line {line} already")
        found = Quota(
            row.line, rep, rep_id, first, last,
            quota=reading.amount(row, "quota"),
            actual=reading.amount(row, "actual"),
            percent=reading.share(row),
        )  # fmt: skip
        if not found.figures:
            raise Unreadable("there is no figure")
        return found

    quotas, refused = reading.records(quota)
    said = reading.table.said
    if reading.has("quota_percent") and reading.in_ones:
        said += (f"“{reading.name('quota_percent')}” is read in ones: 1.04 is 104 %.",)
    return Intake(quotas, refused, said)


def requests_in(reading: Reading) -> Intake[Asked]:
    """What reps asked for, a line each."""

    def asked(row: Row) -> Asked:
        rep, rep_id = _rep(reading, row)
        what = reading.text(row, "what")
        if not what:
            raise Unreadable("it does not say what for")
        return Asked(row.line, rep, rep_id, what, reading.day(row, "asked_on"))

    found, refused = reading.records(asked)
    return Intake(found, refused, reading.table.said)


def as_lines(table: Table) -> Table:
    """A list of lines like “Kary: pricing talks” as a table of two columns; others as they are."""
    if not missing_for_requests(guess((*REP_FIELDS, *REQUEST_FIELDS), table.header)):
        return table
    lines = table.headed(wanted=False)
    texts = [", ".join(filter(None, map(text_of, row.cells))) for row in lines.rows]
    if sum(":" in text for text in texts) * 2 <= len(texts):
        return table
    parts = [text.partition(":") for text in texts]
    rows = [
        Row(row.line, (rep.strip(), what.strip()))
        for row, (rep, _, what) in zip(lines.rows, parts, strict=True)
    ]
    return replace(lines, header=("Rep", "Request"), rows=tuple(rows), top=Row(0, ()))


def _rep(reading: Reading, row: Row) -> tuple[str, str]:
    rep, rep_id = reading.text(row, "rep"), reading.text(row, "rep_id")
    if not (rep or rep_id):
        raise Unreadable("there is no rep")
    return rep, rep_id


def _outcome(reading: Reading, stage: str) -> Outcome:
    if not stage:
        raise Unreadable("there is no stage")
    outcome = reading.stages.get(stage.casefold()) or outcome_of(stage)
    if outcome is None:
        raise Unreadable(f"the stage “{stage}” doesn't say whether it was won")
    return outcome


def _told(deals: tuple[Deal, ...]) -> tuple[str, ...]:
    """How stages were read, and which values are worth a second look."""
    said = [
        f"{_LISTED[outcome]}: {_counted(deals, outcome)}."
        for outcome in ("won", "lost", "open")
        if any(deal.outcome == outcome for deal in deals)
    ]
    won = [deal for deal in deals if deal.outcome == "won"]
    if empty := sum(deal.value is None for deal in won):
        said.append(f"{empty:,} won {_deals(empty)} without a value, counted as 0.")
    if negative := sum((deal.value or 0) < 0 for deal in won):
        said.append(f"{negative:,} won {_deals(negative)} with a negative value, counted so.")
    return tuple(said)


_LISTED = {"won": "Taken as won", "lost": "Taken as lost", "open": "Kept as open deals"}


def _counted(deals: tuple[Deal, ...], outcome: Outcome) -> str:
    stages = Counter(deal.stage for deal in deals if deal.outcome == outcome)
    return ", ".join(f"{stage} {count:,}" for stage, count in stages.most_common(12))


def _deals(count: int) -> str:
    return "deal" if count == 1 else "deals"
