"""A call that is written down afterwards: about when, how long, and no invented times."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from coachdesk.desk.call import ROLES, rep_called
from coachdesk.desk.focus import MOST
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

LONGEST = 12 * 60  # minutes; more is a slip of the finger


def remember_call(
    store: Store,
    now: Moment,
    *,
    about_at: datetime,
    minutes: int,
    rep_id: str | None = None,
    rep_name: str = "",
    ride_id: str | None = None,
    account: str = "",
    role: str = "coaching",
    focus_ids: Sequence[str] = (),
) -> Changes:
    """A call that has ended already, its id first in the changes; its debrief is to do.

    `about_at` only says its day and its place among that day's calls. Its entries have an order
    and no times.
    """
    if about_at > now.at:
        raise Refused("A call from memory lies in the past: say when it was.")
    if not 0 < minutes <= LONGEST:
        raise Refused("Say how long the call was, in minutes.")
    if role not in ROLES:
        raise Refused(f"There is no call called “{role}”.")
    if not rep_id and not rep_name.strip():
        raise Refused("Say first whose call this was.")
    focus_1, focus_2, *_ = (*focus_ids[:MOST], None, None)
    began = Moment(about_at, now.offset_minutes)
    with store.write(now) as tx:
        rep = rep_id or rep_called(tx, rep_name)
        call = tx.insert(
            "call", rep_id=rep, ride_id=ride_id, account=account.strip(), role=role,
            focus_1_id=focus_1, focus_2_id=focus_2, held_on=began.on,
            utc_offset_minutes=now.offset_minutes, started_at=began,
            ended_at=about_at + timedelta(minutes=minutes), minutes=minutes, from_memory=True,
        )  # fmt: skip
    others = (id for id in tx.changes.ids if id != call)
    return Changes(tx.changes.topics, (call, *others))


def edit_memory(
    store: Store, now: Moment, *, call_id: str, about_at: datetime, minutes: int, account: str
) -> Changes:
    """Say anew when a remembered call was, how long, and where."""
    if about_at > now.at or not 0 < minutes <= LONGEST:
        raise Refused("A call from memory lies in the past and has a length in minutes.")
    began = Moment(about_at, now.offset_minutes)
    with store.write(now) as tx:
        tx.update(
            "call", call_id, account=account.strip(), held_on=began.on, started_at=began,
            ended_at=about_at + timedelta(minutes=minutes), minutes=minutes,
        )  # fmt: skip
    return tx.changes
