"""A line that opens in place to ask for one thing, and closes without a trace."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit.field import Field
from coachdesk.ui.kit.labels import label, set_role

Answer = Callable[[str], tuple[str, bool]]  # what is typed → what it means, and whether it may be


class InlineLine(QFrame):
    """A question, a field, and what is typed said back while typing. Enter enters, Esc closes."""

    entered = Signal(str)
    cells_pasted = Signal(str)  # several lines or cells: more than a field holds
    closed = Signal()

    def __init__(self, name: str, hint: str, answer: Answer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.question = label(name)
        self.field = Field(name, hint)
        self.field.setMinimumWidth(260)
        self.said = label("", "hint")
        self.said.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self._answer = answer
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.question)
        row.addWidget(self.field, 1)
        row.addWidget(self.said)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, question: str, text: str = "") -> None:
        """Open with a question, and perhaps an answer to change."""
        self.question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(text)
        self.field.selectAll()
        self._on_typed(text)
        self.show()
        self.raise_()
        self.field.setFocus()

    def float_at(self, spot: QRect) -> None:
        """Lie just under a spot of the parent, or above it where there is no room below."""
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        top = spot.bottom() + 2
        if top + self.height() > room.bottom():
            top = max(0, spot.top() - self.height() - 2)
        left = min(spot.left(), room.right() - self.width() - theme.MARGIN)
        self.move(max(theme.GAP, left), top)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Put a few words behind the field."""
        self.said.setText(text)
        set_role(self.said, "bad" if wrong else "hint")
        self.field.set_wrong(wrong=wrong)
        if self.isVisible() and self.width() < self.sizeHint().width():
            self.adjustSize()

    def close_line(self) -> None:
        """Close, and give the focus back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if text := pasted_cells(event):
            self.cells_pasted.emit(text)
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_line()
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        said, may_be = self._answer(text) if text.strip() else ("", True)
        self.say(said, wrong=not may_be)

    def _on_entered(self) -> None:
        text = self.field.text().strip()
        if text and self._answer(text)[1]:
            self.entered.emit(text)


def pasted_cells(event: QEvent) -> str:
    """What is being pasted where it is several lines or cells: more than a field holds."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return ""
    if not event.matches(QKeySequence.StandardKey.Paste):
        return ""
    text = QGuiApplication.clipboard().text().strip()
    return text if "\n" in text or "\t" in text else ""
