"""Merging: the union of two logs, previewed by rep, done in one transaction, undone by revisions.

merge(A, B) is commutative, associative and idempotent, since what a row is follows from its
revisions alone (store/fold.py). Nothing merged is written back as an automatic revision, but for
the one that brings back a row to which another machine had added (fold.bring_back).
"""

from dataclasses import dataclass, field
from typing import Literal

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.erased import blanked, is_erased, settled
from coachdesk.store.fold import read
from coachdesk.store.line import COLUMNS
from coachdesk.store.merge_undo import remember
from coachdesk.store.revision import Fields, Revision, by_row, log_of
from coachdesk.store.sqlite import refusing_what_does_not_fit
from coachdesk.store.store import Store

Kind = Literal["new", "changed", "deleted", "both changed"]


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values of a field: who wrote it, and when."""

    value: str | int | float | None
    revision: str
    device: str
    at: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a merge does to one row; `open` names the fields that a person must decide."""

    kind: Kind
    table: str
    row: str
    before: Fields | None
    after: Fields | None
    open: dict[str, list[Version]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge would bring: revisions as they are, and what they do to the rows."""

    revisions: list[Revision]
    changes: list[RowChange]

    def __bool__(self) -> bool:
        return bool(self.revisions)


def plan(store: Store, other: Store) -> Plan:
    """What is in other's log and not in the store's. Reads only.

    Refused where one revision has two bodies and nobody erased one: then somebody changed a note
    outside CoachDesk.
    """
    rows, ours = set(), {}
    for row, id, digest in store.rows("SELECT row, id, digest FROM rev"):
        rows.add(row)
        ours[id] = digest
    fresh: list[Revision] = []
    for line in other.rows(f"SELECT {COLUMNS} FROM rev ORDER BY row, id"):
        known = ours.get(line[1])
        if known is None:
            fresh.append(Revision(*line))
        elif known != line[-1]:
            mine = _revision(store, line[0], line[1])
            if (counts := settled(mine, Revision(*line))) != mine:
                fresh.append(counts)
    devices = _devices(store) | _devices(other)
    changes = [
        _change_of(log_of(store, table, row) if row in rows else [], revisions, devices)
        for (table, row), revisions in by_row(fresh).items()
    ]
    return Plan(
        fresh,
        [c for c in changes if (c.table != "session" and c.before != c.after) or c.open],
    )


def everything_of(other: Store) -> Plan:
    """All of a log, for a store that has nothing yet: there is nothing to compare or to undo."""
    return Plan([Revision(*line) for line in other.stream(f"SELECT {COLUMNS} FROM rev")], [])


def merge(store: Store, planned: Plan, now: Moment, by: str = "") -> Changes:
    """Takes the plan's revisions over, `by` a machine, and reads their rows anew, in one go.

    Checked before it is committed: every revision is there as it came, and every key is met.
    """
    with refusing_what_does_not_fit(), store.write(now) as tx:
        tx.take_over(planned.revisions)
        if not tx.holds(planned.revisions):
            raise Refused("The copy could not be taken in as it is: nothing was changed.")
        if planned.changes:  # else it brought nothing that could be seen or undone
            remember(store, tx, [(c.table, c.row, c.before, c.after) for c in planned.changes], by)
    return tx.changes  # with what was erased at the end


def open_places(store: Store) -> list[RowChange]:
    """Every place that two machines changed and no person has decided on yet."""
    devices = _devices(store)
    found = []
    for row, table in _rows_apart(store):
        revisions = log_of(store, table, row)
        reading = read(revisions)
        if reading and reading.open:
            versions = _versions(reading.open, devices)
            found.append(RowChange("both changed", table, row, None, reading.fields, versions))
    return found


def _revision(store: Store, row: str, id: str) -> Revision:
    sql = f"SELECT {COLUMNS} FROM rev WHERE row = ? AND id = ?"
    (found,) = store.values(Revision, sql, row, id)
    return found


def _change_of(known: list[Revision], fresh: list[Revision], devices: dict[str, str]) -> RowChange:
    before = read(known) if known else None
    every = list(({r.id: r for r in known} | {r.id: r for r in fresh}).values())
    after = read(map(blanked, every) if is_erased(every) else every)
    opened = _versions(after.open, devices) if after else {}
    kind: Kind = "changed"
    if opened:
        kind = "both changed"
    elif before is None:
        kind = "new"
    elif after is None:
        kind = "deleted"
    return RowChange(
        kind, fresh[0].tbl, fresh[0].row,
        before.fields if before else None, after.fields if after else None, opened,
    )  # fmt: skip


def _rows_apart(store: Store) -> list[tuple[str, str]]:
    """Rows with more than one head: what was revised less what was revised again."""
    sql = """SELECT rev.row, tbl FROM rev LEFT JOIN json_each(rev.parents)
             GROUP BY rev.row, tbl
             HAVING count(DISTINCT rev.id) > 1 + count(DISTINCT json_each.value)"""
    return [(row, table) for row, table in store.rows(sql)]


def _devices(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT id, device_name FROM session"))


def _versions(
    open_fields: dict[str, list[Revision]], devices: dict[str, str]
) -> dict[str, list[Version]]:
    return {
        name: [
            Version(r.fields[name], r.id, devices.get(r.session, "another computer"), r.at)
            for r in revisions
        ]
        for name, revisions in open_fields.items()
    }
