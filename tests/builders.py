"""Small makers of what tests are about."""

from datetime import UTC, datetime

from coachdesk.domain.moment import Moment

TUESDAY = Moment(datetime(2026, 11, 24, 8, 41, tzinfo=UTC), 60)


class FixedClock:
    """A clock that a test sets: calling it reads it."""

    def __init__(self, now: Moment = TUESDAY) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now

    def go_on(self, **units: float) -> Moment:
        """Let that much time pass; units as in `timedelta`."""
        self.now = self.now.later(**units)
        return self.now
