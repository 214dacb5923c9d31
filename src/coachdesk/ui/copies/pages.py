"""What the page of copies shows when it has no list: words, or how far reading a copy is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import Empty, label

_WIDE = 320


class Waiting(QWidget):
    """What is being done, and how far that is."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.bar.setFixedWidth(_WIDE)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch()
        column.addWidget(self.words)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


class Pages(QStackedWidget):
    """The list, and what stands in its place."""

    def __init__(self, list: QWidget) -> None:
        super().__init__()
        self._list, self._waiting = list, Waiting()
        self._empty: Empty | None = None
        self.addWidget(list)
        self.addWidget(self._waiting)

    def show_list(self) -> None:
        """Show what was found."""
        self.setCurrentWidget(self._list)

    def wait(self, words: str) -> None:
        """Show that something is being done."""
        self._waiting.words.setText(words)
        self._waiting.bar.setRange(0, 0)
        self.setCurrentWidget(self._waiting)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._waiting.bar.setRange(0, total)
        self._waiting.bar.setValue(done)

    def say(self, title: str, words: str) -> None:
        """Show words alone."""
        old, self._empty = self._empty, Empty(title, words)
        self.addWidget(self._empty)
        self.setCurrentWidget(self._empty)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
