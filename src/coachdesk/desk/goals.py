"""Shared goals: proposed, agreed by both, reached and kept up; a change reopens the agreement."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from statistics import median
from typing import Any

from coachdesk.desk.roster import SAME_PERSON, day
from coachdesk.domain.audience import PRIVATE, REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.goals import (
    HIGHEST,
    LOWEST,
    OUTCOMES,
    Goal,
    Outcome,
    Party,
    in_order,
    recheck_after,
)
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.trend import BREAK
from coachdesk.store.store import Store

# What both agree on; a change of any of these reopens the agreement.
_TERMS = ("words", "kind", "skill_id", "purpose", "baseline", "target", "unit", "reach", "due_on")
_STATE = ("coach_agreed_on", "rep_agreed_on", "reached_on", "recheck_on", "closed_on", "outcome",
          "outcome_note", "audience")  # fmt: skip

_GOALS = """SELECT g.id, g.rep_id, g.skill_id, coalesce(s.name, ''), g.words, g.kind, g.purpose,
        g.baseline, g.target, g.unit, g.reach, g.due_on, g.proposed_on, g.proposed_by,
        g.coach_agreed_on, g.rep_agreed_on, g.reached_on, g.recheck_on, g.closed_on, g.outcome,
        g.outcome_note, g.audience
    FROM goal g LEFT JOIN skill s ON s.id = g.skill_id"""
# The latest figure that a checkpoint gave.
_CHECKED = """SELECT checked_on, value FROM checkpoint WHERE goal_id = ? AND checked_on <= ?
    AND value IS NOT NULL {shared} ORDER BY checked_on DESC, id DESC LIMIT 1"""
# The ratings that a chart's line would count, the newest first.
_RATED = f"""SELECT c.held_on, x.level FROM rating x JOIN call c ON c.id = x.call_id
    WHERE x.rep_id IN {SAME_PERSON} AND x.skill_id = ? AND c.held_on BETWEEN ? AND ?
        AND x.rater = 'coach' AND x.level IS NOT NULL AND c.role = 'coaching'
        AND NOT c.from_memory {{shared}}
    ORDER BY c.held_on DESC, c.started_at DESC, x.id DESC LIMIT 3"""
_SHARED = "AND audience = 'rep'"
# Agreed ones whose day has come, and reached ones to be looked at again; see Goal.is_due.
_DUE = """SELECT coalesce(r.same_as_id, r.id), count(*) FROM goal g JOIN rep r ON r.id = g.rep_id
    WHERE g.closed_on IS NULL AND CASE WHEN g.reached_on IS NOT NULL THEN g.recheck_on
        WHEN g.coach_agreed_on IS NOT NULL AND g.rep_agreed_on IS NOT NULL THEN g.due_on END <= ?
    GROUP BY 1"""


def goals_of(store: Store, rep_id: str, today: date) -> list[Goal]:
    """Every goal there was with a rep: what is worked on, what is kept up, what has ended."""
    return _goals(store, today, f"g.rep_id IN {SAME_PERSON}", rep_id)


def open_goals(store: Store, rep_id: str, today: date) -> list[Goal]:
    """The goals of a rep that have not ended."""
    return [goal for goal in goals_of(store, rep_id, today) if goal.closed_on is None]


def goals_due(store: Store, today: date) -> dict[str, int]:
    """By rep: how many goals are to be looked at by today."""
    return dict(store.rows(_DUE, today.isoformat()))


def goals_shared(store: Store, rep_id: str, on: date) -> list[Goal]:
    """What a rep may see of the goals that have not ended, as of a day: nothing private is in it.

    How far a goal is now follows from checkpoints and ratings that are shared, too.
    """
    where = f"g.rep_id IN {SAME_PERSON} AND g.audience = 'rep' AND g.closed_on IS NULL"
    return _goals(store, on, where, rep_id, shared=True)


def goal_of(store: Store, goal_id: str, today: date) -> Goal:
    """One goal."""
    if found := _goals(store, today, "g.id = ?", goal_id):
        return found[0]
    raise Refused("This goal is no longer in the file.")


def propose_goal(
    store: Store, now: Moment, *, rep_id: str, words: str, proposed_by: Party = "coach",
    **terms: Any,
) -> Changes:  # fmt: skip
    """Propose a goal; who proposes it has agreed to it. A rep's own proposal is for the rep."""
    terms = _tidy({"words": words} | terms)
    agreed: dict[str, Any] = {f"{proposed_by}_agreed_on": now.on}
    audience = REP if proposed_by == "rep" else PRIVATE
    with store.write(now) as tx:
        tx.insert("goal", rep_id=rep_id, proposed_on=now.on, proposed_by=proposed_by,
                  audience=audience, **agreed, **terms)  # fmt: skip
    return tx.changes


def change_goal(
    store: Store, now: Moment, *, goal_id: str, was: Mapping[str, str] | None = None, **terms: Any
) -> Changes:
    """Say a goal anew: it is the coach's proposal then, private until the rep agrees again.

    `was`: its words when that was begun.
    """
    terms = _tidy(terms)
    with store.write(now) as tx:
        before = tx.row("goal", goal_id)
        tx.reword("goal", goal_id, dict(was or {}), **terms)
        if tx.row("goal", goal_id) != before:
            tx.update("goal", goal_id, coach_agreed_on=now.on, reached_on=None, recheck_on=None)
            # said even where it is so already: another machine may just have taken down that the
            # rep agrees, and that was to other terms
            tx.resolve("goal", goal_id, rep_agreed_on=None, audience=PRIVATE)
    return tx.changes


