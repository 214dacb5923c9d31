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

_KEY = "undo"
Before = tuple[str, str, Fields | None]  # table, row, what it was


def remember(store: Store, tx: Transaction, before: Sequence[Before], by: str = "") -> None:
    """Keeps what the rows of a merge were, and whose copy came, for `undo`; before `tx` commits.

    The words are this machine's own and no part of the store; they count only where the store
    names them, which it does in the transaction itself: a kill leaves both, or the earlier ones.
    """
    fresh, known = f"{_KEY} {uuid.uuid4()}", store.meta(_KEY)
    store.local.keep_fact(fresh, canonical([by, before]))
    store.local.drop_facts(f"{_KEY} ", but=(fresh, known))
    tx.say(_KEY, fresh)


def last_merge(store: Store) -> str:
    """The name of what was brought in or undone last here; another one after each."""
    return store.meta(_KEY)


def remembered(store: Store) -> tuple[str, list[Before]]:
    """Whose copy came in last, and what each row that it changed was before."""
    by, before = json.loads(store.local.fact(last_merge(store)) or '["", []]')
    return by, before


def undo(store: Store, now: Moment) -> Changes:
    """Restores what the last merge changed; called again, brings the merge back.

    Refused where nothing was merged here.
    """
    with store.write(now) as tx:
        by, before = remembered(store)
        if not before:
            raise Refused(
                "There is nothing to undo: nothing was brought together on this computer."
            )
        until_now = [(table, row, tx.put_back(table, row, was)) for table, row, was in before]
        remember(store, tx, until_now, by)
        return tx.changes
