"""Sessions: planned for a day, and each ended as done, moved or cancelled."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.week import SessionKind, check_hours, usual_minutes
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

EndedAs = Literal["done", "moved", "cancelled"]
By = Literal["coach", "rep", "customer", "other"]
Reason = Literal["no commitment", "span", "understanding", "know-how", "customer", "other"]
ENDS: tuple[EndedAs, ...] = get_args(EndedAs)
BY: tuple[By, ...] = get_args(By)
REASONS: tuple[Reason, ...] = get_args(Reason)

NAMES: dict[SessionKind, str] = {
    "ride-along": "ride-along", "one-to-one": "one-to-one", "talk": "twenty minutes",
}  # fmt: skip

_COLUMNS = """id, rep_id, planned_on, ended_as, ended_by, reason, reason_note, moved_to_id, kind,
    starts_minute, planned_minutes"""
_OF_REP = f"SELECT {_COLUMNS} FROM ride WHERE rep_id IN {SAME_PERSON}"


@dataclass(frozen=True, slots=True)
class Ride:
    """A session with one rep, mostly a day in the field; open while `ended_as` is empty."""

    id: str
    rep_id: str
    planned_on: date
    ended_as: EndedAs | None
    ended_by: By | None
    reason: Reason | None
    reason_note: str
    moved_to_id: str | None
    kind: SessionKind = "ride-along"
    starts_minute: int | None = None
    planned_minutes: int | None = None


def rides_of(store: Store, rep_id: str) -> list[Ride]:
    """All sessions of a rep, newest first."""
    return _rides(store.rows(f"{_OF_REP} ORDER BY planned_on DESC, id DESC", rep_id))


def open_rides(store: Store, rep_id: str) -> list[Ride]:
    """Those that have neither been done, moved nor cancelled, earliest first."""
    sql = f"{_OF_REP} AND ended_as IS NULL ORDER BY planned_on, id"
    return _rides(store.rows(sql, rep_id))


def next_ride(store: Store, rep_id: str, today: date) -> Ride | None:
    """The coming session, today's included."""
    coming = (ride for ride in open_rides(store, rep_id) if ride.planned_on >= today)
    return next(coming, None)


def plan_ride(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    planned_on: date,
    kind: SessionKind = "ride-along",
    starts_minute: int | None = None,
    planned_minutes: int | None = None,
    request_id: str | None = None,
) -> Changes:
    """Plan a session for a day, for its hour where that is settled, to answer a request."""
    check_hours(starts_minute, planned_minutes or usual_minutes(kind))
    if starts_minute is not None:
        planned_minutes = planned_minutes or usual_minutes(kind)
    with store.write(now) as tx:
        check_free(tx, now, rep_id, planned_on, kind)
        ride = tx.insert("ride", rep_id=rep_id, planned_on=planned_on, kind=kind,
                         starts_minute=starts_minute, planned_minutes=planned_minutes,
                         utc_offset_minutes=now.offset_minutes)  # fmt: skip
        if request_id:
            tx.update("request", request_id, ride_id=ride)
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
    """Say how a planned session ended; a moved one is planned again for its new day."""
    if ended_as != "done" and (ended_by is None or (reason is None and not note.strip())):
        raise Refused(f"Say who {ended_as} it, and why.")
    if (ended_as == "moved") != (moved_to_on is not None):
        raise Refused("Say to which day it was moved.")
    with store.write(now) as tx:
        ride = open_ride(tx, ride_id)
        if ended_as == "done" and ride.planned_on > now.on:
            when = said(ride.planned_on, now.on)
            raise Refused(f"This {NAMES[ride.kind]} is planned for {when}.")
        tx.update("ride", ride_id, ended_as=ended_as, ended_by=ended_by,
                  reason=reason or ("other" if note.strip() else None), reason_note=note.strip(),
                  ended_at=now.stamp)  # fmt: skip
        if moved_to_on:
            plan_again(tx, now, ride, moved_to_on, ride.starts_minute)
    return tx.changes


