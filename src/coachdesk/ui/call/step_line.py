"""One agreed step as a line: what, and beneath it whose and by when."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from coachdesk.desk.step import Step
from coachdesk.domain.days import said
from coachdesk.ui.kit import Link, wrapped


class StepLine(QWidget):
    """A step to read; `edit` gives it a way into the form."""

    edit_asked = Signal(str)  # the step's id

    def __init__(self, step: Step, rep_name: str, today: date, *, edit: bool = False) -> None:
        super().__init__()
        self._step = step
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        words = whose_and_when(step, rep_name, today)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(wrapped(step.what))
        text.addWidget(wrapped(words, "overdue" if step.overdue else "hint"))
        row.addLayout(text, 1)
        if edit:
            link = Link("Edit", small=True)
            link.setAccessibleName(f"Edit: {step.what}")
            link.clicked.connect(self._on_edit)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def _on_edit(self) -> None:
        self.edit_asked.emit(self._step.id)


def whose_and_when(step: Step, rep_name: str, today: date) -> str:
    """A line like: me · overdue since Tue 17 Nov; Kary · next call · for the whole ride-along."""
    words = ["me" if step.mine else rep_name]
    if step.overdue and step.due and step.due.on:
        words.append(f"overdue since {said(step.due.on, today)}")
    elif step.due:
        words.append(step.due.said(today))
    if step.ride_id and step.call_id:  # one of a one-to-one has no call
        words.append("for the whole ride-along")
    return " · ".join(words)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
