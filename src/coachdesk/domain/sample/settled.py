"""What the coach of the story settled, and since when."""

from collections.abc import Iterator
from datetime import date, timedelta

from coachdesk.domain.identity import named_id
from coachdesk.domain.sample.rows import Row

_RAISED = 300  # days ago
_HOURS_A_REP = 0.67  # of coaching, a week


def settled(reps: int, start: date, today: date) -> Iterator[Row]:
    """A budget, raised once; and a shorter cadence for those who need it most."""
    hours = max(2, round(reps * _HOURS_A_REP))
    yield _rule("budget", f"{hours} hours a week", start)
    raised = today - timedelta(days=_RAISED)
    if raised > start:
        yield _rule("budget", f"{hours + 1} hours a week", raised)
        yield _rule("cadence bottom", "21", raised)


def _rule(name: str, value: str, on: date) -> Row:
    starts_on = on.isoformat()
    id = named_id("rule", name, starts_on)
    return Row("rule", id, {"name": name, "value": value, "starts_on": starts_on})
