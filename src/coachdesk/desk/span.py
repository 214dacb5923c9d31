"""What coaching the whole team at its cadences needs a month, what is set aside, what was given."""

from datetime import date, timedelta

from coachdesk.desk.cadence import cadences_on
from coachdesk.desk.coaching import given
from coachdesk.desk.estimates import budget, estimates
from coachdesk.desk.rules import rule_on, set_rule
from coachdesk.desk.tier import tiers
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import Period, month_end, month_start
from coachdesk.domain.refused import Refused
from coachdesk.domain.span import DAYS_A_MONTH, SESSION_MINUTES, Load, needed
from coachdesk.store.store import Store

GIVEN_DAYS = 91  # what was given is told of the last quarter of a year
LEAST, MOST = 10, 16 * 60
_SESSION = "session minutes"

_ON_ROSTER = """SELECT id FROM rep WHERE same_as_id IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""


def span(store: Store, today: date) -> Load:
    """The load on a day, in minutes a month; what is wanted is the budget of its month."""
    on = today.isoformat()
    standing = tiers(store, today)
    roster = [standing[rep] for (rep,) in store.rows(_ON_ROSTER, on, on)]
    session = session_minutes(store, today)
    calls = given(store, first=today - timedelta(GIVEN_DAYS - 1), last=today)
    minutes = sum(call.minutes for call in calls) / GIVEN_DAYS * DAYS_A_MONTH
    need = needed(roster, cadences_on(store, today), session)
    return Load(len(roster), need, _wanted(store, today), minutes, session)


def _wanted(store: Store, on: date) -> int | None:
    settled = budget(store, on)
    month = Period(month_start(on), month_end(on))
    return settled.minutes(month, estimates(store, on).ride_along) if settled else None


def session_minutes(store: Store, on: date) -> int:
    """How much coaching each turn of the cadence is meant to bring, on a day."""
    return int(rule_on(store, _SESSION, on) or SESSION_MINUTES)


def set_session_minutes(store: Store, now: Moment, *, minutes: int) -> Changes:
    """Settle how much coaching a turn of the cadence brings, from today on."""
    if not LEAST <= minutes <= MOST:
        raise Refused(f"A session brings {LEAST} to {MOST} minutes of coaching.")
    with store.write(now) as tx:
        set_rule(tx, now, _SESSION, str(minutes))
    return tx.changes
