"""What coaching the whole team at its cadences needs a month, what is set aside, what was given."""

from datetime import date, timedelta

from coachdesk.desk.cadence import cadences_on
from coachdesk.desk.coaching import given
from coachdesk.desk.tier import tiers
from coachdesk.domain.span import DAYS_A_MONTH, SESSION_MINUTES, Load, needed
from coachdesk.store.store import Store

GIVEN_DAYS = 91  # what was given is told of the last quarter of a year

_ON_ROSTER = """SELECT id FROM rep WHERE same_as_id IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""


def span(store: Store, today: date, wanted: float | None = None) -> Load:
    """The load on a day; `wanted` is the budget in coaching minutes a month, where one is set."""
    on = today.isoformat()
    standing = tiers(store, today)
    roster = [standing[rep] for (rep,) in store.rows(_ON_ROSTER, on, on)]
    calls = given(store, first=today - timedelta(GIVEN_DAYS - 1), last=today)
    minutes = sum(call.minutes for call in calls) / GIVEN_DAYS * DAYS_A_MONTH
    return Load(
        len(roster), needed(roster, cadences_on(store, today), SESSION_MINUTES), wanted, minutes
    )
