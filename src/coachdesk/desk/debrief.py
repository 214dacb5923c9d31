"""The curbside talk after a call: what was seen, by skill; how it is rated; how it closes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from coachdesk.desk.roster import WHOLE_PERSON
from coachdesk.desk.together import AS_ONE, as_one
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.audience import REP as FOR_REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.turns import COACH, REP, Rater
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

NO_STEP = "A coaching call closes on a next step: say what will be done."
FEEDBACK = ("keep", "stop", "start")

# The plus keeps SQLite from its index of that column, which nearly all calls share.
_TO_DEBRIEF = f"""SELECT c.id, r.id, r.name, c.account, c.role, c.role_was,
        c.role_reason, c.held_on, c.ended_at,
        (SELECT count(*) FROM entry e WHERE e.call_id = c.id),
        EXISTS (SELECT 1 FROM rating WHERE call_id = c.id)
            OR EXISTS (SELECT 1 FROM step WHERE call_id = c.id)
            OR EXISTS (SELECT 1 FROM entry e WHERE e.call_id = c.id AND e.feedback <> '')
            OR c.rep_view <> '',
        (SELECT count(*) FROM call m WHERE m.together_id = c.id)
    FROM call c JOIN rep r ON r.id = {WHOLE_PERSON}
    WHERE c.ended_at IS NOT NULL AND c.closed_at IS NULL AND r.purged_on IS NULL
        AND c.undebriefed IS NULL AND +c.together_id IS NULL
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
    others: int = 0  # calls that are debriefed as one with it


@dataclass(frozen=True, slots=True)
class WaitingDay:
    """What is to debrief of one day with one rep, the newest call first."""

    rep_id: str
    rep_name: str
    on: date
    waiting: tuple[Waiting, ...]

    @property
    def calls(self) -> int:
        """How many, each of those debriefed as one too."""
        return sum(1 + each.others for each in self.waiting)


def days_to_debrief(store: Store) -> list[WaitingDay]:
    """The same by day and rep, in the same order."""
    return days_of(to_debrief(store))


def days_of(waiting: list[Waiting]) -> list[WaitingDay]:
    """Calls that wait, by day and rep."""
    days: dict[tuple[str, date], list[Waiting]] = {}
    for each in waiting:
        days.setdefault((each.rep_id, each.held_on), []).append(each)
    return [WaitingDay(rep, each[0].rep_name, on, tuple(each)) for (rep, on), each in days.items()]


def to_debrief(store: Store) -> list[Waiting]:
    """Calls that ended and whose debrief is to do, the newest first; those as one, once."""
    return [_waiting(row) for row in store.rows(_TO_DEBRIEF)]


def rate(
    store: Store,
    now: Moment,
    *,
    call_id: str,
    skill_id: str,
    level: int | None,
    rater: Rater = COACH,
) -> Changes:
    """A level of a skill in a call, the coach's or the rep's own, or None: not observed.

    The skill's name and the level's anchor are kept as they read today; before the debrief is
    closed a rating is simply set, afterwards the log has the level that was said in the talk,
    and who asked for the change is to be said anew.
    """
    with store.write(now) as tx:
        fields: dict[str, Any] = {
            "level": level,
            "rated_at": now.stamp,
            "asked_by": None,
            **_wording(tx, skill_id, level),
        }
        if found := _rating(tx, call_id, skill_id, rater):
            tx.update("rating", found, **fields)
        else:
            (rep_id,) = tx.one("SELECT rep_id FROM call WHERE id = ?", call_id) or _gone()
            where = {"call_id": call_id, "rep_id": rep_id, "skill_id": skill_id, "rater": rater}
            tx.insert("rating", **where, **fields)
        begin_debrief(tx, now, call_id)
    return tx.changes


def unrate(
    store: Store, now: Moment, *, call_id: str, skill_id: str, rater: Rater = COACH
) -> Changes:
    """Take a rating back: neither a level nor "not observed" is said."""
    with store.write(now) as tx:
        if found := _rating(tx, call_id, skill_id, rater):
            tx.delete("rating", found)
    return tx.changes


