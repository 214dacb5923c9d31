"""One line for what came in from another computer, wherever it came from; and its undo."""

from functools import partial

from coachdesk.desk import copies
from coachdesk.desk.copies import came_in_last, in_short
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session


def tell_brought(session: Session, more: str = "") -> None:
    """12 notes from LAPTOP · Show · Undo; nothing where nothing that can be seen changed."""
    look = came_in_last(session.store)
    if look.changes:
        show = partial(session.ask, "go", Destination("copies", step="last"))
        session.say(f"{in_short(look)}{more}", partial(take_back, session), show)


def take_back(session: Session) -> None:
    """Undo of what came in or was restored last; undo of that brings it back."""
    if session.do(copies.take_back):
        session.say("Taken back: all is as it was before", partial(bring_again, session))


def bring_again(session: Session) -> None:
    """Undo of the undo."""
    if session.do(copies.take_back):
        session.say("It is here again", partial(take_back, session))
