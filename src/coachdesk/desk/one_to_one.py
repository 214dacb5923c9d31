"""A one-to-one or a talk as it is held: begun, written in, and closed on a step.

It is a session (a row of `ride`). One that was begun without having been planned has no planned
length: it is no promise kept, and other calendars never hear of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from coachdesk.desk.plan import NAMES, refuse_written
from coachdesk.desk.roster import SAME_PERSON, day, first_name
from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.one_to_one import NO_STEP, measured
from coachdesk.domain.refused import Refused
from coachdesk.domain.week import usual_minutes
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

TalkKind = Literal["one-to-one", "talk"]

_TALK = """SELECT d.id, r.id, r.name, d.kind, d.planned_on, d.began_at, d.ended_as, d.minutes,
        d.reason_note
    FROM ride d JOIN rep x ON x.id = d.rep_id JOIN rep r ON r.id = coalesce(x.same_as_id, x.id)
    WHERE d.id = ? AND d.kind <> 'ride-along'"""
_TODAY = f"""SELECT id FROM ride WHERE rep_id IN {SAME_PERSON} AND kind = ? AND planned_on = ?
    AND (ended_as IS NULL OR ended_as = 'done') ORDER BY ended_as IS NOT NULL, id LIMIT 1"""
_LAST = f"""SELECT max(planned_on) FROM ride WHERE rep_id IN {SAME_PERSON}
    AND kind <> 'ride-along' AND ended_as = 'done' AND planned_on < ?"""
_NOTE = "SELECT id, text, audience FROM note WHERE ride_id = ? ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class TalkNote:
    """What was said in a talk, as the coach wrote it down."""

    id: str
    text: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Talk:
    """A one-to-one, or twenty minutes of questions, with one rep."""

    ride_id: str
    rep_id: str
    rep_name: str
    kind: TalkKind
    on: date
    began_at: str | None
    ended_as: str | None
    minutes: int | None
    why_no_step: str
    note: TalkNote | None
    last_on: date | None  # of the one before it

    @property
    def call_id(self) -> None:
        """None: its steps hang on the session itself."""
        return

    @property
    def first_name(self) -> str:
        """What the rep is called."""
        return first_name(self.rep_name)

    @property
    def name(self) -> str:
        """One-to-one, or twenty minutes."""
        return NAMES[self.kind].capitalize()

    @property
    def is_open(self) -> bool:
        """Begun and not closed."""
        return self.began_at is not None and self.ended_as is None

    @property
    def was_held(self) -> bool:
        """Begun, or said to be done: moved and cancelled ones have no page of their own."""
        return self.is_open or self.ended_as == "done"


def talk_of(store: Store, ride_id: str) -> Talk | None:
    """A session as its page shows it; None where there is no such talk."""
    row = store.one(_TALK, ride_id)
    if row is None:
        return None
    id, rep_id, rep_name, kind, on, began_at, ended_as, minutes, why = row
    note = store.one(_NOTE, id)
    held_on = date.fromisoformat(on)
    return Talk(
        id, rep_id, rep_name, kind, held_on, began_at, ended_as, minutes, why,
        TalkNote(*note) if note else None, last_talk(store, rep_id, held_on),
    )  # fmt: skip


def talk_today(store: Store, rep_id: str, kind: TalkKind, today: date) -> str | None:
    """Today's talk with a rep, planned, begun or closed; one that is open first."""
    row = store.one(_TODAY, rep_id, kind, today.isoformat())
    return row[0] if row else None


def last_talk(store: Store, rep_id: str, today: date) -> date | None:
    """The day of the latest one-to-one or talk before today."""
    (last,) = store.one(_LAST, rep_id, today.isoformat()) or (None,)
    return day(last)


