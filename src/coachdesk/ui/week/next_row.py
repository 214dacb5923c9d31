"""A line of who is next: whom, why in words, and the one thing to do; it can be dragged."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.domain.days import said
from coachdesk.domain.week import SessionKind
from coachdesk.domain.who_next import NextLine
from coachdesk.ui.kit import ElidedLabel, Link, wrapped

_DOES: dict[str, tuple[str, SessionKind]] = {
    "plan": ("plan", "ride-along"),
    "talk": ("twenty minutes", "talk"),
}


class NextRow(QWidget):
    """One rep."""

    plan_asked = Signal(str, str, str)  # rep's id, name, kind of session
    rep_asked = Signal(str)
    planned_asked = Signal(str, object)  # rep's id, the day something is planned for
    carried = Signal(object, QPoint, bool)  # the line, where on the screen, whether let go there

    def __init__(self, line: NextLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._start: QPoint | None = None
        self._is_carried = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        words, self.kind = _DOES.get(line.action, ("plan", "ride-along"))
        if line.next_on and not line.action:
            words = f"planned {said(line.next_on, today)}"
        self.link = Link(words, small=True)
        self.link.setAccessibleName(f"{words.capitalize()}: {line.name}, {line.why}")
        self.link.clicked.connect(self._on_clicked)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(line.name, "name"), 1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(wrapped(line.why, "hint"))

    def _on_clicked(self) -> None:
        if self.line.next_on and not self.line.action:
            self.planned_asked.emit(self.line.rep_id, self.line.next_on)
        else:
            self.plan_asked.emit(self.line.rep_id, self.line.name, self.kind)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.globalPosition().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._start is None:
            return
        if (at - self._start).manhattanLength() >= QApplication.startDragDistance():
            self._is_carried = True
        if self._is_carried:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(self, at, False)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_carried, was_pressed = self._is_carried, self._start is not None
        self._is_carried, self._start = False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_carried:
            self.carried.emit(self, event.globalPosition().toPoint(), True)
        elif was_pressed:
            self.rep_asked.emit(self.line.rep_id)
