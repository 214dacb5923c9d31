"""What a rep asked to be coached on, and why one who never asks does not."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from coachdesk.desk.requests import WHY_NOT, Request
from coachdesk.domain.days import said
from coachdesk.ui.kit import AudienceMark, Link, wrapped


class RequestRow(QWidget):
    """A request that is open: what, since when, and the link that closes it by hand."""

    closed = Signal(object)
    plan_asked = Signal(object)
    audience_chosen = Signal(object, str)

    def __init__(
        self, request: Request, rep: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.request = request
        self.mark = AudienceMark(request.audience, rep)
        self.mark.setAccessibleDescription(request.said)
        self.mark.chosen.connect(lambda audience: self.audience_chosen.emit(request, audience))
        self.link = Link("close", small=True)
        self.link.setAccessibleName(f"Close: {request.said}")
        self.link.clicked.connect(lambda: self.closed.emit(request))
        told = [f"asked {said(request.asked_on, today)}"]
        if request.skill and request.skill != request.said:
            told.append(request.skill)
        if request.planned_on:
            told.append(f"planned for {said(request.planned_on, today)}")
        self.plan = Link("plan", small=True)
        self.plan.setAccessibleName(f"Plan a ride-along on: {request.said}")
        self.plan.clicked.connect(lambda: self.plan_asked.emit(request))
        if request.planned_on is not None:  # never shown here: it has no parent yet
            self.plan.hide()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(wrapped(" · ".join(told), "hint"), 1)
        foot.addWidget(self.mark)
        foot.addWidget(self.plan)
        foot.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(wrapped(request.said or "To be coached"))
        column.addLayout(foot)


class WhyNot(QWidget):
    """One tap says why a rep never asks; another on the same takes it back."""

    chosen = Signal(object)  # why, or None

    def __init__(self, why: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        self.buttons: dict[str, QRadioButton] = {}
        for words in WHY_NOT:
            button = QRadioButton(words.capitalize())
            button.setAutoExclusive(False)  # or what was chosen could not be taken back
            button.setChecked(words == why)
            button.clicked.connect(lambda on, words=words: self.chosen.emit(words if on else None))
            self.buttons[words] = button
            column.addWidget(button)
