"""One section of a report as it is written: a point a line, as high as its points need."""

import json

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.report import write_part
from coachdesk.domain.report import Part
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.kit import label
from coachdesk.ui.session import Session

_IDLE_MS = 30_000
_FRAME, _LEAST = 18, 44


class _Points(QTextEdit):
    """Grows with what stands in it; Tab goes on to the next section."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        self.setFixedHeight(max(round(self.document().size().height()) + _FRAME, _LEAST))


class PartEdit(QWidget):
    """Its title and its points; kept as it is left, or after half a minute."""

    typed = Signal()

    def __init__(self, session: Session, part: Part) -> None:
        super().__init__()
        self._session, self.part = session, part
        self._was = part.text  # what the points said when they began to be typed over
        self.points = _Points()
        self.points.setAccessibleName(part.title)
        self.points.setPlaceholderText("A point a line")
        self._draft = Draft(session, self._kept, self)
        self._draft.key = f"report/{part.id}"
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(part.title, "heading"))
        column.addWidget(self.points)
        self._put(part.text)
        if draft := self._draft.take():
            self._was, typed = json.loads(draft)
            self._put(typed)
        self.points.textChanged.connect(self._on_typed)
        self.points.left.connect(self.save)

    @property
    def told(self) -> Part:
        """The section as it stands in the field."""
        return Part(self.part.id, self.part.part, self.part.title, self.points.toPlainText())

    def show_part(self, part: Part) -> None:
        """What is stored now; what is being typed stays."""
        self.part = part
        if not self._draft.is_dirty and part.text != self.points.toPlainText():
            self._was = part.text
            self._put(part.text)

    def save(self) -> None:
        """Store what was typed; where that fails it stays a draft."""
        self._idle.stop()
        if not self._draft.is_dirty or self._session.read_only:
            return
        self._draft.keep()
        text = self.points.toPlainText()
        if self._session.do(write_part, part_id=self.part.id, text=text, was=self._was):
            self._was = text.strip()
            self._draft.drop()

    def _put(self, text: str) -> None:
        self.points.blockSignals(True)
        self.points.setPlainText(text)
        self.points.moveCursor(QTextCursor.MoveOperation.End)
        self.points.blockSignals(False)

    def _kept(self) -> str:
        return json.dumps([self._was, self.points.toPlainText()])

    def _on_typed(self) -> None:
        self._draft.touch()
        self._idle.start()
        self.typed.emit()
