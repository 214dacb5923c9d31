"""What holds other things."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
