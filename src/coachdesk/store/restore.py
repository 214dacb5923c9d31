"""Going back to what a copy held: single rows or all, as new revisions. Nothing is erased."""

from collections.abc import Container

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.content import columns
from coachdesk.store.erasing import erased_reps, erased_rows, rows_of
from coachdesk.store.merge import Kind, RowChange
from coachdesk.store.merge_undo import remember, remembered
from coachdesk.store.revision import Fields
from coachdesk.store.schema import CONTENT
from coachdesk.store.store import Store


def differences(store: Store, copy: Store) -> list[RowChange]:
    """What going back to a copy would change, row by row: `before` is now, `after` is then.

    What was erased since stays so. Refused where the copy is of another data set.
    """
    if copy.dataset != store.dataset:
        raise Refused("That copy holds another team: nothing was restored.")
    found = []
    erased = erased_rows(store)
    erased |= rows_of(copy, erased_reps(store)) if erased else set()
    for table in CONTENT:
        now, then = _rows(store, table), _rows(copy, table)
        for row in sorted(now.keys() | then.keys()):
            before, after = now.get(row), then.get(row)
            if before != after and row not in erased:
                found.append(RowChange(_kind(before, after), table, row, before, after))
    return found


def last_brought(store: Store) -> tuple[str, list[RowChange]]:
    """Whose copy changed something here last, and what: `before` it, and `after` as it is now."""
    by, rows = remembered(store)
    names = {table: columns(store, table) for table, *_ in rows}
    found = []
    for table, row, before, _ in rows:
        line = store.one(f"SELECT * FROM {table} WHERE id = ?", row)
        after = dict(zip(names[table][1:], line[1:], strict=True)) if line else None
        found.append(RowChange(_kind(before, after), table, row, before, after))
    return by, found


def restore(
    store: Store, changes: list[RowChange], now: Moment, only: Container[str] | None = None
) -> Changes:
    """Makes the rows what they were in the copy, after a backup; `undo` takes that back.

    `only`: the ids of rows to restore, all where it is left out.
    """
    chosen = [change for change in changes if only is None or change.row in only]
    if not chosen:
        raise Refused("There is nothing to restore: it is all as it was in that copy.")
    backup(store, now)
    with store.write(now) as tx:
        done = [(c.table, c.row, tx.put_back(c.table, c.row, c.after), c.after) for c in chosen]
        remember(store, tx, done)
        return tx.changes


def _kind(before: Fields | None, after: Fields | None) -> Kind:
    if before is None:
        return "new"
    return "deleted" if after is None else "changed"


def _rows(store: Store, table: str) -> dict[str, Fields]:
    names = columns(store, table)
    return {
        row[0]: dict(zip(names[1:], row[1:], strict=True))
        for row in store.stream(f"SELECT {', '.join(names)} FROM {table}")
    }
