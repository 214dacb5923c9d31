"""Several calls debriefed as one, and calls that end without a debrief."""

from collections.abc import Sequence
from typing import Literal, get_args

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

Undebriefed = Literal["no time", "rep left", "customer stayed", "nothing to say", "other"]
REASONS: tuple[Undebriefed, ...] = get_args(Undebriefed)

# A call and those that are debriefed as one with it; takes its id once.
AS_ONE = "(SELECT id FROM call WHERE ? IN (id, together_id))"
_CALLS = f"SELECT id FROM call WHERE id IN {AS_ONE} ORDER BY started_at, id"
_CHOSEN = """SELECT c.id, coalesce(r.same_as_id, r.id), c.ended_at IS NOT NULL
        AND c.closed_at IS NULL, c.rep_view <> '' OR EXISTS
        (SELECT 1 FROM rating x WHERE x.call_id = c.id)
        OR EXISTS (SELECT 1 FROM call m WHERE m.together_id = c.id), c.role = 'coaching'
    FROM call c JOIN rep r ON r.id = c.rep_id WHERE c.id = ?"""


def head_of(store: Store | Transaction, call_id: str) -> str:
    """The call whose debrief this one's is: mostly its own."""
    row = store.one("SELECT coalesce(together_id, id) FROM call WHERE id = ?", call_id)
    return row[0] if row else call_id


def as_one(store: Store | Transaction, head_id: str) -> list[str]:
    """A call and those debriefed as one with it, in order of time."""
    return [id for (id,) in store.rows(_CALLS, head_id)]


def accounts_of(store: Store, call_ids: Sequence[str]) -> str:
    """Where several calls were, each place once."""
    rows = (store.one("SELECT account FROM call WHERE id = ?", id) for id in call_ids)
    return ", ".join(dict.fromkeys(row[0] for row in rows if row and row[0]))


def focus_of_all(store: Store, call_ids: Sequence[str]) -> list[str | None]:
    """The focus skills of several calls, each once; the last call's first."""
    sql = "SELECT focus_1_id, focus_2_id FROM call WHERE id = ?"
    rows = (store.one(sql, id) or () for id in reversed(call_ids))
    return list(dict.fromkeys(skill for row in rows for skill in row if skill))


def debrief_together(store: Store, now: Moment, *, call_ids: Sequence[str]) -> Changes:
    """Debrief calls as one: the one that was begun, else the last coaching call, has it all."""
    with store.write(now) as tx:
        found = [row for id in call_ids if (row := tx.one(_CHOSEN, id))]
        begun = [id for id, _, _, is_begun, _ in found if is_begun]
        if len(found) < 2 or len({rep for _, rep, *_ in found}) > 1:
            raise Refused("Debriefing as one takes two or more calls with one rep.")
        if not all(is_open for _, _, is_open, *_ in found):
            raise Refused("Only calls whose debrief is to do can be debriefed as one.")
        if len(begun) > 1:
            raise Refused("Two of these have been talked over already: close each by itself.")
        coached = [id for id, *_, is_coaching in found if is_coaching]
        head = (begun or coached or [id for id, *_ in found])[-1]
        tx.update("call", head, together_id=None, undebriefed=None, undebriefed_note="")
        for id, *_ in found:
            if id != head:
                tx.update("call", id, together_id=head, undebriefed=None, undebriefed_note="")
    return Changes(tx.changes.topics, (head, *(id for id in tx.changes.ids if id != head)))


def debrief_apart(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Undo of `debrief_together`: each call has its own debrief again."""
    with store.write(now) as tx:
        for id in as_one(tx, call_id):
            if id != call_id:
                tx.update("call", id, together_id=None)
    return tx.changes


def leave_undebriefed(
    store: Store, now: Moment, *, call_id: str, reason: Undebriefed | None, note: str = ""
) -> Changes:
    """End a call without a debrief and say why; with None it is to be debriefed again."""
    if reason is not None and reason not in REASONS:
        raise Refused(f"“{reason}” is no reason for a call without a debrief.")
    with store.write(now) as tx:
        if reason and not tx.one(
            "SELECT 1 FROM call WHERE id = ? AND ended_at IS NOT NULL AND closed_at IS NULL",
            call_id,
        ):
            raise Refused("Only a call that ended and is not debriefed can be left without it.")
        tx.update("call", call_id, undebriefed=reason, undebriefed_note=note.strip())
    return tx.changes
