"""Ride-alongs: planned for a day, and each ended as done, moved or cancelled."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

EndedAs = Literal["done", "moved", "cancelled"]
By = Literal["coach", "rep", "customer", "other"]
Reason = Literal["no commitment", "span", "understanding", "know-how", "customer", "other"]
ENDS: tuple[EndedAs, ...] = get_args(EndedAs)
BY: tuple[By, ...] = get_args(By)
REASONS: tuple[Reason, ...] = get_args(Reason)

_COLUMNS = "id, rep_id, planned_on, ended_as, ended_by, reason, reason_note, moved_to_id"
_OF_REP = f"SELECT {_COLUMNS} FROM ride WHERE rep_id IN {SAME_PERSON}"


@dataclass(frozen=True, slots=True)
class Ride:
    """A day or half a day in the field with one rep; open while `ended_as` is empty."""

    id: str
    rep_id: str
    planned_on: date
    ended_as: EndedAs | None
    ended_by: By | None
    reason: Reason | None
    reason_note: str
    moved_to_id: str | None


def rides_of(store: Store, rep_id: str) -> list[Ride]:
    """All ride-alongs of a rep, newest first."""
    return _rides(store.rows(f"{_OF_REP} ORDER BY planned_on DESC, id DESC", rep_id))


def open_rides(store: Store, rep_id: str) -> list[Ride]:
    """Those that have neither been done, moved nor cancelled, earliest first."""
    sql = f"{_OF_REP} AND ended_as IS NULL ORDER BY planned_on, id"
    return _rides(store.rows(sql, rep_id))


def next_ride(store: Store, rep_id: str, today: date) -> Ride | None:
    """The coming ride-along, today's included."""
    coming = (ride for ride in open_rides(store, rep_id) if ride.planned_on >= today)
    return next(coming, None)


def plan_ride(store: Store, now: Moment, *, rep_id: str, planned_on: date) -> Changes:
    """Plan a ride-along for a day."""
    with store.write(now) as tx:
        _plan(tx, now, rep_id, planned_on)
    return tx.changes


def end_ride(
    store: Store,
    now: Moment,
    *,
    ride_id: str,
    ended_as: EndedAs,
    ended_by: By | None = None,
    reason: Reason | None = None,
    note: str = "",
    moved_to_on: date | None = None,
) -> Changes:
    """Say how a planned ride-along ended; a moved one is planned again for its new day."""
    if ended_as != "done" and (ended_by is None or (reason is None and not note.strip())):
        raise Refused(f"Say who {ended_as} it, and why.")
    if (ended_as == "moved") != (moved_to_on is not None):
        raise Refused("Say to which day it was moved.")
    with store.write(now) as tx:
        rep_id, planned_on = _open(tx, ride_id)
        if ended_as == "done" and planned_on > now.on:
            raise Refused(f"This ride-along is planned for {said(planned_on, now.on)}.")
        tx.update("ride", ride_id, ended_as=ended_as, ended_by=ended_by,
                  reason=reason or ("other" if note.strip() else None), reason_note=note.strip(),
                  ended_at=now.stamp)  # fmt: skip
        if moved_to_on:
            tx.update("ride", ride_id, moved_to_id=_plan(tx, now, rep_id, moved_to_on))
    return tx.changes


def reopen_ride(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `end_ride`: planned as before, and what it was moved to is taken back."""
    with store.write(now) as tx:
        (moved_to,) = tx.one("SELECT moved_to_id FROM ride WHERE id = ?", ride_id) or (None,)
        tx.update("ride", ride_id, ended_as=None, ended_by=None, reason=None, reason_note="",
                  ended_at=None, moved_to_id=None)  # fmt: skip
        if moved_to and tx.one("SELECT 1 FROM ride WHERE id = ? AND ended_as IS NULL", moved_to):
            _take_back(tx, moved_to)
    return tx.changes


def unplan_ride(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `plan_ride`: it was never meant."""
    with store.write(now) as tx:
        _take_back(tx, ride_id)
    return tx.changes


def _take_back(tx: Transaction, ride_id: str) -> None:
    if tx.one("SELECT 1 FROM call WHERE ride_id = ?", ride_id):
        raise Refused("A call was started on this ride-along: end it as moved or cancelled.")
    tx.delete("ride", ride_id)


def _plan(tx: Transaction, now: Moment, rep_id: str, planned_on: date) -> str:
    if planned_on < now.on:
        raise Refused(f"{said(planned_on, now.on).capitalize()} is past: choose a coming day.")
    same_day = f"{_OF_REP} AND ended_as IS NULL AND planned_on = ?"
    if tx.one(same_day, rep_id, planned_on.isoformat()):
        raise Refused(f"A ride-along is planned for {said(planned_on, now.on)} already.")
    return tx.insert("ride", rep_id=rep_id, planned_on=planned_on,
                     utc_offset_minutes=now.offset_minutes)  # fmt: skip


def _open(tx: Transaction, ride_id: str) -> tuple[str, date]:
    row = tx.one("SELECT rep_id, planned_on, ended_as FROM ride WHERE id = ?", ride_id)
    if row is None:
        raise Refused("This ride-along is no longer in the file.")
    rep_id, planned_on, ended_as = row
    if ended_as:
        raise Refused(f"This ride-along was {ended_as} already.")
    return rep_id, date.fromisoformat(planned_on)


def _rides(rows: list[tuple[str, ...]]) -> list[Ride]:
    return [Ride(id, rep_id, date.fromisoformat(planned_on), *rest)  # type: ignore[arg-type]
            for id, rep_id, planned_on, *rest in rows]  # fmt: skip
