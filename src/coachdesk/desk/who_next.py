"""Whom to coach next: what is known of everybody on a day, read by a handful of queries."""

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.desk.cadence import cadences_on
from coachdesk.desk.dismissals import put_aside
from coachdesk.desk.outlook import falls
from coachdesk.desk.progress_settings import fiscal_month
from coachdesk.desk.requests import wishes
from coachdesk.desk.roster import day
from coachdesk.desk.rules import rules_on, set_rule
from coachdesk.desk.self_view import differences
from coachdesk.desk.tier import tiers
from coachdesk.domain.cadence import Standing
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import Period, quarter
from coachdesk.domain.refused import Refused
from coachdesk.domain.who_next import (
    DEFAULTS,
    FLAGS,
    MENDING_DAYS,
    TALK_DAYS,
    WEIGHTS,
    Facts,
    Flag,
    NextLine,
    Weight,
    ranked,
)
from coachdesk.store.store import Store

_WEIGHT = "weight "  # and the flag
_FEW = 3  # deficiencies, in two calls at least: fewer say nothing about mending only

# One rep by whatever ids, or everybody where none is given.
_WHOSE = "(SELECT id FROM rep WHERE coalesce(?, id) IN (id, same_as_id))"
_PEOPLE = """SELECT id, name, started_on FROM rep
    WHERE same_as_id IS NULL AND (archived_on IS NULL OR archived_on > ?)
        AND id = coalesce(?, id)"""
# From the reps to the newest of each by its index, however long the history is.
_COACHED = """SELECT person, max(held_on) FROM (
    SELECT coalesce(r.same_as_id, r.id) AS person, (SELECT c.held_on FROM call c
        WHERE c.rep_id = r.id AND c.role = 'coaching' AND c.ended_at IS NOT NULL
            AND c.held_on <= ? ORDER BY c.held_on DESC LIMIT 1) AS held_on FROM rep r)
    GROUP BY person"""
_SESSIONS = """SELECT coalesce(r.same_as_id, r.id),
        min(x.planned_on) FILTER (WHERE x.planned_on >= ?
            AND (x.ended_as IS NULL OR x.ended_at >= ?)),
        max(x.planned_on) FILTER (WHERE x.ended_as = 'done' AND x.planned_on <= ?)
    FROM rep r CROSS JOIN ride x ON x.rep_id = r.id AND x.planned_on >= ? GROUP BY 1"""
# + keeps from the index: looking each row up by it takes longer than reading all in order.
_STEPS = f"""SELECT coalesce(r.same_as_id, r.id), count(*), sum(s.owner = 'coach')
    FROM step s JOIN rep r ON r.id = s.rep_id
    WHERE s.due_on < ? AND s.agreed_on <= ? AND (s.result IS NULL OR s.closed_on > ?)
        AND +s.rep_id IN {_WHOSE} GROUP BY 1"""
_MENDING = f"""SELECT coalesce(r.same_as_id, r.id)
    FROM call c CROSS JOIN entry e ON e.call_id = c.id JOIN rep r ON r.id = c.rep_id
    WHERE c.held_on BETWEEN ? AND ? AND e.mark IN ('strength', 'deficiency')
        AND c.rep_id IN {_WHOSE} GROUP BY 1
    HAVING sum(e.mark = 'strength') = 0 AND count(*) >= {_FEW} AND count(DISTINCT c.id) > 1"""
_BUILDING = """SELECT coalesce(r.same_as_id, r.id) FROM focus f JOIN rep r ON r.id = f.rep_id
    WHERE f.purpose IN ('grow', 'leverage', 'stretch', 'keep') AND f.starts_on <= ?
        AND (f.ends_on IS NULL OR f.ends_on >= ?)"""


def who_next(store: Store, today: date) -> list[NextLine]:
    """Everybody on the roster that day, whom to coach next first, each with the reasons."""
    return ranked(facts_on(store, today), weights_on(store, today))


def line_of(store: Store, rep_id: str, today: date) -> NextLine | None:
    """One rep's line; None for who is not on the roster that day."""
    lines = ranked(facts_on(store, today, rep_id), weights_on(store, today))
    return lines[0] if lines else None


def facts_on(store: Store, today: date, only: str | None = None) -> list[Facts]:
    """What the order is made from, of everybody or one rep only."""
    on, season = today.isoformat(), quarter(today, fiscal_month(store))
    tier, cadence = tiers(store, today), cadences_on(store, today)
    (began,) = store.one("SELECT min(held_on) FROM call") or (None,)
    coached = dict(store.rows(_COACHED, on))
    tomorrow = (today + timedelta(1)).isoformat()
    sessions = {
        rep: (day(ahead), day(done))
        for rep, ahead, done in store.rows(_SESSIONS, on, tomorrow, on, season.first.isoformat())
    }
    steps = {rep: (late, mine) for rep, late, mine in store.rows(_STEPS, on, on, on, only)}
    seen, mending = differences(store, today, only), _mending(store, today, only)
    aside, asked, fell = put_aside(store, today), wishes(store, today), falls(store, today)
    found = []
    for rep, name, started in store.rows(_PEOPLE, on, only):
        since = day(max(began, started or "")) if began and began <= on else None
        standing = Standing(cadence[tier[rep]], day(coached.get(rep)), since, today)
        facts = Facts(
            rep, name, tier[rep], standing, None, asked.get(rep, ()), *steps.get(rep, (0, 0)),
            tuple((one.skill, one.times) for one in seen.get(rep, ()) if one.higher),
            rep in mending,
            fell.get(rep), put_aside=aside.get(rep, frozenset()),
        )  # fmt: skip
        found.append(_with_sessions(facts, season, *sessions.get(rep, (None, None))))
    return found


def weights_on(store: Store, on: date) -> dict[Flag, Weight]:
    """How much each reason counts, as settled by that day."""
    settled = rules_on(store, _WEIGHT, on)
    return {
        flag: next((w for w in WEIGHTS if w == settled.get(_WEIGHT + flag)), DEFAULTS[flag])
        for flag in FLAGS
    }


def set_weight(store: Store, now: Moment, *, flag: Flag, weight: Weight) -> Changes:
    """Settle how much a reason counts from today on."""
    if flag not in FLAGS or weight not in WEIGHTS:
        raise Refused(f"“{weight}” is no weight: {', '.join(WEIGHTS[:-1])} or {WEIGHTS[-1]}.")
    with store.write(now) as tx:
        set_rule(tx, now, _WEIGHT + flag, weight)
    return tx.changes


def _with_sessions(facts: Facts, season: Period, ahead: date | None, done: date | None) -> Facts:
    """What is planned; and in the quarter's last weeks, whether a top rep had any time in it.

    A file in which nobody was coached yet knows nothing of the quarter.
    """
    last_weeks = (season.last - facts.standing.today).days < TALK_DAYS
    touched = done or (facts.standing.coached_on or date.min) >= season.first
    knows = facts.standing.days is not None
    talk = facts.tier == "top" and last_weeks and knows and not touched
    return replace(facts, next_on=ahead, talk_before=season.last if talk else None)


def _mending(store: Store, today: date, only: str | None) -> set[str]:
    """Who heard of deficiencies alone, and works on nothing that builds on a strength."""
    first, last = (today - timedelta(MENDING_DAYS - 1)).isoformat(), today.isoformat()
    mended = {rep for (rep,) in store.rows(_MENDING, first, last, only)}
    return mended - {rep for (rep,) in store.rows(_BUILDING, last, first)} if mended else set()
