"""The last thing done in a call, taken back: one by one to its start, also after a crash.

Nothing is kept for it: the things done are read from the revision log. What was done and then
done back — by this or by hand — cancels out, so that the next thing back is the one before.
"""

from dataclasses import dataclass

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.line import COLUMNS, canonical
from coachdesk.store.revision import Fields, Revision
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_TABLES = "('entry', 'step', 'pause', 'note')"
# Rows of a call are made after it, and ids sort by time; moved entries may be older than it.
_LOG = f"""SELECT {COLUMNS} FROM rev WHERE row IN (
        SELECT row FROM rev WHERE row >= ?1 AND tbl IN {_TABLES} AND instr(value, ?1)
        UNION SELECT id FROM entry WHERE call_id = ?1
        UNION SELECT value FROM json_each(?2))
    ORDER BY hlc, id"""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A row before and after something was done to it; None where it isn't."""

    table: str
    row: str
    before: Fields | None
    after: Fields | None

    def undoes(self, other: "_Thing") -> bool:
        return (self.row, self.before, self.after) == (other.row, other.after, other.before)


def take_back(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Undo the last entry, edit, mark, tag, step, note or pause of a call; none left: nothing."""
    done = _done(store, call_id)
    if not done:
        return Changes()
    last = done[-1]
    with store.write(now) as tx:
        _put_back(tx, last)
    return tx.changes


def note_aside(store: Store, now: Moment, call_id: str, note_id: str) -> None:
    """A note on another rep was made from this call's line, though it is no part of it."""
    store.drafts.put(_key(call_id), f"{store.drafts.get(_key(call_id)) or ''} {note_id}", now)


def _put_back(tx: Transaction, thing: _Thing) -> None:
    if thing.before is None:
        tx.delete(thing.table, thing.row)
    elif thing.after is None:
        tx.restore(thing.table, thing.row)
    else:
        tx.update(thing.table, thing.row, **thing.before)


def _done(store: Store, call_id: str) -> list[_Thing]:
    """What was done in the call and still stands, in order."""
    asides = (store.drafts.get(_key(call_id)) or "").split()
    done: list[_Thing] = []
    for thing in _things(store.values(Revision, _LOG, call_id, canonical(asides))):
        if thing.row not in asides and not _touches(thing, call_id):
            continue
        if done and thing.undoes(done[-1]):
            done.pop()
        else:
            done.append(thing)
    return done


def _things(log: list[Revision]) -> list[_Thing]:
    """Each revision as what it did to its row."""
    rows: dict[str, Fields] = {}
    things = []
    for revision in log:
        before = rows.pop(revision.row, None)
        after = None if revision.kind == "delete" else (before or {}) | revision.fields
        if after is not None:
            rows[revision.row] = after
        things.append(_Thing(revision.tbl, revision.row, before, after))
    return things


def _touches(thing: _Thing, call_id: str) -> bool:
    return any(state and state.get("call_id") == call_id for state in (thing.before, thing.after))


def _key(call_id: str) -> str:
    return f"call/{call_id}/asides"
