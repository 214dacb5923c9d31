"""A rep leaves: the last day, what is still open, and the day the rep's record is to be erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.plan import Ride, open_rides, reopen
from coachdesk.desk.roster import ON_ROSTER, SAME_PERSON, Rep, day, first_name, rep_of
from coachdesk.desk.step import Step, open_steps
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import MONTHS, months_later, said
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

ERASE_MONTHS = 6  # what is proposed; the coach says what holds in the company

_LEFT = """SELECT id, name, left_on, purge_on, archived_on FROM rep
    WHERE same_as_id IS NULL AND left_on IS NOT NULL AND purged_on IS NULL"""
_REQUESTS = f"SELECT id FROM request WHERE rep_id IN {SAME_PERSON} AND closed_on IS NULL"
_DEBRIEFS = f"""SELECT count(*) FROM call WHERE rep_id IN {SAME_PERSON} AND ended_at IS NOT NULL
    AND closed_at IS NULL AND undebriefed IS NULL AND together_id IS NULL"""


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who leaves or has left, and when the record is to be erased, if that is settled."""

    rep_id: str
    name: str
    left_on: date
    purge_on: date | None
    archived: bool

    @property
    def first_name(self) -> str:
        """What the rep is called."""
        return first_name(self.name)

    def is_due(self, today: date) -> bool:
        """Whether the day to erase the record has come."""
        return self.purge_on is not None and self.purge_on <= today


@dataclass(frozen=True, slots=True)
class Leaving:
    """What there is to do before a rep is gone."""

    rep: Rep
    left: Left | None
    steps: Sequence[Step]
    rides: Sequence[Ride]
    debriefs: int
    requests: int

    @property
    def nothing_open(self) -> bool:
        """Whether nothing is left to close."""
        return not (self.steps or self.rides or self.debriefs or self.requests)


def leaving(store: Store, rep_id: str, today: date) -> Leaving:
    """What is known and still open of a rep who may leave."""
    rep = rep_of(store, rep_id)
    left = left_of(store, rep.id)
    [(debriefs,)] = store.rows(_DEBRIEFS, rep.id)
    return Leaving(
        rep, left, open_steps(store, rep.id, today), open_rides(store, rep.id), debriefs,
        len(store.rows(_REQUESTS, rep.id)),
    )  # fmt: skip


def all_left(store: Store) -> list[Left]:
    """Everybody who leaves or has left and whose record is still here, the soonest to erase first.

    Those without a day for that come last.
    """
    found = [
        Left(id, name, date.fromisoformat(left_on), day(purge_on), archived is not None)
        for id, name, left_on, purge_on, archived in store.rows(_LEFT)
    ]
    return sorted(found, key=lambda one: (one.purge_on or date.max, one.left_on, one.name))


def left_of(store: Store, rep_id: str) -> Left | None:
    """When a rep leaves or left; None where no last day is known."""
    return next((one for one in all_left(store) if one.rep_id == rep_id), None)


def usual_purge_on(left_on: date) -> date:
    """The day that is proposed for erasing the record."""
    return months_later(left_on, ERASE_MONTHS)


def leave(
    store: Store, now: Moment, *, rep_id: str, left_on: date, purge_on: date | None
) -> Changes:
    """Say which is a rep's last day, past which nobody is on the roster, and when the record goes.

    Nothing goes by itself: on its day it is asked for.
    """
    if purge_on is not None and purge_on < left_on:
        raise Refused("The record can't be erased before the last day.")
    with store.write(now) as tx:
        tx.update("rep", rep_id, left_on=left_on, purge_on=purge_on,
                  archived_on=left_on if left_on < now.on else None)  # fmt: skip
    return tx.changes


def stay(store: Store, now: Moment, *, rep_id: str) -> Changes:
    """Undo of `leave`: the rep stays on the roster."""
    with store.write(now) as tx:
        tx.update("rep", rep_id, **ON_ROSTER)
    return tx.changes


def off_the_roster(store: Store, now: Moment) -> Changes:
    """Take those off the roster whose last day has passed."""
    with store.write(now) as tx:
        for one in all_left(store):
            if one.left_on < now.on and not one.archived:
                tx.update("rep", one.rep_id, archived_on=one.left_on)
    return tx.changes


def close_all(store: Store, now: Moment, *, rep_id: str) -> Changes:
    """Drop what is open with a rep who leaves, steps and requests; what is planned is cancelled."""
    with store.write(now) as tx:
        for step in open_steps(store, rep_id, now.on):
            _drop(tx, now, step.id, "left")
        for ride in open_rides(store, rep_id):
            tx.update("ride", ride.id, ended_as="cancelled", ended_by="other", reason="other",
                      reason_note="left", ended_at=now.stamp)  # fmt: skip
        for (request,) in tx.rows(_REQUESTS, rep_id):
            tx.update("request", request, closed_on=now.on)
    return tx.changes


def give_over(store: Store, now: Moment, *, step_id: str, to_rep_id: str) -> Changes:
    """Go on with a step with another rep: there it is a new one, here it is closed."""
    to = rep_of(store, to_rep_id)
    with store.write(now) as tx:
        step = tx.one(
            "SELECT owner, what, due_on, due_when, how_seen FROM step WHERE id = ?"
            " AND result IS NULL", step_id,
        )  # fmt: skip
        if step is None:
            raise Refused("This step is closed already.")
        owner, what, due_on, due_when, how_seen = step
        tx.insert("step", rep_id=to.id, owner=owner, what=what, due_on=due_on, due_when=due_when,
                  how_seen=how_seen, agreed_on=now.on)  # fmt: skip
        _drop(tx, now, step_id, f"given over to {to.first_name}")
    return tx.changes


def open_again(store: Store, now: Moment, *, ids: Sequence[str]) -> Changes:
    """Undo of closing, dropping or giving over: `ids` are those that it changed."""
    with store.write(now) as tx:
        for id in ids:
            if tx.one("SELECT 1 FROM step WHERE id = ? AND result IS NULL", id):
                tx.delete("step", id)  # what it went on as with another rep
            elif tx.one("SELECT 1 FROM step WHERE id = ?", id):
                tx.update("step", id, result=None, result_note="", closed_on=None)
            elif tx.one("SELECT 1 FROM ride WHERE id = ?", id):
                reopen(tx, id)
            elif tx.one("SELECT 1 FROM request WHERE id = ?", id):
                tx.update("request", id, closed_on=None)
    return tx.changes


def left_said(one: Left, today: date) -> str:
    """Where somebody stands who leaves, in words."""
    last = "last day" if one.left_on >= today else "left"
    words = f"{last} {said(one.left_on, today)}"
    if one.purge_on is None:
        return f"{words} · no day set to erase the record"
    due = "to be erased since" if one.is_due(today) else "to be erased on"
    return (
        f"{words} · {due} {one.purge_on.day} {MONTHS[one.purge_on.month - 1]} {one.purge_on.year}"
    )


def _drop(tx: Transaction, now: Moment, step_id: str, why: str) -> None:
    tx.update("step", step_id, result="dropped", result_note=why, closed_on=now.on)
