"""The call that runs while one is elsewhere in the window."""

from dataclasses import dataclass
from textwrap import shorten

from coachdesk.desk.call import live_call
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Running:
    """A call, as the status line says it, and the way back to it."""

    text: str
    destination: Destination


def running(session: Session) -> Running | None:
    """The call that has not ended, where there is one."""
    call = live_call(session.store)
    if call is None:
        return None
    account = shorten(call.account, _LONGEST, placeholder=" …")
    where = f"Call at {account}" if account else "Call"
    minutes = int(call.minutes_until(session.now().stamp))
    state = "paused" if call.is_paused else f"{minutes} min"
    return Running(f"{where}, {state}", Destination("call", call.id))
