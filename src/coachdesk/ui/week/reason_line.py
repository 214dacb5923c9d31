"""Why a session was moved or cancelled: asked in place, one tap, and nothing waits for it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from coachdesk.desk.placing import explain_ride
from coachdesk.desk.plan import REASONS
from coachdesk.desk.roster import first_name
from coachdesk.domain.week import Item
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, IconButton, label
from coachdesk.ui.kit.flow import Flow
from coachdesk.ui.session import Session


class ReasonLine(QFrame):
    """Lies over the week's grid after a session was moved or taken out."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._session = session
        self._ride_id = ""
        self.question = label("")
        self.question.setMinimumHeight(theme.sizes().field)
        self.words = Field("Why, in your own words", "own words")
        self.words.returnPressed.connect(self._on_words)
        self.words.setFixedWidth(round(132 * theme.sizes().scale))
        self.reasons = Flow(spacing=theme.GAP)
        self.reasons.add(self.question)
        self.buttons = []
        for reason in REASONS[:-1]:  # other: in own words
            button = QPushButton(reason.capitalize())
            button.setAutoDefault(False)
            button.clicked.connect(self._says(reason))
            self.buttons.append(button)
            self.reasons.add(button)
        self.reasons.add(self.words)
        close = IconButton("close", "Leave it open why")
        close.clicked.connect(self.close_line)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.reasons, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def ask(self, item: Item, ended_as: str) -> None:
        """Ask about what was just done; the focus stays where it is."""
        self._ride_id = item.id
        self.question.setText(f"{first_name(item.name)} {ended_as}, by you. Why?")
        self.words.clear()
        self.show()

    def close_line(self) -> None:
        """Leave it open why."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _says(self, reason: str) -> Callable[[], None]:
        return lambda: self._explain(reason=reason)

    def _on_words(self) -> None:
        if self.words.text().strip():
            self._explain(note=self.words.text())

    def _explain(self, **why: Any) -> None:
        if self._session.do(explain_ride, ride_id=self._ride_id, **why) is not None:
            self.close_line()
