"""Coaching minutes against the budget: what of a period is planned, done, and left."""

from collections import defaultdict
from datetime import date

from coachdesk.desk.coaching import given
from coachdesk.desk.estimates import budget, estimates
from coachdesk.desk.sessions import sessions as read_sessions
from coachdesk.domain.budget import Spent
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import Period
from coachdesk.domain.week import Item
from coachdesk.store.store import Store


def budget_of(store: Store, first: date, last: date, now: Moment | None = None) -> Spent:
    """Coaching minutes planned and done from one day to another.

    A session whose time has passed by `now`, and of which nobody said what became of it,
    counts as neither. Of a ride-along that is under way only what is still to come is planned.
    """
    return spent(store, first, last, read_sessions(store, first, last), now)


def spent(
    store: Store, first: date, last: date, sessions: list[Item], now: Moment | None = None
) -> Spent:
    """The same, of sessions that were read already."""
    done = given(store, first=first, last=last)
    held = dict(
        store.rows(
            "SELECT id, ride_id FROM call WHERE ride_id IS NOT NULL AND held_on BETWEEN ? AND ?",
            first.isoformat(), last.isoformat(),
        )
    )  # fmt: skip
    measured: dict[str, float] = defaultdict(float)
    for call in done:
        measured[held.get(call.call_id, "")] += call.minutes
    to_come = (
        max(0.0, item.coaching - measured.get(item.id, 0))
        for item in sessions
        if item.is_open and not (now and item.has_passed(now.local))
    )
    wanted, day = budget(store, last), estimates(store, last).ride_along
    return Spent(
        wanted.minutes(Period(first, last), day) if wanted else None,
        round(sum(to_come)),
        round(sum(call.minutes for call in done)),
    )
