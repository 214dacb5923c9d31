"""How long somebody has been at something, by the moments at which they did anything."""

from coachdesk.domain.moment import Clock, minutes_between

_LONGEST_PAUSE = 5.0  # minutes; who does nothing for longer is elsewhere


class Attention:
    """Adds up the time between touches; of a long gap only the first minutes count."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """Start anew."""
        self._sum = 0.0
        self._last = self._clock().stamp

    def come_back(self) -> None:
        """Go on after being elsewhere; the time between doesn't count."""
        self._last = self._clock().stamp

    def touch(self) -> None:
        """Something was done now."""
        now = self._clock().stamp
        self._sum += min(max(0.0, minutes_between(self._last, now)), _LONGEST_PAUSE)
        self._last = now

    @property
    def minutes(self) -> int:
        """Whole minutes until now, at least one."""
        self.touch()
        return max(1, round(self._sum))
