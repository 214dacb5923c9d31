"""Where a debrief that is to do is done."""

from datetime import date

from coachdesk.desk.debrief import WaitingDay
from coachdesk.desk.roster import first_name
from coachdesk.domain.days import said
from coachdesk.ui.places import Destination


def destination_of(day: WaitingDay) -> Destination:
    """The curbside of the one call that waits, else the page of its day."""
    if len(day.waiting) == 1:
        return Destination("call", day.waiting[0].call_id)
    return Destination("day", day.rep_id, day.on.isoformat())


def words_of(day: WaitingDay, today: date) -> str:
    """Kary, today: 2 calls."""
    calls = day.waiting[0].account or "a call" if day.calls == 1 else f"{day.calls} calls"
    return f"{first_name(day.rep_name)}, {said(day.on, today)}: {calls}"
