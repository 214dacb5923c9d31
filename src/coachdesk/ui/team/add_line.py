"""Putting people on the roster in place: N, a name, Enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.desk.roster import add_rep
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.session import Session


class AddLine(InlineLine):
    """Asks for one name after the other."""

    added = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Add rep", "Name; Enter adds, Esc ends", self._understood, parent)
        self._session = session
        self.entered.connect(self._on_name_entered)

    def _understood(self, _: str) -> tuple[str, bool]:
        return "", True

    def _on_name_entered(self, name: str) -> None:
        if added := self._session.do(add_rep, name=name):
            self.field.setText("")
            self.say(f"{name} added")
            self.added.emit(added.id)
