"""Small makers of what tests are about."""

from datetime import UTC, datetime
from typing import Any

from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

TUESDAY = Moment(datetime(2026, 11, 24, 8, 41, tzinfo=UTC), 60)


class FixedClock:
    """A clock that a test sets: calling it reads it."""

    def __init__(self, now: Moment = TUESDAY) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now

    def go_on(self, **units: float) -> Moment:
        """Let that much time pass; units as in `timedelta`."""
        self.now = self.now.later(**units)
        return self.now


def a_row(store: Store, table: str, now: Moment = TUESDAY, **fields: Any) -> str:
    """A row as the table would take it, and its id."""
    with store.write(now) as tx:
        return tx.insert(table, **fields)


def a_rep(store: Store, name: str = "Ann Becker", **fields: Any) -> str:
    return a_row(store, "rep", name=name, **fields)


def a_skill(store: Store, name: str = "Listen", **fields: Any) -> str:
    return a_row(store, "skill", name=name, **fields)


def a_ride(store: Store, rep: str, on: str = "2026-11-24", **fields: Any) -> str:
    """A ride-along that is planned for that day."""
    return a_row(store, "ride", rep_id=rep, planned_on=on, **fields)


def a_call(store: Store, rep: str, now: Moment = TUESDAY, **fields: Any) -> str:
    """A live call, from now on."""
    began = {"held_on": now.on.isoformat(), "started_at": now.stamp}
    return a_row(store, "call", now, rep_id=rep, **(began | fields))


def a_past_call(store: Store, rep: str, now: Moment = TUESDAY, **fields: Any) -> str:
    """A call of 45 minutes that was debriefed and closed at once."""
    ended = now.later(minutes=45).stamp
    done = {"ended_at": ended, "minutes": 45, "closed_at": ended, "debrief_minutes": 8}
    return a_call(store, rep, now, **(done | fields))


def an_entry(
    store: Store, call: str, rep: str, text: str = "Asked what changed", **fields: Any
) -> str:
    return a_row(
        store, "entry", call_id=call, rep_id=rep, text=text, noted_at=TUESDAY.stamp, **fields
    )


def a_rating(
    store: Store, call: str, rep: str, skill: str, level: int | None = 3, **fields: Any
) -> str:
    named = {"skill_name": "Listen", "rated_at": TUESDAY.stamp}
    return a_row(store, "rating", call_id=call, rep_id=rep, skill_id=skill, level=level,
                 **(named | fields))  # fmt: skip


def a_step(store: Store, rep: str, what: str = "Send the rollout story", **fields: Any) -> str:
    """A step that is still open."""
    agreed = {"agreed_on": TUESDAY.on.isoformat()}
    return a_row(store, "step", rep_id=rep, what=what, **(agreed | fields))


def a_goal(store: Store, rep: str, words: str = "Ask until it matters", **fields: Any) -> str:
    """A goal that the coach has proposed."""
    proposed = {"proposed_on": TUESDAY.on.isoformat(), "coach_agreed_on": TUESDAY.on.isoformat()}
    return a_row(store, "goal", rep_id=rep, words=words, **(proposed | fields))
