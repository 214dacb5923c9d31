"""A call: started, ended, gone on with, and found again.

Live is a call that has not ended; at most one of them runs, the others wait, paused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.focus import MOST, focus_of
from coachdesk.desk.roster import ON_ROSTER, WHOLE_PERSON
from coachdesk.desk.stops import chances
from coachdesk.domain.call_clock import Span, running_minutes
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.safety import Facts, safety
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

ROLES = ("coaching", "joint selling", "demonstration")

_CALL = f"""SELECT c.id, c.rep_id, r.name, c.ride_id, c.account, c.objective, c.role, c.focus_1_id,
    c.focus_2_id, c.held_on, c.utc_offset_minutes, c.started_at, c.ended_at, c.minutes,
    c.from_memory, c.closed_at
    FROM call c JOIN rep r ON r.id = {WHOLE_PERSON}"""


@dataclass(frozen=True, slots=True)
class Call:
    """One customer visit made together. `started_at`, `ended_at`, `closed_at` are stamps."""

    id: str
    rep_id: str
    rep_name: str
    ride_id: str | None
    account: str
    objective: str
    role: str
    focus_ids: tuple[str, ...]
    held_on: date
    utc_offset_minutes: int
    started_at: str
    ended_at: str | None
    minutes: int | None  # measured without its pauses when it ended, or as remembered
    from_memory: bool
    closed_at: str | None
    pauses: tuple[Span, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether it has not ended."""
        return self.ended_at is None and not self.from_memory

    @property
    def is_paused(self) -> bool:
        """Whether its clock stands still before its end."""
        return self.is_live and any(pause.ended_at is None for pause in self.pauses)

    def minutes_until(self, stamp: str) -> float:
        """Minutes from its start to then, or to its end, its pauses taken out."""
        until = min(stamp, self.ended_at) if self.ended_at else stamp
        return running_minutes(self.started_at, until, self.pauses)


def call_of(store: Store, call_id: str) -> Call:
    """The call of an id."""
    found = _calls(store, "WHERE c.id = ?", call_id)
    if not found:
        raise Refused("This call is no longer in the file.")
    return found[0]


def open_calls(store: Store) -> list[Call]:
    """Calls that have not ended: the one that runs first, then those that wait, newest first."""
    found = _calls(store, "WHERE c.ended_at IS NULL AND c.from_memory = 0")
    found.sort(key=_last_turn, reverse=True)
    return sorted(found, key=lambda call: call.is_paused)


def live_call(store: Store) -> Call | None:
    """The call that runs, or else the one that was paused last."""
    return next(iter(open_calls(store)), None)


def start_call(
    store: Store,
    now: Moment,
    *,
    rep_id: str | None = None,
    rep_name: str = "",
    ride_id: str | None = None,
    account: str = "",
    objective: str = "",
    role: str | None = None,
    focus_ids: Sequence[str] | None = None,
    prepared: str | None = None,
) -> Changes:
    """Start a call now, its id first in the changes; one that runs is paused.

    A `rep_name` that nobody on the roster has is added to it. Without `focus_ids` the call
    watches what the rep works on; without a `role` it is coached on where that is safe.
    """
    stop_id, facts = chances(store, rep_id, ride_id, account) if rep_id else (None, Facts())
    role = role or safety(facts).role
    facts = facts if stop_id else Facts()  # kept is what was settled for a stop
    if role not in ROLES:
        raise Refused(f"A call is {', '.join(ROLES[:-1])} or {ROLES[-1]}, not “{role}”.")
    if not rep_id and not rep_name.strip():
        raise Refused("Say first whose call this is.")
    if focus_ids is None:
        focus_ids = [focus.skill_id for focus in focus_of(store, rep_id, now.on)] if rep_id else []
    focus_1, focus_2, *_ = (*focus_ids[:MOST], None, None)
    with store.write(now) as tx:
        rep = rep_id or rep_called(tx, rep_name)
        pause_running(tx, now)
        call = tx.insert(
            "call", rep_id=rep, ride_id=ride_id, account=account.strip(),
            objective=objective.strip(), role=role, focus_1_id=focus_1, focus_2_id=focus_2,
            held_on=now.on, utc_offset_minutes=now.offset_minutes, started_at=now,
            stop_id=stop_id, stake=facts.stake, stage=facts.stage, relation=facts.relation,
            informed=None if facts.informed is None else int(facts.informed), prepared=prepared,
        )  # fmt: skip
    others = (id for id in tx.changes.ids if id != call)
    return Changes(tx.changes.topics, (call, *others))


