"""The role of a call that has started: corrected only with a reason, and both stay visible."""

from coachdesk.desk.call import ROLES
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store


def correct_role(store: Store, now: Moment, *, call_id: str, role: str, reason: str) -> Changes:
    """Say in which role a call was really held; the first role stays beside it for good."""
    reason = " ".join(reason.split())
    if role not in ROLES:
        raise Refused(f"A call is {', '.join(ROLES[:-1])} or {ROLES[-1]}, not “{role}”.")
    if not reason:
        raise Refused("Say why the role is corrected.")
    with store.write(now) as tx:
        row = tx.one("SELECT role, role_was FROM call WHERE id = ?", call_id)
        if row is None:
            raise Refused("This call is no longer in the file.")
        held, was = row
        if role == held:
            raise Refused("That is the role it has already.")
        tx.update("call", call_id, role=role, role_was=was or held, role_reason=reason)
    return tx.changes


def uncorrect_role(
    store: Store, now: Moment, *, call_id: str, role: str, role_was: str | None, reason: str
) -> Changes:
    """Undo of `correct_role`: all three as they were."""
    with store.write(now) as tx:
        tx.update("call", call_id, role=role, role_was=role_was, role_reason=reason)
    return tx.changes
