"""What every folded part of a debrief is."""

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.roster import first_name
from coachdesk.store.store import Store
from coachdesk.ui import theme
from coachdesk.ui.session import Session


class Panel(QWidget):
    """A part of a debrief: everything in it is stored as it is done or left."""

    title: ClassVar[str]

    asked_to_go = Signal(object)  # a Destination
    typed = Signal()  # something, by hand

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.call: Curbside | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 12)
        self.column.setSpacing(theme.GAP)

    @staticmethod
    def summary(_store: Store, _call: Curbside) -> str:
        """In a few words what is in it, said while it is folded."""
        return ""

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return []

    @property
    def first(self) -> QWidget | None:
        """Where the cursor goes when it is unfolded."""
        return next(iter(self.tab_stops), None)

    @property
    def rep(self) -> str:
        """The first name of the rep."""
        return first_name(self.call.rep_name) if self.call else "Rep"

    @property
    def where(self) -> dict[str, Any]:
        """Whose debrief it is, as desk's writes take it."""
        assert self.call
        return {"rep_id": self.call.rep_id, "call_id": self.call.call_id}

    def open(self, call: Curbside) -> None:
        """Show another call's."""
        self.flush()
        self.refresh(call)

    def refresh(self, call: Curbside) -> None:
        """Draw what is stored; what is being typed stays."""
        self.call = call

    def flush(self) -> None:
        """Store what is being typed."""
