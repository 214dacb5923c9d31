"""Bringing a table in: planned line by line and shown, then written in one transaction.

Planning reads and writes nothing. What is planned twice is written once: ids follow from
what a row is, so the same table makes the same rows on every machine.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any, Literal

from coachdesk.domain.changes import Changes
from coachdesk.domain.importing import Problem
from coachdesk.domain.matching import Known, People
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

Kind = Literal["insert", "update", "delete"]
Progress = Callable[[int, int], None]
_STRIDE = 500  # rows between two words of progress


@dataclass(frozen=True, slots=True)
class Write:
    """One row to be written; `before` is what an update takes the place of."""

    kind: Kind
    table: str
    id: str
    fields: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """What would happen to somebody, as a line of the preview."""

    line: int
    who: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would change. `seen` tells whether the file has moved on since."""

    seen: str
    new: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    unchanged: int = 0
    refused: tuple[Problem, ...] = ()
    left_out: tuple[Item, ...] = ()  # who is not on the roster, and how many lines that is
    said: tuple[str, ...] = ()
    writes: tuple[Write, ...] = ()


class OutOfDate(Refused):
    """The file changed between planning and writing: plan again."""


class CallIsLive(Refused):
    """Nothing is brought in while a call goes on; it can be as soon as that has ended."""


def apply(
    store: Store, now: Moment, *, plan: Plan, progress: Progress = lambda done, total: None
) -> Changes:
    """Write what was planned, all or nothing. `progress` may raise to have nothing written."""
    refuse_in_a_call(store)
    if not plan.writes:
        return Changes()
    with store.write(now) as tx:
        if _seen(tx) != plan.seen:
            raise OutOfDate("The file changed in the meantime: look at what would change again.")
        new, others = _parted(tx, plan.writes)
        done = 0
        for batch in _batches(new):
            progress(done, len(plan.writes))
            tx.insert_new(batch[0].table, ((write.id, write.fields) for write in batch))
            done += len(batch)
        for write in others:
            if done % _STRIDE == 0:
                progress(done, len(plan.writes))
            _do(tx, write)
            done += 1
        progress(done, done)
    return tx.changes


def take_back(
    store: Store, now: Moment, *, plan: Plan, progress: Progress = lambda done, total: None
) -> Changes:
    """Undo of `apply`: everything is again as it was; what hangs on a new rep by now stops it."""
    refuse_in_a_call(store)
    with store.write(now) as tx:
        for done, write in enumerate(reversed(plan.writes)):
            if done % _STRIDE == 0:
                progress(done, len(plan.writes))
            if write.kind == "insert":
                tx.delete(write.table, write.id)
            elif write.kind == "update":
                tx.update(write.table, write.id, **write.before)
            else:
                tx.restore(write.table, write.id)
    return tx.changes


def _parted(tx: Transaction, writes: Sequence[Write]) -> tuple[list[Write], list[Write]]:
    """Rows that the log has never had, which are written by the hundred, and all others."""
    ids = json.dumps([write.id for write in writes if write.kind == "insert"])
    known = {
        row
        for (row,) in tx.rows(
            "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM rev WHERE row = value)", ids
        )
    }
    is_new = [write.kind == "insert" and write.id not in known for write in writes]
    return (
        [write for write, new in zip(writes, is_new, strict=True) if new],
        [write for write, new in zip(writes, is_new, strict=True) if not new],
    )


def _batches(writes: Sequence[Write]) -> Iterator[list[Write]]:
    for _table, rows in groupby(writes, key=lambda write: write.table):
        waiting = iter(rows)
        while batch := list(islice(waiting, _STRIDE)):
            yield batch


def _do(tx: Transaction, write: Write) -> None:
    if write.kind == "insert":
        tx.insert(write.table, id=write.id, **write.fields)
    elif write.kind == "update":
        tx.update(write.table, write.id, **write.fields)
    else:
        tx.delete(write.table, write.id)


def refuse_in_a_call(store: Store) -> None:
    """An import waits for the end of a call."""
    row = store.one(
        "SELECT rep.name FROM call LEFT JOIN rep ON rep.id = call.rep_id "
        "WHERE call.ended_at IS NULL AND call.from_memory = 0"
    )
    if row:
        who = f" with {row[0]}" if row[0] else ""
        raise CallIsLive(f"A call{who} is going on: tables are brought in when it has ended.")


def seen(store: Store) -> str:
    """The last revision's time, which every write moves on."""
    return _seen(store)


def _seen(source: Store | Transaction) -> str:
    row = source.one("SELECT value FROM meta WHERE key = 'hlc'")
    return str(row[0]) if row else ""


def people(store: Store) -> People:
    """Everybody in the file by every name they ever had, with whom they were found to be one.

    The names before the present one stand in the log of revisions.
    """
    rows = store.rows(
        "SELECT coalesce(same.id, rep.id), rep.name, rep.external_id, "
        "coalesce(same.archived_on, rep.archived_on), "
        "(SELECT json_group_array(json_extract(rev.value, '$.name')) FROM rev "
        " WHERE rev.row = rep.id AND json_extract(rev.value, '$.name') IS NOT NULL) "
        "FROM rep LEFT JOIN rep AS same ON same.id = rep.same_as_id "
        "ORDER BY same.id IS NOT NULL, rep.id"
    )
    found: dict[str, Known] = {}
    for id, name, external_id, archived_on, former in rows:
        names = (name, *(other for other in json.loads(former) if other != name))
        ids = (external_id,) if external_id else ()
        before = found.get(id, Known(id, ()))
        found[id] = Known(
            id, before.names + names, before.external_ids + ids, archived_on is not None
        )
    return People(found.values())
