"""Undo of a merge, and undo of that: revisions that restore what was. Nothing is erased."""

import json
import uuid
from collections.abc import Sequence

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.revision import Fields, canonical
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_KEY = "undo"
_Before = tuple[str, str, Fields | None]  # table, row, what it was


def remember(store: Store, tx: Transaction, before: Sequence[_Before]) -> None:
    """Keeps what the rows of a merge were, on this machine, for `undo`; before `tx` is committed.

    The words are this machine's own and no part of the store; they count only where the store
    names them, which it does in the transaction itself: a kill leaves both, or the earlier ones.
    """
    fresh, known = f"{_KEY} {uuid.uuid4()}", store.meta(_KEY)
    store.local.keep_fact(fresh, canonical(before))
    store.local.drop_facts(f"{_KEY} ", but=(fresh, known))
    tx.say(_KEY, fresh)


def undo(store: Store, now: Moment) -> Changes:
    """Restores what the last merge changed; called again, brings the merge back.

    Refused where nothing was merged here.
    """
    with store.write(now) as tx:
        before: list[_Before] = json.loads(store.local.fact(store.meta(_KEY)) or "[]")
        if not before:
            raise Refused(
                "There is nothing to undo: nothing was brought together on this computer."
            )
        remember(
            store, tx, [(table, row, tx.put_back(table, row, was)) for table, row, was in before]
        )
        return tx.changes
