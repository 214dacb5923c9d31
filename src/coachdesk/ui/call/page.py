"""What every step of the Call place is."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from coachdesk.ui.session import Session

ENDED_DRAFT = "call/ended"  # the call whose quiet line stands there, until it is left


class Page(QWidget):
    """One step. The screen shows one at a time and asks it for all that a screen is asked.

    Actions that a page adds to itself stand in menus and palette while it is the one shown.
    """

    quiet: ClassVar[bool] = False  # whether the window shows this page alone
    call_key: ClassVar[str] = "Ctrl+3"  # from here it leads to the call that runs

    moved_on = Signal(str, object)  # a step of screen.STEPS, and the id it opens, or None
    asked_to_go = Signal(object)  # a Destination outside the Call place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.primary: QAction | None = None

    def open(self, id: str | None, step: str) -> None:
        """Show what the id names, see screen.STEPS; `refresh` follows."""

    def refresh(self) -> None:
        """Draw from desk/, keeping what is being typed."""

    def flush(self) -> None:
        """Store what stands in the form."""


def line_left(session: Session) -> str | None:
    """The call whose note line was typed in last and not entered."""
    keys = (key.split("/") for key in session.store.drafts.keys("call/"))  # newest first
    return next((key[1] for key in keys if key[2:] == ["line"]), None)