def end_call(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Stop the call's clock; its debrief is to do. A call that has ended stays as it is."""
    call = call_of(store, call_id)
    if not call.is_live:
        return Changes()
    with store.write(now) as tx:
        stop_talk(tx, now, call_id)
        minutes = round(call.minutes_until(now.stamp))
        tx.update("call", call_id, ended_at=now, minutes=minutes)
    return tx.changes


def reopen_call(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Go on with a call that has ended; the time since is none of the call's."""
    call = call_of(store, call_id)
    if call.closed_at:
        raise Refused("This call's debrief is closed: open the debrief first.")
    if call.from_memory:
        raise Refused("This call was written down from memory: it can't go on.")
    with store.write(now) as tx:
        pause_running(tx, now)
        if call.ended_at:
            tx.update("call", call_id, ended_at=None, minutes=None, undebriefed=None)
            tx.insert("pause", call_id=call_id, started_at=call.ended_at, ended_at=now)
        end_pause(tx, now, call_id)
    return tx.changes


def pause_running(tx: Transaction, now: Moment) -> None:
    """Pause whatever runs: the coach is in one call at a time."""
    running = """SELECT id FROM call c WHERE ended_at IS NULL AND from_memory = 0 AND NOT EXISTS
        (SELECT 1 FROM pause p WHERE p.call_id = c.id AND p.ended_at IS NULL)"""
    for (call_id,) in tx.rows(running):
        begin_pause(tx, now, call_id)


def begin_pause(tx: Transaction, now: Moment, call_id: str) -> None:
    """Stop a call's clock for now."""
    stop_talk(tx, now, call_id)
    tx.insert("pause", call_id=call_id, started_at=now)


def end_pause(tx: Transaction, now: Moment, call_id: str) -> None:
    """Let a call's clock run again."""
    for (id,) in tx.rows("SELECT id FROM pause WHERE call_id = ? AND ended_at IS NULL", call_id):
        tx.update("pause", id, ended_at=now)


def stop_talk(tx: Transaction, now: Moment, call_id: str) -> None:
    """Nobody is timed as talking any more."""
    for (id,) in tx.rows("SELECT id FROM talk WHERE call_id = ? AND ended_at IS NULL", call_id):
        tx.update("talk", id, ended_at=now)


def rep_called(tx: Transaction, name: str) -> str:
    """The rep of that name, put on the roster if nobody there has it."""
    name = " ".join(name.split())
    everybody = """SELECT coalesce(same_as_id, id), name FROM rep WHERE purged_on IS NULL
        ORDER BY archived_on IS NOT NULL"""
    for id, known in tx.rows(everybody):
        if folded(known) == folded(name):
            tx.update("rep", id, **ON_ROSTER)
            return str(id)
    return tx.insert("rep", name=name)


def _last_turn(call: Call) -> str:
    return max(call.started_at, *(pause.started_at for pause in call.pauses), "")


def _calls(store: Store, where: str, *params: Any) -> list[Call]:
    return [_call(store, row) for row in store.rows(f"{_CALL} {where}", *params)]


def _call(store: Store, row: tuple[Any, ...]) -> Call:
    id, rep_id, rep_name, ride_id, account, objective, role, *focus = row[:9]
    held_on, offset, started_at, ended_at, minutes, memory, closed_at = row[9:]
    sql = "SELECT started_at, ended_at FROM pause WHERE call_id = ? ORDER BY started_at, id"
    return Call(
        id, rep_id, rep_name, ride_id, account, objective, role, tuple(filter(None, focus)),
        date.fromisoformat(held_on), offset, started_at, ended_at, minutes, bool(memory),
        closed_at, tuple(store.values(Span, sql, id)),
    )  # fmt: skip
