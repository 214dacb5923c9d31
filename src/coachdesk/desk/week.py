"""A week as the coach has it before the eyes: sessions, calls held, busy time, and the budget."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coachdesk.desk.budget import spent
from coachdesk.desk.estimates import budget
from coachdesk.desk.roster import former_reps
from coachdesk.desk.sessions import sessions
from coachdesk.domain.budget import Budget, Spent
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.periods import Period
from coachdesk.domain.week import Item
from coachdesk.store.store import Store

_CALLS = """SELECT c.id, c.held_on, c.started_at, c.ended_at, c.minutes, c.from_memory,
        c.utc_offset_minutes, c.account, c.role,
        coalesce(c.closed_at, c.undebriefed, c.together_id), c.ride_id,
        coalesce(r.same_as_id, r.id), coalesce(whole.name, r.name)
    FROM call c JOIN rep r ON r.id = c.rep_id LEFT JOIN rep whole ON whole.id = r.same_as_id
    WHERE c.held_on BETWEEN ? AND ? ORDER BY c.started_at, c.id"""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days and what stands in them."""

    period: Period
    items: list[Item]
    budget: Budget | None
    spent: Spent


def week(store: Store, now: Moment, first: date) -> Week:
    """The seven days from that one on, as they stand now."""
    last = first + timedelta(6)
    planned = sessions(store, first, last)
    items = [*planned, *_calls(store, now, first, last), *_busy(store, first, last)]
    counted = spent(store, first, last, planned, now)
    former = former_reps(store)
    items = [item for item in items if item.rep_id not in former]
    return Week(Period(first, last), items, budget(store, last), counted)


def _calls(store: Store, now: Moment, first: date, last: date) -> list[Item]:
    rows = store.rows(_CALLS, first.isoformat(), last.isoformat())
    return [_call(row, now) for row in rows]


def _call(row: tuple[Any, ...], now: Moment) -> Item:
    """A call at the hour of its place; written from memory it has a length, and no hour."""
    id, on, started, ended, minutes, from_memory, offset, *about = row
    account, role, closed, ride_id, rep_id, name = about
    began = Moment(unstamp(started), offset)
    until = unstamp(ended) if ended else now.at
    length = minutes or 0 if from_memory else round((until - began.at).total_seconds() / 60)
    starts = None if from_memory else began.local.hour * 60 + began.local.minute
    return Item("call", id, date.fromisoformat(on), starts, max(1, length), rep_id, name, account,
                role, ride_id, debriefed=bool(closed or not ended))  # fmt: skip


def _busy(store: Store, first: date, last: date) -> list[Item]:
    rows = store.rows(
        "SELECT id, planned_on, starts_minute, minutes, title FROM busy"
        " WHERE planned_on BETWEEN ? AND ? ORDER BY planned_on, starts_minute, id",
        first.isoformat(), last.isoformat(),
    )  # fmt: skip
    return [Item("busy", id, date.fromisoformat(on), starts, max(1, minutes), name=title)
            for id, on, starts, minutes, title in rows]  # fmt: skip
