"""The four fields of a next step, in the order they are filled in."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coachdesk.desk.step import COACH, REP, Step
from coachdesk.domain.step_line import read_step
from coachdesk.ui.call.due_field import DueField
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.dates import day_first
from coachdesk.ui.kit import Segmented, short


class StepForm(QWidget):
    """What, by when, whose, how it will be seen; Tab goes through them so."""

    typed = Signal()  # something in it was changed by hand
    left = Signal()  # a field was left or entered: what stands there is meant
    finished = Signal()  # Enter: the step is said

    def __init__(self, rep_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.was: dict[str, str] = {}  # the texts of the step that is shown, before any typing
        self.what = TellingField("Next step", "what will be done")
        self.when = DueField()
        self.owner = Segmented([(REP, rep_name), (COACH, "Me")], "Who will do it")
        self.how = TellingField("How it will be seen", "how it will be seen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for field in (self.what, self.when, self.owner, self.how):
            column.addWidget(field)
        for field in (self.what, self.when, self.how):
            field.textEdited.connect(self.typed)
            field.returnPressed.connect(self._on_entered)
        self.what.editingFinished.connect(self.settle)
        self.when.editingFinished.connect(self.left)
        self.how.editingFinished.connect(self.left)
        self.owner.chosen.connect(self.typed)
        self.owner.chosen.connect(self.left)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [self.what, self.when, *self.owner.findChildren(QPushButton), self.how]

    @property
    def facts(self) -> dict[str, Any]:
        """What the form says, as desk's writes take it."""
        return {
            "what": self.what.text().strip(),
            "owner": self.owner.value,
            "due": self.when.due,
            "how_seen": self.how.text().strip(),
        }

    @property
    def words(self) -> list[str]:
        """What stands in the fields, understood or not; nothing where nothing was typed."""
        typed = [field.text() for field in (self.what, self.when, self.how)]
        return [*typed, str(self.owner.value)] if any(typed) else []

    def show_words(self, words: list[str]) -> None:
        """Put kept words back."""
        what, when, how, owner = words or ("", "", "", REP)
        self.what.put(what)
        self.when.put(when)
        self.how.put(how)
        self.owner.value = owner

    def show_step(self, step: Step | None, today: date) -> None:
        """Show a step, or empty fields for a new one."""
        self._today = today
        self.was = {"what": step.what, "how_seen": step.how_seen} if step else {}
        self.when.set_today(today)
        self.what.put(step.what if step else "")
        self.when.show_due(step.due if step else None)
        self.owner.value = step.owner if step else REP
        self.how.put(step.how_seen if step else "")

    def set_rep(self, rep_name: str) -> None:
        """Whom the step is agreed with."""
        self.owner.set_text(REP, short(rep_name))

    def _on_entered(self) -> None:
        """Enter: on, where a step stands that is understood."""
        if self.facts["what"] and not self.when.is_wrong:
            self.finished.emit()

    def read_line(self) -> None:
        """Take "… me fri" at the end of a line apart, where nothing was said of it yet."""
        if self.what.isModified() and not self.when.text().strip():
            what, owner, found = read_step(self.what.text(), self._today, day_first=day_first())
            self.what.put(what)
            self.when.show_due(found)
            if owner == COACH:
                self.owner.value = owner
        self.what.setModified(False)

    def settle(self) -> None:
        self.read_line()
        self.left.emit()
