"""Keeping that a rep asked to be coached, in place: A, a few words, Enter."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coachdesk.desk.requests import add_request, drop_request, skill_named
from coachdesk.desk.skills import skills
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