def reopen_ride(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `end_ride`: planned as before, and what it was moved to is taken back."""
    with store.write(now) as tx:
        reopen(tx, ride_id)
    return tx.changes


def unplan_ride(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `plan_ride`: it was never meant."""
    with store.write(now) as tx:
        take_back(tx, ride_id)
    return tx.changes


def plan_again(
    tx: Transaction, now: Moment, ride: Ride, planned_on: date, starts_minute: int | None
) -> str:
    """Plan a moved session for its new day, with the stops that are still to be made."""
    check_free(tx, now, ride.rep_id, planned_on, ride.kind)
    (place, bring) = tx.one("SELECT place, bring FROM ride WHERE id = ?", ride.id) or ("", "")
    new = tx.insert("ride", rep_id=ride.rep_id, planned_on=planned_on, kind=ride.kind,
                    starts_minute=starts_minute, planned_minutes=ride.planned_minutes,
                    place=place, bring=bring, utc_offset_minutes=now.offset_minutes)  # fmt: skip
    tx.update("ride", ride.id, moved_to_id=new)
    _hand_over(tx, ride.id, new)
    return new


def reopen(tx: Transaction, ride_id: str) -> None:
    """Leave a session planned as it was before it ended."""
    (moved_to,) = tx.one("SELECT moved_to_id FROM ride WHERE id = ?", ride_id) or (None,)
    tx.update("ride", ride_id, ended_as=None, ended_by=None, reason=None, reason_note="",
              ended_at=None, moved_to_id=None)  # fmt: skip
    if moved_to and tx.one("SELECT 1 FROM ride WHERE id = ? AND ended_as IS NULL", moved_to):
        _hand_over(tx, moved_to, ride_id)
        take_back(tx, moved_to)


def open_ride(tx: Transaction, ride_id: str) -> Ride:
    """A session that hasn't ended."""
    found = _rides(tx.rows(f"SELECT {_COLUMNS} FROM ride WHERE id = ?", ride_id))
    if not found:
        raise Refused("This session is no longer in the file.")
    if found[0].ended_as:
        raise Refused(f"This {NAMES[found[0].kind]} was {found[0].ended_as} already.")
    return found[0]


def _hand_over(tx: Transaction, ride_id: str, to_id: str) -> None:
    """Stops without a call, and the wish that a session answers, go where it goes."""
    for table, rest in (
        ("stop", "AND id NOT IN (SELECT stop_id FROM call WHERE stop_id IS NOT NULL)"),
        ("request", ""),
    ):
        for (id,) in tx.rows(f"SELECT id FROM {table} WHERE ride_id = ? {rest}", ride_id):
            tx.update(table, id, ride_id=to_id)


def take_back(tx: Transaction, ride_id: str) -> None:
    """Have it never planned."""
    if tx.one("SELECT 1 FROM call WHERE ride_id = ?", ride_id):
        raise Refused("A call was started on this ride-along: end it as moved or cancelled.")
    refuse_written(tx, ride_id)
    for (stop,) in tx.rows("SELECT id FROM stop WHERE ride_id = ?", ride_id):
        tx.delete("stop", stop)
    for (request,) in tx.rows("SELECT id FROM request WHERE ride_id = ?", ride_id):
        tx.update("request", request, ride_id=None)
    tx.delete("ride", ride_id)


def refuse_written(tx: Transaction, ride_id: str) -> None:
    """A talk in which something was written down can't be taken back as never held."""
    for table in ("note", "outlook", "step", "asked"):
        if tx.one(f"SELECT 1 FROM {table} WHERE ride_id = ?", ride_id):
            raise Refused("Something was written down in it: close it, or take that out first.")


def check_free(
    tx: Transaction, now: Moment, rep_id: str, planned_on: date, kind: SessionKind
) -> None:
    """Refuse a day that is past, or that holds such a session with the rep already."""
    if planned_on < now.on:
        raise Refused(f"{said(planned_on, now.on).capitalize()} is past: choose a coming day.")
    same_day = f"{_OF_REP} AND ended_as IS NULL AND planned_on = ? AND kind = ?"
    if tx.one(same_day, rep_id, planned_on.isoformat(), kind):
        a = "Twenty minutes are" if kind == "talk" else f"A {kind} is"
        raise Refused(f"{a} planned for {said(planned_on, now.on)} already.")


def _rides(rows: list[tuple[str, ...]]) -> list[Ride]:
    return [Ride(id, rep_id, date.fromisoformat(planned_on), *rest)  # type: ignore[arg-type]
            for id, rep_id, planned_on, *rest in rows]  # fmt: skip
