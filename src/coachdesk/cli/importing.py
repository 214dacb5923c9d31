"""People and results from tables, on the command line."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from coachdesk.cli.files import FILE, reading, writing
from coachdesk.cli.lines import short
from coachdesk.desk.importing import Item, OutOfDate, Plan, apply
from coachdesk.domain.column_names import RESULT_FIELDS
from coachdesk.domain.columns import chosen, column_at
from coachdesk.domain.importing import Outcome
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Table
from coachdesk.exchange.dates import DAY_FIRST, MONTH_FIRST
from coachdesk.exchange.draft import FIELDS, Draft, Kind
from coachdesk.exchange.importing import (
    as_lines,
    is_of_quotas,
    missing_for_deals,
    missing_for_people,
    missing_for_quotas,
    missing_for_requests,
    refuse_missing,
)
from coachdesk.exchange.picking import the_table
from coachdesk.exchange.tables import tables_in
from coachdesk.store.clock import system_clock
from coachdesk.store.store import Store

_MOST_LINES = 20


@dataclass(frozen=True)
class Asked:
    """What was said on the command line beside the two files."""

    columns: Mapping[str, str]
    rows: tuple[tuple[str, str], ...]
    sheet: str
    hidden: bool
    headless: bool
    order: str
    stages: Mapping[str, Outcome]
    dry_run: bool
    as_json: bool


def _pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Any:
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"“{value}” has no = in it.", ctx, param)
    return tuple(tuple(value.split("=", 1)) for value in values)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((
        click.argument("file", type=FILE),
        click.argument("table", type=FILE),
        click.option("--map", "columns", metavar="FIELD=COLUMN", multiple=True, callback=_pairs,
                     help="Which column holds a field, where the guess is wrong."),
        click.option("--only", "rows", metavar="COLUMN=VALUE", multiple=True, callback=_pairs,
                     help="Take only the rows with this value."),
        click.option("--sheet", default="", help="Which sheet of a workbook."),
        click.option("--hidden", is_flag=True, help="Take hidden rows, columns and sheets too."),
        click.option("--no-header", "headless", is_flag=True,
                     help="The first row is no header: the columns are Column A, Column B …"),
        click.option("--dates", "order", type=click.Choice([DAY_FIRST, MONTH_FIRST]),
                     help="How to read 03/04/2025, where no date of the table tells."),
        click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing."),
        click.option("--json", "as_json", is_flag=True, help="For a program to read."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.command("import-reps")
@_options
def import_reps(file: Path, table: Path, **said: Any) -> None:
    """Bring the people of TABLE (CSV, XLSX, XLS, ODS) onto the roster of FILE.

    They are matched by id, else by any name they ever had. Fields: name, first_name, last_name,
    external_id, territory, manager, started_on.
    """
    asked = _asked(said)
    tables = _tables(table, asked)
    found = the_table(table.name, tables, FIELDS["people"], missing_for_people, asked.sheet)
    columns = chosen(FIELDS["people"], found.header, asked.columns)
    _bring(file, _draft("people", found, columns, asked), asked)


@click.command("import-results")
@_options
@click.option("--won", metavar="STAGE", multiple=True, help="A stage that means won.")
@click.option("--lost", metavar="STAGE", multiple=True, help="A stage that means lost.")
@click.option("--open", "open_", metavar="STAGE", multiple=True, help="A stage that is open.")
def import_results(file: Path, table: Path, **said: Any) -> None:
    """Bring the deals of TABLE, or its quotas by period, onto the reps of FILE.

    A deal counts in the month of its close date. Fields: rep, rep_id, stage, closed_on, value,
    account, product, deal_id, created_on; or rep, period, period_end, quota, actual,
    quota_percent. Who isn't on the roster is left out and named.
    """
    asked = _asked(said)
    tables = _tables(table, asked)
    found = the_table(table.name, tables, RESULT_FIELDS, _missing_results, asked.sheet)
    columns = chosen(RESULT_FIELDS, found.header, asked.columns)
    kind: Kind = "quotas" if is_of_quotas(columns) else "deals"
    _bring(file, _draft(kind, found, columns, asked), asked)


@click.command("import-requests")
@_options
def import_requests(file: Path, table: Path, **said: Any) -> None:
    """Bring what reps asked to be coached on into FILE, from a table or lines like “Kary: pricing”.

    Fields: rep, rep_id, what, asked_on; without a day it was today. What is there already stays
    as it is; who isn't on the roster is left out and named.
    """
    asked = _asked(said)
    tables = [as_lines(found) for found in _tables(table, asked)]
    fields = FIELDS["requests"]
    found = the_table(table.name, tables, fields, missing_for_requests, asked.sheet)
    columns = chosen(fields, found.header, asked.columns)
    _bring(file, _draft("requests", found, columns, asked), asked)


def _tables(path: Path, asked: Asked) -> list[Table]:
    tables = tables_in(path, hidden=asked.hidden)
    return [table.headed(wanted=False) for table in tables] if asked.headless else tables


def _missing_results(columns: Mapping[str, int]) -> list[str]:
    return (missing_for_quotas if is_of_quotas(columns) else missing_for_deals)(columns)


def _asked(said: dict[str, Any]) -> Asked:
    endings: dict[Outcome, str] = {"won": "won", "lost": "lost", "open": "open_"}
    stages = {
        stage.casefold(): ending
        for ending, option in endings.items()
        for stage in said.get(option, ())
    }
    return Asked(
        dict(said["columns"]), said["rows"], said["sheet"], said["hidden"], said["headless"],
        said["order"] or "", stages, said["dry_run"], said["as_json"],
    )  # fmt: skip


def _draft(kind: Kind, table: Table, columns: Mapping[str, int], asked: Asked) -> Draft:
    own = {field.key for field in FIELDS[kind]}
    rows = tuple((column_at(table.header, name), value) for name, value in asked.rows)
    return Draft(
        kind, table, {key: column for key, column in columns.items() if key in own},
        asked.order, asked.stages, rows,
    )  # fmt: skip


def _bring(file: Path, draft: Draft, asked: Asked) -> None:
    """Plan, write unless it is a dry run, and say what was done."""
    refuse_missing(draft.table, draft.missing)
    reading_once = draft.reading()
    if asked.dry_run:
        with reading(file) as store:
            plan = draft.plan(store, system_clock().on, reading_once)
    else:
        with writing(file) as store:
            plan = _written(store, lambda: draft.plan(store, system_clock().on, reading_once))
    columns = {key: draft.table.header[column] for key, column in draft.columns.items()}
    click.echo(_json(plan, columns, asked) if asked.as_json else _text(plan, columns, asked))


def _written(store: Store, planned: Callable[[], Plan]) -> Plan:
    for _attempt in range(3):
        plan = planned()
        try:
            apply(store, system_clock(), plan=plan)
        except OutOfDate:  # a window beside us wrote something: plan anew
            continue
        return plan
    raise Refused("Somebody else keeps changing this file: try again in a moment.")


def _json(plan: Plan, columns: dict[str, str], asked: Asked) -> str:
    facts = {
        "dry_run": asked.dry_run,
        "columns": columns,
        "new": [asdict(item) for item in plan.new],
        "changed": [asdict(item) for item in plan.changed],
        "unchanged": plan.unchanged,
        "refused": [asdict(problem) for problem in plan.refused],
        "left_out": [asdict(item) for item in plan.left_out],
        "said": plan.said,
    }
    return json.dumps(facts, indent=1, ensure_ascii=False)


def _text(plan: Plan, columns: dict[str, str], asked: Asked) -> str:
    refused = tuple(Item(problem.line, problem.reason) for problem in plan.refused)
    parts = [
        "Columns: " + ", ".join(f"{key} = {name}" for key, name in columns.items()),
        *plan.said,
        *_listed("New", plan.new),
        *_listed("Changed", plan.changed),
        *([f"Unchanged: {plan.unchanged:,}"] if plan.unchanged else []),
        *_listed("Refused", refused),
        *_listed("Not on the roster, left out", plan.left_out),
    ]
    if asked.dry_run:
        parts.append("Nothing was changed: this was a dry run.")
    elif not plan.writes:
        parts.append("Nothing to change.")
    return "\n".join(parts)


def _listed(title: str, items: tuple[Item, ...]) -> list[str]:
    if not items:
        return []
    lines = [
        f"  line {item.line}: {short(item.who)}{' · ' if item.what else ''}{short(item.what)}"
        for item in items[:_MOST_LINES]
    ]
    more = len(items) - _MOST_LINES
    return [f"{title}: {len(items):,}", *lines, *([f"  and {more:,} more"] if more > 0 else [])]
