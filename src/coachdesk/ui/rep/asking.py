"""What a rep asked to be coached on, and why one who never asks does not."""

from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from coachdesk.desk.requests import WHY_NOT, Request, add_request, drop_request, skill_named
from coachdesk.desk.skills import skills
from coachdesk.domain.days import said
from coachdesk.ui.kit import Link, wrapped
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.session import Session

HINT = "pricing talks"


class AskLine(InlineLine):
    """Asks what a rep asked for, and keeps it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Asked for help with", HINT, self._understood, parent)
        self._session = session
        self._rep_id = self._first_name = ""
        self.entered.connect(self._on_entered_words)

    def ask_for(self, rep_id: str, first_name: str, spot: QRect) -> None:
        """Open under a spot for one rep."""
        self._rep_id, self._first_name = rep_id, first_name
        self.ask(f"{first_name} asked for help with")
        self.float_at(spot)

    def _understood(self, text: str) -> tuple[str, bool]:
        """Which skill the words name, for coaching on that is what closes it."""
        known = skills(self._session.store)
        id = skill_named(text, known)
        name = next((skill.name for skill in known if skill.id == id), "")
        return (f"until coached on {name}" if name else "until coached"), True

    def _on_entered_words(self, text: str) -> None:
        added = self._session.do(add_request, rep_id=self._rep_id, what=text)
        if added is None:
            return
        self.close_line()
        self._session.say(
            f"{self._first_name} asked for help with {text}", lambda: self._take_back(added.id)
        )

    def _take_back(self, request_id: str) -> None:
        self._session.do(drop_request, request_id=request_id)


class RequestRow(QWidget):
    """A request that is open: what, since when, and the link that closes it by hand."""

    closed = Signal(object)

    def __init__(self, request: Request, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.request = request
        self.link = Link("close", small=True)
        self.link.setAccessibleName(f"Close: {request.said}")
        self.link.clicked.connect(lambda: self.closed.emit(request))
        about = f" · {request.skill}" if request.skill and request.skill != request.said else ""
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(wrapped(f"{when}{about}", "hint"), 1)
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


def when_asked(request: Request, today: date) -> str:
    """Since when it is open, as people say it."""
    return f"asked {said(request.asked_on, today)}"
