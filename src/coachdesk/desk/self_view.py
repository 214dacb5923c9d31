"""Both ratings of a skill in a call, and where they lie apart; nothing of it is for the rep."""

from datetime import date, timedelta
from typing import Any

from coachdesk.domain.self_view import Difference, runs_apart
from coachdesk.store.store import Store

_SEEN_DAYS = 180  # views that differed longer ago say nothing of today

_VIEWS = """SELECT coalesce(r.same_as_id, r.id), s.id, s.name, theirs.level, mine.level, c.held_on
    FROM call c CROSS JOIN rating mine ON mine.call_id = c.id JOIN rating theirs
        ON theirs.call_id = c.id AND theirs.skill_id = mine.skill_id
    JOIN skill s ON s.id = mine.skill_id JOIN rep r ON r.id = c.rep_id
    WHERE c.held_on BETWEEN ? AND ? AND c.role = 'coaching' AND c.ended_at IS NOT NULL
        AND mine.rater = 'coach' AND theirs.rater = 'rep' AND mine.level IS NOT NULL
        AND theirs.level IS NOT NULL AND (s.archived_on IS NULL OR s.archived_on > ?)
        AND c.rep_id IN (SELECT id FROM rep WHERE coalesce(?, id) IN (id, same_as_id))
    ORDER BY c.held_on DESC, c.started_at DESC, c.id DESC"""


def differences(
    store: Store, today: date, rep_id: str | None = None
) -> dict[str, list[Difference]]:
    """By rep: the skills seen differently in the latest calls running, the longest run first."""
    since, on = (today - timedelta(_SEEN_DAYS)).isoformat(), today.isoformat()
    rows = store.rows(_VIEWS, since, on, on, rep_id)
    runs = runs_apart(((rep, skill), own - level) for rep, skill, _, own, level, _ in rows)
    newest: dict[tuple[str, str], tuple[Any, ...]] = {}
    for rep, skill, *rest in rows:
        newest.setdefault((rep, skill), tuple(rest))
    found: dict[str, list[Difference]] = {}
    for (rep, skill), run in sorted(runs.items(), key=lambda one: (-abs(one[1]), one[0])):
        name, own, level, day = newest[rep, skill]
        found.setdefault(rep, []).append(
            Difference(skill, name, abs(run), run > 0, own, level, date.fromisoformat(day))
        )
    return found
