"""The place of the window to open at, by the plan and the clock."""

from datetime import timedelta

from PySide6.QtCore import QLocale

from coachdesk.desk.debrief import days_to_debrief, to_debrief
from coachdesk.desk.roster import reps
from coachdesk.desk.sessions import sessions
from coachdesk.domain.where_now import Facts, where_now
from coachdesk.ui.day.leading import destination_of
from coachdesk.ui.places import Destination
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

_OF_LATE = timedelta(7)  # a debrief that waits longer doesn't hold up every evening


def first_place(session: Session) -> Destination:
    """Where the window opens now."""
    store, now = session.store, session.now()
    waiting = [call for call in to_debrief(store) if now.on - call.held_on < _OF_LATE]
    facts = Facts(
        live=running(session) is not None,
        reps=len(reps(store)),
        today=sessions(store, now.on, now.on),
        to_debrief=len(waiting),
    )
    where, ride = where_now(now.local, facts, weekend())
    if where == "plan" and ride:
        return Destination("call", ride.rep_id, "before")
    if where == "debriefs":
        days = [day for day in days_to_debrief(store) if now.on - day.on < _OF_LATE]
        return destination_of(days[0]) if len(days) == 1 else Destination("call", step="before")
    ahead = (now.on + timedelta(7)).isoformat() if where == "next week" else None
    places = {"live call": Destination("call"), "roster": Destination("team")}
    return places.get(where, Destination("week", ahead))


def weekend() -> frozenset[int]:
    """The days that are no working days where this computer stands; Monday is 0."""
    work = {day.value - 1 for day in QLocale.system().weekdays()}
    return frozenset(range(7)) - work
