"""Putting people on the roster in place: N, a name, Enter; names pasted one a line."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk.roster import add_rep, add_reps
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.session import Session


class AddLine(InlineLine):
    """Asks for one name after the other."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Add rep", "Name; Enter adds, Esc ends", self._understood, parent)
        self._session = session
        self.entered.connect(self._on_name_entered)
        self.cells_pasted.connect(self._on_pasted)

    def _understood(self, _: str) -> tuple[str, bool]:
        return "", True

    def _on_name_entered(self, name: str) -> None:
        if self._session.do(add_rep, name=name):
            self.field.setText("")
            self.say(f"{name} added")

    def _on_pasted(self, text: str) -> None:
        if "\t" in text:
            return
        names = [line for line in text.splitlines() if line.strip()]
        if added := self._session.do(add_reps, names=names):
            self.field.setText("")
            self.say(f"{len(added.ids)} added")
