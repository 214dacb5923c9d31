"""Ratings as one call has them: the rep's own and the coach's, and what was said in the talk."""

import json
from dataclasses import dataclass, replace
from typing import Any

from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.turns import Rater
from coachdesk.store.store import Store

_RATINGS = """SELECT id, rated_at, rater, skill_id, level, skill_name, anchor, audience, asked_by,
    disputed_on FROM rating WHERE call_id = ?"""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating, in the words of its day; no level: not observed.

    `changed` where it was set anew after the talk; `in_the_talk` is the level said there, and
    `asked_by` who asked for the change. `disputed_on`: when the rep disagreed with it.
    """

    skill_id: str
    level: int | None
    skill_name: str
    anchor: str
    audience: Audience = PRIVATE
    asked_by: Rater | None = None
    disputed_on: str | None = None
    changed: bool = False
    in_the_talk: int | None = None


def ratings_of(store: Store, call_id: str, closed_at: str | None) -> dict[str, dict[str, Rated]]:
    """By rater, then by skill."""
    found: dict[str, dict[str, Rated]] = {"rep": {}, "coach": {}}
    for id, rated_at, rater, *facts in store.rows(_RATINGS, call_id):
        rated = Rated(*facts)
        if closed_at and rated_at > closed_at:
            rated = _with_the_talks(store, id, closed_at, rated)
        found[rater][rated.skill_id] = rated
    return found


def _with_the_talks(store: Store, rating_id: str, closed_at: str, rated: Rated) -> Rated:
    """The rating with the level said in the talk, where the log has another one of that time."""
    said: dict[str, Any] = {}
    for (value,) in store.rows("SELECT value FROM rev WHERE row = ? ORDER BY hlc, id", rating_id):
        if json.loads(value).get("rated_at", closed_at) <= closed_at:
            said |= json.loads(value)
    if not said or said.get("level") == rated.level:
        return rated
    return replace(rated, changed=True, in_the_talk=said.get("level"))
