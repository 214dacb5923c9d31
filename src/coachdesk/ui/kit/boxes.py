"""What holds other things."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit.labels import ElidedLabel, label


class Card(QFrame):
    """A rare box: a title, a word beside it, and what is put into `body`."""

    def __init__(self, title: str = "", detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 14)
        self.body.setSpacing(theme.GAP)
        self.title = label(title, "heading")
        self.detail = ElidedLabel(detail, "hint")
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.GAP)
        self.head.addWidget(self.title)
        self.head.addWidget(self.detail, 1)
        if title:
            self.body.addLayout(self.head)


class Panel(QFrame):
    """A panel that lies over the window until Esc, a choice, or a click beside it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(theme.GAP)

    def open_over(self, width: int, height: int) -> None:
        """Show it in the upper middle of the window it belongs to."""
        window = self._owner.window()
        width, height = min(width, window.width() - 32), min(height, window.height() - 64)
        self.resize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 56)
        self.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class Empty(QWidget):
    """What would be here, and the one thing to do next."""

    def __init__(
        self, title: str, sentence: str, *actions: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(label(title, "title"))
        words.addWidget(sentence_label(sentence))
        row = QHBoxLayout()
        row.setSpacing(16)
        for action in actions:
            row.addWidget(action)
        row.addStretch()
        words.addSpacing(8)
        words.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(words, 4)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)


def sentence_label(text: str) -> QWidget:
    """Muted words that wrap."""
    made = label(text, "muted")
    made.setWordWrap(True)
    return made
