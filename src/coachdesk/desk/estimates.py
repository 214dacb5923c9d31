"""What the coach settled about time: the budget, and the coaching minutes to expect; dated."""

from datetime import date

from coachdesk.desk.rules import rule_on, set_rule
from coachdesk.domain.budget import Budget, Estimates
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

_BUDGET, _ESTIMATES = "budget", "coaching minutes"


def budget(store: Store, on: date) -> Budget | None:
    """What was set by that day."""
    said = rule_on(store, _BUDGET, on)
    return Budget.parsed(said) if said else None


def set_budget(store: Store, now: Moment, *, said: str) -> Changes:
    """Settle the budget from today on, as `Budget.parsed` reads it."""
    wanted = Budget.parsed(said)
    with store.write(now) as tx:
        set_rule(tx, now, _BUDGET, str(wanted))
    return tx.changes


def estimates(store: Store, on: date) -> Estimates:
    """The coaching minutes to expect of stops and sessions."""
    said = rule_on(store, _ESTIMATES, on)
    return Estimates.parsed(said) if said else Estimates()


def set_estimates(store: Store, now: Moment, *, said: str) -> Changes:
    """Settle the minutes to expect from today on, as `Estimates.parsed` reads them."""
    wanted = Estimates.parsed(said)
    with store.write(now) as tx:
        set_rule(tx, now, _ESTIMATES, str(wanted))
    return tx.changes
