"""Which rows hang on a rep who was erased, found in the log: what was deleted is in it still."""

import json
from typing import Any, Protocol

from coachdesk.store.erased import PURGE
from coachdesk.store.schema import CONTENT

# Whoever was joined to an erased rep is the same person.
_PERSONS = """WITH gone AS (SELECT id FROM rep WHERE purged_on IS NOT NULL)
    SELECT id FROM gone UNION SELECT id FROM rep WHERE same_as_id IN gone"""
_OPEN = f"kind NOT IN ('{PURGE}', 'delete')"
_IDS = "WITH ids AS (SELECT value FROM json_each(?))"
_AMONG = "AND row IN (SELECT value FROM json_each(?))"
_THEIRS = f"""{_IDS} SELECT DISTINCT row, tbl FROM rev WHERE {_OPEN}
    AND (value ->> 'rep_id' IN ids OR (tbl = 'rep' AND row IN ids))"""
# What has no rep of its own hangs on a call or a session; what calendars were told has its id.
_HUBS = (
    f"{_IDS} SELECT id FROM call WHERE rep_id IN ids UNION SELECT id FROM ride WHERE rep_id IN ids"
)
_ON_HUBS = f"""{_IDS} SELECT DISTINCT row FROM rev WHERE {_OPEN} AND (
    (tbl IN ('pause', 'talk') AND value ->> 'call_id' IN ids)
    OR (tbl = 'stop' AND value ->> 'ride_id' IN ids) OR (tbl = 'sent' AND row IN ids))"""
# Erased before, and written to since, here or on another machine.
_AGAIN = f"""SELECT DISTINCT row FROM rev AS erased WHERE kind = '{PURGE}'
    AND EXISTS (SELECT 1 FROM rev WHERE row = erased.row AND {_OPEN})"""


_OF_A_REP = {table for table, columns in CONTENT.items() if "rep_id TEXT" in columns}


class Source(Protocol):
    """A store, or a transaction on one."""

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        ...


def erased_reps(source: Source) -> set[str]:
    """The reps who were erased, under every id they had."""
    return {id for (id,) in source.rows(_PERSONS)}


def rows_to_erase(source: Source, among: set[str] | None = None) -> set[str]:
    """The rows, of all or of some, that hang on an erased rep and still say something."""
    if among is not None and not among:
        return set()
    again = {row for (row,) in _found(source, _AGAIN, among)}
    persons = erased_reps(source)
    return again | (rows_of(source, persons, among) if persons else set())


def rows_of(source: Source, persons: set[str], among: set[str] | None = None) -> set[str]:
    """The rows that tell of these persons: all that ever did but what is somebody else's now."""
    ids = json.dumps(sorted(persons))
    found = dict(_found(source, _THEIRS, among, ids))
    for row in _moved(source, found, ids):
        del found[row]
    hubs = {id for (id,) in source.rows(_HUBS, ids)}
    hubs |= {row for row, table in found.items() if table in ("call", "ride")}
    hung = _found(source, _ON_HUBS, among, json.dumps(sorted(hubs)))
    return found.keys() | {row for (row,) in hung}


def erased_rows(source: Source) -> set[str]:
    """Every row that was erased."""
    return {row for (row,) in source.rows(f"SELECT DISTINCT row FROM rev WHERE kind = '{PURGE}'")}


def _found(source: Source, sql: str, among: set[str] | None, *ids: str) -> list[tuple[Any, ...]]:
    if among is None:
        return source.rows(sql, *ids)
    return source.rows(f"{sql} {_AMONG}", *ids, json.dumps(sorted(among)))


def _moved(source: Source, found: dict[str, str], persons: str) -> set[str]:
    """Rows that were given to another rep."""
    moved: set[str] = set()
    for table in set(found.values()) & _OF_A_REP:
        sql = f"{_IDS} SELECT id FROM {table} WHERE rep_id NOT IN ids {_AMONG.replace('row', 'id')}"
        rows = json.dumps([row for row, of in found.items() if of == table])
        moved |= {id for (id,) in source.rows(sql, persons, rows)}
    return moved