def say_who_asked(
    store: Store, now: Moment, *, call_id: str, skill_id: str, asked_by: Rater | None
) -> Changes:
    """Who asked that the coach's rating was changed after the talk."""
    with store.write(now) as tx:
        if found := _rating(tx, call_id, skill_id, COACH):
            tx.update("rating", found, asked_by=asked_by)
    return tx.changes


def share_ratings(
    store: Store, now: Moment, *, call_id: str, skill_id: str, audience: Audience
) -> Changes:
    """Say for whom both ratings of a skill are, the rep's own and the coach's."""
    with store.write(now) as tx:
        for rater in (REP, COACH):
            if found := _rating(tx, call_id, skill_id, rater):
                tx.update("rating", found, audience=audience)
    return tx.changes


def give_feedback(store: Store, now: Moment, *, entry_id: str, feedback: str | None) -> Changes:
    """Choose an entry as what to keep, stop or start doing; None takes the choice back.

    It is what the rep gets to hear: chosen it is for the rep, taken back it is private again.
    """
    with store.write(now) as tx:
        tx.update("entry", entry_id, feedback=feedback, audience=FOR_REP if feedback else PRIVATE)
        for (call_id,) in tx.rows("SELECT call_id FROM entry WHERE id = ?", entry_id):
            begin_debrief(tx, now, call_id)
    return tx.changes


def begin_debrief(tx: Transaction, now: Moment, call_id: str) -> None:
    """The talk is on, from the first thing that is done in it."""
    waits = "SELECT 1 FROM call WHERE id = ? AND closed_at IS NULL AND debrief_began_at IS NULL"
    if tx.one(waits, call_id):
        tx.update("call", call_id, debrief_began_at=now)


def lacking(store: Store | Transaction, call_id: str) -> str:
    """What a debrief lacks before it can be closed, said to the coach; or nothing."""
    role, ride_id = store.one("SELECT role, ride_id FROM call WHERE id = ?", call_id) or _gone()
    steps = f"SELECT 1 FROM step WHERE call_id IN {AS_ONE} OR ride_id = ?"
    return "" if role != "coaching" or store.one(steps, call_id, ride_id) else NO_STEP


def close_debrief(
    store: Store, now: Moment, *, call_id: str, minutes: int | None = None
) -> Changes:
    """End the talk. A coaching call must leave a step of its own or share its ride-along's.

    Calls that are debriefed as one end with it; the minutes count once.
    """
    with store.write(now) as tx:
        if lack := lacking(tx, call_id):
            raise Refused(lack)
        if tx.one("SELECT 1 FROM call WHERE id = ? AND closed_at IS NULL", call_id):
            begin_debrief(tx, now, call_id)
            tx.update("call", call_id, closed_at=now.stamp, debrief_minutes=minutes,
                      undebriefed=None, undebriefed_note="")  # fmt: skip
            for id in as_one(tx, call_id):
                tx.update("call", id, closed_at=now.stamp)
    return tx.changes


def reopen_debrief(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Take the closing back: the debrief is to do again."""
    with store.write(now) as tx:
        tx.update("call", call_id, debrief_minutes=None)
        for id in as_one(tx, call_id):
            tx.update("call", id, closed_at=None)
    return tx.changes


def _waiting(row: tuple[Any, ...]) -> Waiting:
    call_id, rep_id, rep_name, account, role, was, why, held_on, *rest = row
    ended_at, entries, begun, others = rest
    day = date.fromisoformat(held_on)
    return Waiting(call_id, rep_id, rep_name, account, role, day, ended_at, entries, bool(begun),
                   was, why, others)  # fmt: skip


def _rating(tx: Transaction, call_id: str, skill_id: str, rater: Rater) -> str | None:
    sql = "SELECT id FROM rating WHERE call_id = ? AND skill_id = ? AND rater = ?"
    row = tx.one(sql, call_id, skill_id, rater)
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
