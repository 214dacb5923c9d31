"""What the curbside's head says beside the rep's name."""

from datetime import date

from coachdesk.desk.curbside import Curbside
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, minutes_between
from coachdesk.domain.role import corrected

_FRESH_MINUTES = 60  # as long the curbside says how many minutes ago the call ended


def curbside_said(call: Curbside, now: Moment) -> str:
    """Account, role where it is no coaching call, and when that was."""
    words = [call.account] if call.account else []
    words += [f"{call.calls} calls as one"] if call.calls > 1 else []
    words += [call.role] if call.role != "coaching" or call.role_was else []
    words += [corrected(call.role_was, call.role_reason)] if call.role_was else []
    words.append(_when(call, now, now.on))
    words += ["from memory"] if call.from_memory else []
    words += ["you rated first"] if call.overrode else []
    words += [f"not debriefed: {call.undebriefed}"] if call.undebriefed else []
    words += ["closed"] if call.closed_at else []
    return " · ".join(words)


def _when(call: Curbside, now: Moment, today: date) -> str:
    since = minutes_between(call.ended_at, now.stamp) if call.ended_at else 0
    if call.closed_at or call.from_memory or since > _FRESH_MINUTES:
        return said(call.held_on, today)
    return f"{max(0, int(since))} min after the call"
