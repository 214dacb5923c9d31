"""Moving what is planned: to another hour, or to another day, where it counts as moved."""

from datetime import date

from coachdesk.desk.plan import (
    Reason,
    Ride,
    check_free,
    open_ride,
    plan_again,
    reopen,
    take_back,
)
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.refused import Refused
from coachdesk.domain.week import check_hours, usual_minutes
from coachdesk.store.ids import made_at
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction


def place_ride(
    store: Store,
    now: Moment,
    *,
    ride_id: str,
    planned_on: date,
    starts_minute: int | None,
    planned_minutes: int | None = None,
) -> Changes:
    """Put a session to a day and hour, and give it a length.

    On another day it ends as moved, by the coach, and is planned again; one that was planned
    only today was never settled and is just put there, and one that comes back to its day on
    the day it was moved never moved.
    """
    with store.write(now) as tx:
        ride = open_ride(tx, ride_id)
        length = planned_minutes or ride.planned_minutes
        check_hours(starts_minute, length or usual_minutes(ride.kind))
        if starts_minute is not None:
            length = length or usual_minutes(ride.kind)
        if ride.planned_on != planned_on:
            ride_id = _to_day(tx, now, ride, planned_on)
        tx.update("ride", ride_id, starts_minute=starts_minute, planned_minutes=length)
    return tx.changes


def explain_ride(
    store: Store, now: Moment, *, ride_id: str, reason: Reason | None = None, note: str = ""
) -> Changes:
    """Say why a session was moved or cancelled, after it was."""
    with store.write(now) as tx:
        row = tx.one("SELECT ended_as FROM ride WHERE id = ?", ride_id)
        if row is None or row[0] not in ("moved", "cancelled"):
            raise Refused("This session is planned again: nothing is to be explained.")
        tx.update("ride", ride_id, reason=reason or "other", reason_note=note.strip())
    return tx.changes


def drop_ride(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Take a session out of the week: cancelled by the coach, or never meant if planned today."""
    with store.write(now) as tx:
        ride = open_ride(tx, ride_id)
        if _is_of_today(now, ride_id) and not _moved_from(tx, ride_id):
            take_back(tx, ride_id)
        else:
            tx.update("ride", ride.id, ended_as="cancelled", ended_by="coach", ended_at=now.stamp)
    return tx.changes


def bring_back(
    store: Store, now: Moment, *, ride_id: str, dropped: tuple[str, ...] = ()
) -> Changes:
    """Undo of `drop_ride`, whose changes were to `dropped`."""
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM ride WHERE id = ?", ride_id):
            reopen(tx, ride_id)
        else:
            tx.restore("ride", ride_id)
            for stop in dropped:
                if stop != ride_id:
                    tx.restore("stop", stop)
    return tx.changes


def _to_day(tx: Transaction, now: Moment, ride: Ride, planned_on: date) -> str:
    """Have it planned for another day; the id it goes on under."""
    before = _moved_from(tx, ride.id)
    if before and before[1] == planned_on.isoformat() and _ended_today(now, before[2]):
        reopen(tx, before[0])
        return before[0]
    if _is_of_today(now, ride.id) and not _has_calls(tx, ride.id):
        check_free(tx, now, ride.rep_id, planned_on, ride.kind)
        tx.update("ride", ride.id, planned_on=planned_on)
        return ride.id
    tx.update("ride", ride.id, ended_as="moved", ended_by="coach", ended_at=now.stamp)
    return plan_again(tx, now, ride, planned_on, ride.starts_minute)


def _moved_from(tx: Transaction, ride_id: str) -> tuple[str, str, str] | None:
    return tx.one("SELECT id, planned_on, ended_at FROM ride WHERE moved_to_id = ?", ride_id)


def _has_calls(tx: Transaction, ride_id: str) -> bool:
    return tx.one("SELECT 1 FROM call WHERE ride_id = ?", ride_id) is not None


def _is_of_today(now: Moment, ride_id: str) -> bool:
    return Moment(made_at(ride_id), now.offset_minutes).on == now.on


def _ended_today(now: Moment, ended_at: str) -> bool:
    return Moment(unstamp(ended_at), now.offset_minutes).on == now.on
