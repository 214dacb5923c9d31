"""How soon an open step is due, for a list of many."""

from datetime import date, timedelta
from typing import Literal, get_args

from coachdesk.domain.due import Due

Soon = Literal["Overdue", "Within a week", "Later", "At the next visit", "No date"]
SOONEST_FIRST: tuple[Soon, ...] = get_args(Soon)


def soon(due: Due | None, today: date) -> Soon:
    """Under which heading a step stands; the next call and ride-along have no date yet."""
    if due is None:
        return "No date"
    if due.on is None:
        return "At the next visit"
    if due.on < today:
        return "Overdue"
    return "Within a week" if due.on <= today + timedelta(7) else "Later"
