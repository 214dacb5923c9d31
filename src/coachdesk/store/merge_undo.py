"""Undo of a merge, and undo of that: revisions that restore what was. Nothing is erased."""

import json
import uuid
from collections.abc import Sequence

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.line import canonical
from coachdesk.store.revision import Fields
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_NOTHING = "There is nothing to undo: nothing was brought together on this computer."
_WORKED_ON = "There is nothing to undo: all that came in has been worked on since."
_KEY = "undo"
Done = tuple[str, str, Fields | None, Fields | None]  # table, row, what it was, what it became


def remember(store: Store, tx: Transaction, done: Sequence[Done], by: str = "") -> None:
    """Keeps what the rows of a merge were, and whose copy came, for `undo`; before `tx` commits.

    The words are this machine's own and no part of the store; they count only where the store
    names them, which it does in the transaction itself: a kill leaves both, or the earlier ones.
    """
    fresh, known = f"{_KEY} {uuid.uuid4()}", store.meta(_KEY)
    store.local.keep_fact(fresh, canonical([by, done]))
    store.local.drop_facts(f"{_KEY} ", but=(fresh, known))
    tx.say(_KEY, fresh)


def last_merge(store: Store) -> str:
    """The name of what was brought in or undone last here; another one after each."""
    return store.meta(_KEY)


def remembered(store: Store) -> tuple[str, list[Done]]:
    """Whose copy came in last, and what each row that it changed was before and after."""
    by, done = json.loads(store.local.fact(last_merge(store)) or '["", []]')
    return by, done


def undo(store: Store, now: Moment) -> Changes:
    """Restores what the last merge changed; called again, brings the merge back.

    What somebody changed since stays, and what that hangs on. Refused where nothing was merged
    here, or all of it was changed since.
    """
    with store.write(now) as tx:
        by, done = remembered(store)
        as_left = [each for each in done if _is_as_left(tx, each)]
        kept = _needed(tx, [(table, row) for table, row, was, _ in as_left if was is None])
        undone: list[Done] = [
            (table, row, tx.put_back(table, row, was), was)
            for table, row, was, _ in as_left
            if row not in kept
        ]
        if not undone:
            raise Refused(_WORKED_ON if done else _NOTHING)
        remember(store, tx, undone, by)
        return tx.changes


def _is_as_left(tx: Transaction, done: Done) -> bool:
    """Whether a row is as the merge left it. A newer version's fields are not looked at."""
    table, row, _, after = done
    now = tx.row(table, row)
    if now is None or after is None:
        return now == after
    return all(now.get(name, value) == value for name, value in after.items())


def _needed(tx: Transaction, doomed: list[tuple[str, str]]) -> set[str]:
    """Rows that can't go: something that stays hangs on them, or on one that hangs on them."""
    kept: set[str] = set()
    while more := tx.needed([(table, row) for table, row in doomed if row not in kept]) - kept:
        kept |= more
    return kept
