"""The one place where a clock is read."""

from datetime import UTC, datetime

from coachdesk.domain.moment import Moment


def system_clock() -> Moment:
    """Now, with this machine's offset from UTC at this moment."""
    at = datetime.now(UTC)
    offset = at.astimezone().utcoffset()
    return Moment(at, int(offset.total_seconds() // 60) if offset else 0)
