"""Planned sessions, whatever became of them, with the coaching minutes to expect of each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.estimates import estimates
from coachdesk.desk.newest_note import newest_note
from coachdesk.domain.budget import Estimates
from coachdesk.domain.moment import Moment
from coachdesk.domain.week import Item, usual_minutes
from coachdesk.store.store import Store

_SESSIONS = """SELECT x.id, x.kind, x.planned_on, x.starts_minute,
        coalesce(x.minutes, x.planned_minutes), x.ended_as, m.planned_on,
        coalesce(r.same_as_id, r.id), coalesce(whole.name, r.name)
    FROM ride x JOIN rep r ON r.id = x.rep_id LEFT JOIN rep whole ON whole.id = r.same_as_id
    LEFT JOIN ride m ON m.id = x.moved_to_id"""
_STOPS = """SELECT ride_id, count(*), sum(watch), sum(watch * coalesce(minutes, ?))
    FROM stop WHERE ride_id IN ({}) GROUP BY ride_id"""
_IN_DAYS = "x.planned_on BETWEEN ? AND ?"
_UNANSWERED = "x.ended_as IS NULL AND r.purged_on IS NULL AND x.planned_on <= ?"


def sessions(store: Store, first: date, last: date) -> list[Item]:
    """Whatever was planned for these days, however it ended, in the order of its hours."""
    return _read(store, _IN_DAYS, first.isoformat(), last.isoformat())


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Sessions whose time has passed, and of which nobody here said what became of them.

    Where the newest note is another computer's, that one may know the end of those after it:
    they are `not_known` here.
    """

    asked: list[Item]
    not_known: list[Item]


def unanswered(store: Store, now: Moment) -> Unanswered:
    """What is to be asked about, and what another computer may know better."""
    found = _read(store, _UNANSWERED, now.on.isoformat())
    passed = [item for item in found if item.has_passed(now.local)]
    newest = newest_note(store, now) if passed else None
    known = newest.at.on if newest and not newest.is_ours else date.max
    return Unanswered(
        [item for item in passed if item.on <= known], [item for item in passed if item.on > known]
    )


def _read(store: Store, where: str, *days: str) -> list[Item]:
    order = "ORDER BY x.planned_on, x.starts_minute IS NULL, x.starts_minute, x.id"
    rows = store.rows(f"{_SESSIONS} WHERE {where} {order}", *days)
    expected = estimates(store, date.fromisoformat(days[-1]))
    ids = [row[0] for row in rows]
    listed = store.rows(_STOPS.format(", ".join("?" * len(ids))), expected.stop, *ids)
    stops = {row[0]: row[1:] for row in listed}
    return [_session(row, expected, *stops.get(row[0], (0, 0, 0))) for row in rows]


def _session(
    row: tuple[Any, ...], expected: Estimates, stops: int, watched: int, minutes: int
) -> Item:
    """What takes place without stops is coached for as long as it is planned."""
    id, kind, on, starts, length, ended_as, moved_to, rep_id, name = row
    length = length or usual_minutes(kind, stops)
    alone = expected.ride_along if kind == "ride-along" else length
    return Item(
        kind, id, date.fromisoformat(on), starts, length, rep_id, name, ended_as=ended_as,
        moved_to=date.fromisoformat(moved_to) if moved_to else None, stops=stops, watched=watched,
        coaching=minutes if stops else alone,
    )  # fmt: skip
