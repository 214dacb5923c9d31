"""The curbside talk after a call: what was seen, by skill; how it is rated; how it closes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from coachdesk.desk.roster import WHOLE_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

NO_STEP = "A coaching call closes on a next step: say what will be done."
FEEDBACK = ("keep", "stop", "start")

_TO_DEBRIEF = f"""SELECT c.id, r.id, r.name, c.account, c.role, c.role_was,
        c.role_reason, c.held_on, c.ended_at,
        (SELECT count(*) FROM entry e WHERE e.call_id = c.id),
        EXISTS (SELECT 1 FROM rating WHERE call_id = c.id)
            OR EXISTS (SELECT 1 FROM step WHERE call_id = c.id)
            OR EXISTS (SELECT 1 FROM entry e WHERE e.call_id = c.id AND e.feedback <> '')
    FROM call c JOIN rep r ON r.id = {WHOLE_PERSON}
    WHERE c.ended_at IS NOT NULL AND c.closed_at IS NULL
    ORDER BY c.ended_at DESC, c.id DESC"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call whose debrief is to do; `begun` where something of it is there already."""

    call_id: str
    rep_id: str
    rep_name: str
    account: str
    role: str
    held_on: date
    ended_at: str
    entries: int
    begun: bool
    role_was: str | None = None  # in which it started, where that was corrected
    role_reason: str = ""


def to_debrief(store: Store) -> list[Waiting]:
    """Calls that ended and whose debrief was not closed, the newest first."""
    return [_waiting(row) for row in store.rows(_TO_DEBRIEF)]


def rate(store: Store, now: Moment, *, call_id: str, skill_id: str, level: int | None) -> Changes:
    """The coach's level of a skill in a call, or None: not observed.

    The skill's name and the level's anchor are kept as they read today; before the debrief is
    closed a rating is simply set, afterwards the log has the level that was said in the talk.
    """
    with store.write(now) as tx:
        fields: dict[str, Any] = {
            "level": level,
            "rated_at": now.stamp,
            **_wording(tx, skill_id, level),
        }
        if found := _rating(tx, call_id, skill_id):
            tx.update("rating", found, **fields)
        else:
            (rep_id,) = tx.one("SELECT rep_id FROM call WHERE id = ?", call_id) or _gone()
            tx.insert("rating", call_id=call_id, rep_id=rep_id, skill_id=skill_id, **fields)
    return tx.changes


def unrate(store: Store, now: Moment, *, call_id: str, skill_id: str) -> Changes:
    """Take a rating back: neither a level nor "not observed" is said."""
    with store.write(now) as tx:
        if found := _rating(tx, call_id, skill_id):
            tx.delete("rating", found)
    return tx.changes


def give_feedback(store: Store, now: Moment, *, entry_id: str, feedback: str | None) -> Changes:
    """Choose an entry as what to keep, stop or start doing; None takes the choice back."""
    with store.write(now) as tx:
        tx.update("entry", entry_id, feedback=feedback)
    return tx.changes


def lacking(store: Store | Transaction, call_id: str) -> str:
    """What a debrief lacks before it can be closed, said to the coach; or nothing."""
    role, ride_id = store.one("SELECT role, ride_id FROM call WHERE id = ?", call_id) or _gone()
    steps = "SELECT 1 FROM step WHERE call_id = ? OR ride_id = ?"
    return "" if role != "coaching" or store.one(steps, call_id, ride_id) else NO_STEP


def close_debrief(
    store: Store, now: Moment, *, call_id: str, minutes: int | None = None
) -> Changes:
    """End the talk. A coaching call must leave a step of its own or share its ride-along's."""
    with store.write(now) as tx:
        if lack := lacking(tx, call_id):
            raise Refused(lack)
        if tx.one("SELECT 1 FROM call WHERE id = ? AND closed_at IS NULL", call_id):
            tx.update("call", call_id, closed_at=now.stamp, debrief_minutes=minutes)
    return tx.changes


def reopen_debrief(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Take the closing back: the debrief is to do again."""
    with store.write(now) as tx:
        tx.update("call", call_id, closed_at=None, debrief_minutes=None)
    return tx.changes


def _waiting(row: tuple[Any, ...]) -> Waiting:
    call_id, rep_id, rep_name, account, role, was, why, held_on, ended_at, entries, begun = row
    day = date.fromisoformat(held_on)
    return Waiting(call_id, rep_id, rep_name, account, role, day, ended_at, entries, bool(begun),
                   was, why)  # fmt: skip


def _rating(tx: Transaction, call_id: str, skill_id: str) -> str | None:
    row = tx.one(
        "SELECT id FROM rating WHERE call_id = ? AND skill_id = ? AND rater = 'coach'",
        call_id,
        skill_id,
    )
    return row[0] if row else None


def _wording(tx: Transaction, skill_id: str, level: int | None) -> dict[str, str]:
    name, *anchors = (
        tx.one(
            "SELECT name, anchor_1, anchor_2, anchor_3, anchor_4, anchor_5 FROM skill WHERE id = ?",
            skill_id,
        )
        or _gone()
    )
    return {"skill_name": name, "anchor": anchors[level - 1] if level else ""}


def _gone() -> NoReturn:
    raise Refused("That is no longer there: it was deleted meanwhile.")
