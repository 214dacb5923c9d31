"""Everything held about a rep: each row, private ones too, and the words there were before."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coachdesk.desk.roster import SAME_PERSON, rep_of
from coachdesk.domain.moment import stamp
from coachdesk.store.content import columns, tables_of
from coachdesk.store.erasing import rows_of
from coachdesk.store.schema import TEXTS
from coachdesk.store.store import Store

_COUNTED = (
    ("call", "call", "calls"), ("entry", "entry", "entries"), ("rating", "rating", "ratings"),
    ("step", "step", "steps"), ("note", "note", "notes"), ("goal", "goal", "goals"),
    ("page", "report", "reports"),
)  # fmt: skip
_LOG = """SELECT tbl, row, hlc, value FROM rev WHERE row IN (SELECT value FROM json_each(?))
    AND kind <> 'delete' ORDER BY row, hlc, id"""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """Words that are no longer shown but still in the file: written over, or deleted."""

    table: str
    row: str
    field: str
    text: str
    at: str  # when they were written, a stamp
    deleted: bool


@dataclass(frozen=True, slots=True)
class Held:
    """All of it, by table and exactly as it is kept; `called` names what rows refer to by id."""

    rep_id: str
    name: str
    tables: dict[str, list[Record]]
    before: Sequence[Before]
    called: dict[str, str]
    others: Sequence[str]  # the names of everybody else


def held_said(store: Store, rep_id: str) -> str:
    """What there is, counted: 38 calls, 412 entries, 26 notes."""
    counts = [
        (store.rows(f"SELECT count(*) FROM {table} WHERE rep_id IN {SAME_PERSON}", rep_id)[0][0],
         one, several) for table, one, several in _COUNTED
    ]  # fmt: skip
    said = [
        f"{count:,} {one if count == 1 else several}" for count, one, several in counts if count
    ]
    return ", ".join(said) or "nothing but the name"


def everything_held(store: Store, rep_id: str) -> Held:
    """Every row that tells of a rep, in any table, with the words of before."""
    rep = rep_of(store, rep_id)
    persons = {id for (id,) in store.rows(f"SELECT id FROM rep WHERE id IN {SAME_PERSON}", rep.id)}
    rows = json.dumps(sorted(rows_of(store, persons)))
    tables = {table: found for table in tables_of(store) if (found := _records(store, table, rows))}
    before = _before(store, rows, tables)
    names = [name for id, name in store.rows("SELECT id, name FROM rep") if id not in persons]
    return Held(rep.id, rep.name, tables, before, _called(store, tables), names)


def _records(store: Store, table: str, rows: str) -> list[Record]:
    names = columns(store, table)
    sql = f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [dict(zip(names, row, strict=True)) for row in store.rows(sql, rows)]


def _before(store: Store, rows: str, tables: dict[str, list[Record]]) -> list[Before]:
    """What the log has of texts that their rows no longer say, oldest first."""
    now = {(table, record["id"]): record for table in tables for record in tables[table]}
    found: dict[tuple[str, str, str], Before] = {}
    for table, row, hlc, value in store.rows(_LOG, rows):
        record = now.get((table, row))
        for field in TEXTS.get(table, ()):
            text = json.loads(value).get(field)
            if text and text != (record or {}).get(field):
                at = stamp(datetime.fromtimestamp((hlc >> 16) / 1000, UTC))
                found[row, field, text] = Before(table, row, field, text, at, record is None)
    return list(found.values())


def _called(store: Store, tables: dict[str, list[Record]]) -> dict[str, str]:
    """What ids in it stand for: skills by their name, calls by their day and account."""
    called = dict(store.rows("SELECT id, name FROM skill"))
    for call in tables.get("call", ()):
        called[call["id"]] = " ".join(filter(None, (call["held_on"], call["account"])))
    called |= {
        ride["id"]: f"{ride['planned_on']} {ride['kind']}" for ride in tables.get("ride", ())
    }
    called |= {goal["id"]: goal["words"] for goal in tables.get("goal", ())}
    return called
