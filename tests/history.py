"""Makers of coaching history: reps, calls, ratings, entries, on whatever day a test needs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from coachdesk.domain.moment import Moment, stamp
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

NOW = Moment(datetime(2026, 11, 24, 8, 41, tzinfo=UTC), 60)


Place = Store | Transaction  # many rows are made faster in one transaction


def put(place: Place, table: str, **fields: Any) -> str:
    """One row of a table."""
    if isinstance(place, Transaction):
        return place.insert(table, **fields)
    with place.write(NOW) as tx:
        return tx.insert(table, **fields)


def a_rep(place: Place, name: str = "Kary Hendriks", **fields: Any) -> str:
    return put(place, "rep", name=name, **fields)


def a_skill(place: Place, name: str = "Ask questions", **fields: Any) -> str:
    return put(place, "skill", name=name, **fields)


def a_call(place: Place, rep_id: str, on: date, clock: float = 40, **fields: Any) -> str:
    """A closed coaching call from ten o'clock on."""
    start = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    end = start + timedelta(minutes=clock)
    facts = {"started_at": stamp(start), "ended_at": stamp(end), "closed_at": stamp(end)}
    return put(place, "call", rep_id=rep_id, held_on=on, **(facts | fields))


def a_rating(
    place: Place, rep_id: str, skill_id: str, call_id: str, level: int | None, **fields: Any
) -> str:
    return put(place, "rating", call_id=call_id, rep_id=rep_id, skill_id=skill_id, level=level,
               rated_at=NOW.stamp, **({"skill_name": "Ask questions"} | fields))  # fmt: skip


def an_entry(place: Place, rep_id: str, call_id: str, mark: str | None = None) -> str:
    return put(place, "entry", call_id=call_id, rep_id=rep_id, text="said it", mark=mark)