def agree_goal(
    store: Store, now: Moment, *, goal_id: str, who: Party, agreed: bool = True
) -> Changes:
    """Keep that one of the two has agreed, or not after all.

    What the rep has agreed to is shared with the rep by that; taken back, it is private again.
    """
    shared = {"audience": REP if agreed else PRIVATE} if who == "rep" else {}
    with store.write(now) as tx:
        tx.update("goal", goal_id, **{f"{who}_agreed_on": now.on if agreed else None}, **shared)
    return tx.changes


def reach_goal(
    store: Store, now: Moment, *, goal_id: str, recheck_on: date | None = None
) -> Changes:
    """A goal is reached: from now on it is kept up, and looked at again on a day.

    Said again at that day, it has held and is looked at once more.
    """
    recheck_on = recheck_on or recheck_after(now.on)
    if recheck_on <= now.on:
        raise Refused("Look again on a day to come.")
    with store.write(now) as tx:
        (reached_on,) = tx.one("SELECT reached_on FROM goal WHERE id = ?", goal_id) or (None,)
        tx.update("goal", goal_id, reached_on=reached_on or now.on, recheck_on=recheck_on)
    return tx.changes


def resume_goal(store: Store, now: Moment, *, goal_id: str) -> Changes:
    """A goal did not hold, or had not ended: both work on it again."""
    with store.write(now) as tx:
        tx.update("goal", goal_id, reached_on=None, recheck_on=None, closed_on=None,
                  outcome=None, outcome_note="")  # fmt: skip
    return tx.changes


def end_goal(
    store: Store, now: Moment, *, goal_id: str, outcome: Outcome, note: str = ""
) -> Changes:
    """A goal is done with: kept, dropped, or replaced by another."""
    if outcome not in OUTCOMES:
        raise Refused(f"A goal ends {', '.join(OUTCOMES)}, not “{outcome}”.")
    with store.write(now) as tx:
        tx.update("goal", goal_id, closed_on=now.on, outcome=outcome, outcome_note=note.strip())
    return tx.changes


def put_goal_back(store: Store, now: Moment, *, goal: Goal) -> Changes:
    """Undo: a goal says and stands as it did."""
    with store.write(now) as tx:
        tx.update("goal", goal.id, **{name: getattr(goal, name) for name in (*_TERMS, *_STATE)})
    return tx.changes


def delete_goal(store: Store, now: Moment, *, goal_id: str) -> Changes:
    """Take a goal away that was never meant; one that was worked on ends instead."""
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM checkpoint WHERE goal_id = ?", goal_id):
            raise Refused("This goal has checkpoints: end it as dropped, and they stay.")
        tx.delete("goal", goal_id)
    return tx.changes


def restore_goal(store: Store, now: Moment, *, goal_id: str) -> Changes:
    """Undo of `delete_goal`."""
    with store.write(now) as tx:
        tx.restore("goal", goal_id)
    return tx.changes


def level_now(
    store: Store, rep_id: str, skill_id: str, on: date, *, shared: bool = False
) -> tuple[date, int] | None:
    """A skill's level on a day: the median of the last three ratings of the last ninety days."""
    sql = _RATED.format(shared="AND x.audience = 'rep'" if shared else "")
    found = store.rows(sql, rep_id, skill_id, (on - BREAK).isoformat(), on.isoformat())
    if not found:
        return None
    return date.fromisoformat(found[0][0]), int(median(level for _, level in found))


def _goals(store: Store, on: date, where: str, *params: str, shared: bool = False) -> list[Goal]:
    goals = [_goal(row) for row in store.rows(f"{_GOALS} WHERE {where}", *params)]
    goals = [replace(goal, now=_now(store, goal, on, shared=shared)) for goal in goals]
    return sorted(goals, key=in_order)


def _now(store: Store, goal: Goal, on: date, *, shared: bool) -> float | None:
    """Where a goal is: by its latest checkpoint or its skill's ratings, whichever is newer."""
    sql = _CHECKED.format(shared=_SHARED if shared else "")
    known: list[tuple[date, float]] = [
        (date.fromisoformat(checked_on), value)
        for checked_on, value in store.rows(sql, goal.id, on.isoformat())
    ]
    if goal.skill_id and (rated := level_now(store, goal.rep_id, goal.skill_id, on, shared=shared)):
        known.append(rated)
    return max(known, key=lambda one: one[0])[1] if known else None


def _goal(row: tuple[Any, ...]) -> Goal:
    facts: dict[str, Any] = {
        one.name: day(value) if one.name.endswith("_on") else value
        for one, value in zip(fields(Goal), row, strict=False)
    }
    return Goal(**facts)


def _tidy(terms: dict[str, Any]) -> dict[str, Any]:
    """What a goal says, tidied; refused where it can't be meant."""
    if unknown := terms.keys() - set(_TERMS):
        raise TypeError(f"not a goal's own: {sorted(unknown)}")
    if "words" in terms:
        terms = terms | {"words": " ".join(terms["words"].split())}
        if not terms["words"]:
            raise Refused("Write the goal in the rep’s own words.")
    levels = [terms.get(name) for name in ("baseline", "target")]
    is_off = any(level is not None and not LOWEST <= level <= HIGHEST for level in levels)
    if terms.get("skill_id") and is_off:
        raise Refused(f"A skill’s levels go from {LOWEST} to {HIGHEST}.")
    return terms
