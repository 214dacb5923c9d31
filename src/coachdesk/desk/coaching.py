"""Coaching minutes: what a coaching call and its debrief took, never joint selling or driving."""

from datetime import date

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.figures import Coached
from coachdesk.domain.span import ONE_TO_ONE_MINUTES, TALK_MINUTES
from coachdesk.store.store import Store

# Clock minutes without the pauses, or those that the coach remembers; a pause that nobody
# ended lasts to the call's end. For a query over `call c`, with its debrief.
MINUTES = """(coalesce(c.debrief_minutes, 0) + CASE WHEN c.from_memory THEN coalesce(c.minutes, 0)
        ELSE max(0, unixepoch(c.ended_at, 'subsec') - unixepoch(c.started_at, 'subsec')
            - coalesce((SELECT sum(unixepoch(coalesce(p.ended_at, c.ended_at), 'subsec')
                - unixepoch(p.started_at, 'subsec')) FROM pause p WHERE p.call_id = c.id), 0))
            / 60.0 END)"""
# Two reps that are one count as the one they became.
_COACHED = f"""
    SELECT c.id, coalesce(r.same_as_id, r.id), c.held_on, {MINUTES}
    FROM call c JOIN rep r ON r.id = c.rep_id
    WHERE c.role = 'coaching' AND c.ended_at IS NOT NULL AND c.held_on BETWEEN ? AND ?"""
_OF_REP = f" AND c.rep_id IN {SAME_PERSON}"
# A one-to-one or a talk that took place, by the minutes measured, else those planned; where
# notes were taken in a call, the call counts.
TALKS = f"""SELECT coalesce(r.same_as_id, r.id), d.planned_on,
        coalesce(CAST(unixepoch(d.began_at) / 60 + d.utc_offset_minutes AS INTEGER) % 1440,
            d.starts_minute),
        coalesce(d.minutes, d.planned_minutes,
            iif(d.kind = 'talk', {TALK_MINUTES}, {ONE_TO_ONE_MINUTES}))
    FROM ride d JOIN rep r ON r.id = d.rep_id
    WHERE d.kind <> 'ride-along' AND d.ended_as = 'done' AND d.planned_on BETWEEN ? AND ?
        AND NOT EXISTS (SELECT 1 FROM call c WHERE c.ride_id = d.id)"""
# The talk about a whole day; what its calls' own debriefs took counts with them. Held on
# another day, it has no hour in this one.
DAYS = """SELECT person, held_on, iif(date(closed_at, shift || ' minutes') = held_on,
        max(0, CAST(unixepoch(closed_at) / 60 + shift AS INTEGER) % 1440 - minutes), NULL), minutes
    FROM (SELECT d.*, coalesce(r.same_as_id, r.id) person, coalesce((SELECT c.utc_offset_minutes
            FROM call c WHERE c.rep_id = d.rep_id AND c.held_on = d.held_on LIMIT 1), 0) shift
        FROM day_debrief d JOIN rep r ON r.id = d.rep_id)
    WHERE closed_at IS NOT NULL AND minutes > 0 AND held_on BETWEEN ? AND ?"""


def given(store: Store, *, first: date = date.min, last: date = date.max) -> list[Coached]:
    """All coaching between two days: calls, and what has no call: one-to-ones, days' debriefs."""
    days = (first.isoformat(), last.isoformat())
    rows = store.rows(TALKS + " ORDER BY d.planned_on, d.id", *days) + store.rows(DAYS, *days)
    talks = [Coached("", rep, date.fromisoformat(on), float(spent)) for rep, on, _, spent in rows]
    return sorted(coached(store, first=first, last=last) + talks, key=lambda done: done.on)


def coached(
    store: Store,
    *,
    first: date = date.min,
    last: date = date.max,
    rep_id: str | None = None,
) -> list[Coached]:
    """The ended coaching calls between two days, both included, in order of time."""
    sql, params = _COACHED, [first.isoformat(), last.isoformat()]
    if rep_id is not None:
        sql, params = sql + _OF_REP, [*params, rep_id]
    rows = store.rows(sql + " ORDER BY c.held_on, c.started_at, c.id", *params)
    return [Coached(call, rep, date.fromisoformat(on), spent) for call, rep, on, spent in rows]
