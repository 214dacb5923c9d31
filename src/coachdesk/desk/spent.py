"""Time by category, filled from calls, field days and the calendar; corrected by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from coachdesk.desk.coaching import DAYS, MINUTES, TALKS
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused
from coachdesk.domain.spent import Block, Category, Spent, by_day, local_minute, summed
from coachdesk.domain.week import usual_minutes
from coachdesk.store.store import Store

_MOST = 7 * 24 * 60  # a correction of more is a slip

# A demonstration sells, too: the coach leads it.
_CALLS = f"""SELECT c.held_on, (unixepoch(c.ended_at, 'subsec') - unixepoch(c.started_at, 'subsec'))
        / 60.0 + coalesce(c.debrief_minutes, 0),
    iif(c.from_memory, NULL, unixepoch(c.started_at, 'subsec') / 60.0 + c.utc_offset_minutes),
    iif(c.role = 'coaching', 'coaching', 'joint selling'), {MINUTES}, c.ride_id
    FROM call c WHERE c.ended_at IS NOT NULL AND c.held_on BETWEEN ? AND ?
    ORDER BY c.started_at, c.id"""
_RIDES = """SELECT d.planned_on, d.planned_minutes, d.starts_minute, d.id, count(s.id)
    FROM ride d LEFT JOIN stop s ON s.ride_id = d.id
    WHERE d.kind = 'ride-along' AND d.ended_as = 'done' AND d.planned_on BETWEEN ? AND ?
    GROUP BY d.id ORDER BY d.planned_on, d.starts_minute, d.id"""
_BUSY = """SELECT planned_on, minutes, starts_minute, category FROM busy
    WHERE planned_on BETWEEN ? AND ? ORDER BY category IS NULL, planned_on, starts_minute, id"""
_BY_HAND = "SELECT held_on, category, minutes FROM adjustment WHERE held_on BETWEEN ? AND ?"


def spent(store: Store, parts: Sequence[Period], today: date) -> list[Spent]:
    """Where the time of each period went; days to come have not been spent yet."""
    days = (parts[0].first.isoformat(), min(parts[-1].last, today).isoformat())
    talks = [
        Block(on, length, _at(on, start), "coaching", length)
        for on, start, length in (
            (date.fromisoformat(day), start, length) for _, day, start, length in
            store.rows(TALKS, *days) + store.rows(DAYS, *days)
        )
    ]  # fmt: skip
    return summed(
        parts,
        by_day(
            [_call(*row) for row in store.rows(_CALLS, *days)] + talks,
            [_planned(on, length or usual_minutes("ride-along", stops), starts, ride_id=ride)
             for on, length, starts, ride, stops in store.rows(_RIDES, *days)],
            [_planned(*row[:3], category=row[3]) for row in store.rows(_BUSY, *days)],
        ),
        [(date.fromisoformat(on), category, minutes)
         for on, category, minutes in store.rows(_BY_HAND, *days)],
    )  # fmt: skip


def set_time(
    store: Store, now: Moment, *, told: Spent, category: Category, minutes: int
) -> Changes:
    """Say what a period's category really took: the difference to the records is kept."""
    elsewhere = told.by_hand.get(category, 0) - correction(store, told.period.first, category)
    more = minutes - round(told.records[category]) - elsewhere
    return correct(store, now, on=told.period.first, category=category, minutes=more)


def correction(store: Store, on: date, category: Category) -> int:
    """By how many minutes a day's category was corrected."""
    row = store.one("SELECT minutes FROM adjustment WHERE id = ?", _id(on, category))
    return row[0] if row else 0


def correct(store: Store, now: Moment, *, on: date, category: Category, minutes: int) -> Changes:
    """Say by how many minutes the records of a day are wrong; 0 takes a correction back."""
    if category not in get_args(Category):
        raise Refused(f"“{category}” is no category of time.")
    if on > now.on:
        raise Refused("This time has not been spent yet.")
    if abs(minutes) > _MOST:
        raise Refused("A week has 168 hours: that correction is larger.")
    with store.write(now) as tx:
        id = _id(on, category)
        if tx.one("SELECT 1 FROM adjustment WHERE id = ?", id):
            tx.update("adjustment", id, minutes=minutes)
        elif minutes:
            tx.insert("adjustment", id=id, held_on=on, category=category, minutes=minutes)
    return tx.changes


def _id(on: date, category: Category) -> str:
    """One row a day and category, so that two computers correct the same one."""
    return named_id("adjustment", on.isoformat(), category)


def _call(day: str, *facts: Any) -> Block:
    return Block(date.fromisoformat(day), *facts)


def _planned(day: str, length: float, starts_minute: int | None, **facts: Any) -> Block:
    on = date.fromisoformat(day)
    return Block(on, length, _at(on, starts_minute), **facts)


def _at(on: date, minute: int | None) -> float | None:
    return None if minute is None else local_minute(on, minute)