def start_talk(store: Store, now: Moment, *, rep_id: str, kind: TalkKind) -> Changes:
    """Begin today's talk with a rep, planned or not; one that was begun already goes on."""
    with store.write(now) as tx:
        row = tx.one(_TODAY, rep_id, kind, now.on.isoformat())
        if row is None:
            starts = now.local.hour * 60 + now.local.minute
            tx.insert("ride", rep_id=rep_id, kind=kind, planned_on=now.on, starts_minute=starts,
                      began_at=now.stamp, utc_offset_minutes=now.offset_minutes)  # fmt: skip
        else:
            _begin(tx, now, row[0], kind)
    return tx.changes


def unstart_talk(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `start_talk`: planned as before, or gone if it wasn't."""
    with store.write(now) as tx:
        refuse_written(tx, ride_id)
        planned = tx.one("SELECT planned_minutes FROM ride WHERE id = ?", ride_id)
        if planned and planned[0] is None:
            tx.delete("ride", ride_id)
        else:
            tx.update("ride", ride_id, began_at=None)
    return tx.changes


def close_talk(
    store: Store, now: Moment, *, ride_id: str, minutes: int | None = None, why_no_step: str = ""
) -> Changes:
    """End it, with the minutes it took: measured, or as the coach says."""
    why = " ".join(why_no_step.split())
    with store.write(now) as tx:
        if not why and lacking(tx, ride_id):
            raise Refused(NO_STEP)
        row = tx.one("SELECT began_at FROM ride WHERE id = ? AND ended_as IS NULL", ride_id)
        if row is not None:
            took = minutes or (measured(row[0], now) if row[0] else None)
            if took is None:
                raise Refused("Say how many minutes it took: that could not be measured.")
            tx.update("ride", ride_id, ended_as="done", ended_at=now.stamp, minutes=took,
                      reason_note=why)  # fmt: skip
    return tx.changes


def reopen_talk(store: Store, now: Moment, *, ride_id: str) -> Changes:
    """Undo of `close_talk`."""
    with store.write(now) as tx:
        tx.update("ride", ride_id, ended_as=None, ended_at=None, minutes=None, reason_note="")
    return tx.changes


def set_minutes(store: Store, now: Moment, *, ride_id: str, minutes: int) -> Changes:
    """Correct how long a closed talk took."""
    if not 0 < minutes <= 24 * 60:
        raise Refused("A talk takes some minutes, and ends on its day.")
    with store.write(now) as tx:
        tx.update("ride", ride_id, minutes=minutes)
    return tx.changes


def write_note(
    store: Store, now: Moment, *, ride_id: str, text: str, was: str | None = None
) -> Changes:
    """Keep what was said; emptied, the note is taken away. `was`: what stood there before."""
    text = text.strip()
    with store.write(now) as tx:
        note = tx.one(_NOTE, ride_id)
        if note and text:
            tx.reword("note", note[0], {} if was is None else {"text": was}, text=text)
        elif note:
            tx.delete("note", note[0])
        elif text:
            (rep_id, on) = tx.one("SELECT rep_id, planned_on FROM ride WHERE id = ?", ride_id) or (
                None, None)  # fmt: skip
            if rep_id is None:
                raise Refused("This session is no longer in the file.")
            tx.insert("note", rep_id=rep_id, ride_id=ride_id, noted_on=on, text=text)
    return tx.changes


def lacking(store: Store | Transaction, ride_id: str) -> str:
    """What it lacks before it can be closed, said to the coach; or nothing."""
    return "" if store.one("SELECT 1 FROM step WHERE ride_id = ?", ride_id) else NO_STEP


def _begin(tx: Transaction, now: Moment, ride_id: str, kind: TalkKind) -> None:
    row: Any = tx.one("SELECT began_at, ended_as, planned_minutes FROM ride WHERE id = ?", ride_id)
    began_at, ended_as, planned = row
    if began_at is None and ended_as is None:
        tx.update("ride", ride_id, began_at=now.stamp,
                  planned_minutes=planned or usual_minutes(kind))  # fmt: skip
