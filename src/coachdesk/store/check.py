"""Checks a data set: SQLite's invariants, every digest, and the tables against the log."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from coachdesk.store.content import tables_of
from coachdesk.store.fold import fold
from coachdesk.store.line import COLUMNS, digest_of
from coachdesk.store.revision import Fields, Revision
from coachdesk.store.schema import CONTENT, SCHEMA
from coachdesk.store.sqlite import DatabaseError
from coachdesk.store.store import Store

Progress = Callable[[float], None]
_MOST = 20
_REPORT_EVERY = 2000
_LOG = f"SELECT {COLUMNS} FROM rev ORDER BY row, tbl, id"


def quiet(share: float) -> None:
    """Progress that nobody watches."""


def check(store: Store, progress: Progress = quiet) -> list[str]:
    """What is wrong, a plain sentence each, at most twenty; an empty list where nothing is.

    `progress` is told the share done, 0 to 1; what it raises stops the check.
    """
    try:
        found = [f"SQLite: {line}" for (line,) in store.rows("PRAGMA integrity_check(20)")]
        found = [line for line in found if line != "SQLite: ok"]
        found += [
            f"A row of {table} names a {parent} that is not there."
            for table, _, parent, _ in store.rows("PRAGMA foreign_key_check")
        ]
        found += _unknown_tables(store)
        if not found:
            for line in _log_against_tables(store, progress):
                found.append(line)
                if len(found) == _MOST:
                    break
    except DatabaseError as error:
        return [f"SQLite: {error}"]
    return found[:_MOST]


def _unknown_tables(store: Store) -> list[str]:
    sql = "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    found = [
        f"There is a {type} {name}, which a coach file never has." for type, name in store.rows(sql)
    ]
    missing = set(CONTENT) - set(tables_of(store))
    if int(store.rows("PRAGMA user_version")[0][0]) == SCHEMA:
        found += [f"The table {name} is missing." for name in sorted(missing)]
    return found


def _log_against_tables(store: Store, progress: Progress) -> Iterator[str]:
    """Folds every row's revisions again and compares; names what differs."""
    defaults = store.defaults()
    tables = {table: _table(store, table, fields) for table, fields in defaults.items()}
    total = store.rows("SELECT count(*) FROM rev")[0][0]
    done = 0
    for (row, table), group in groupby(store.stream(_LOG), key=itemgetter(0, 2)):
        lines = list(group)
        done += len(lines)
        if done % _REPORT_EVERY < len(lines):
            progress(done / total)
        if any(digest_of(*line[:-1]) != line[-1] for line in lines):
            yield f"A note of {table} (row {row}) was changed outside CoachDesk."
            continue
        if table not in tables:
            continue  # of a newer version: it lives in the log alone
        folded = fold(Revision(*line) for line in lines)
        if not _agrees(folded, tables[table].pop(row, None), defaults[table]):
            yield f"A row of {table} ({row}) differs from its history."
    for table, left in tables.items():
        for row in left:
            yield f"A row of {table} ({row}) has no history."


def _table(store: Store, table: str, fields: Fields) -> dict[str, tuple[Any, ...]]:
    """The rows of a table by id, each as the values of these fields."""
    rows = store.stream(f"SELECT id, {', '.join(fields)} FROM {table}")
    return {row[0]: row[1:] for row in rows}


def _agrees(folded: Fields | None, stored: tuple[Any, ...] | None, defaults: Fields) -> bool:
    if folded is None or stored is None:
        return folded is None and stored is None
    # fields of older revisions are as by default; those of newer versions live in the log alone
    return tuple((defaults | folded).values())[: len(defaults)] == stored
