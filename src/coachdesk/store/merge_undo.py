"""Undo of a merge, and undo of that: revisions that restore what was. Nothing is erased."""

import json
from collections.abc import Sequence

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.revision import Fields, canonical
from coachdesk.store.store import Store

_FACT = "last_merge"
_Before = tuple[str, str, Fields | None]  # table, row, what it was


def remember(store: Store, before: Sequence[_Before]) -> None:
    """Keeps what the rows of a merge were, on this machine, for `undo`."""
    store.local.keep_fact(_FACT, canonical(before))


def undo(store: Store, now: Moment) -> Changes:
    """Restores what the last merge changed; called again, brings the merge back.

    Refused where nothing was merged here.
    """
    before: list[_Before] = json.loads(store.local.fact(_FACT) or "[]")
    if not before:
        raise Refused("There is nothing to undo: nothing was brought together on this computer.")
    with store.write(now) as tx:
        until_now = [(table, row, tx.put_back(table, row, was)) for table, row, was in before]
        changes = tx.changes
    remember(store, until_now)
    return changes
