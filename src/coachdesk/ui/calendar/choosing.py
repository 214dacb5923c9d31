"""Where the calendar comes from: an .ics file, chosen or dropped here."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui.kit import KeyButton, Link, label, sentence_label, set_role

_HOW = (
    "Export your calendar from Outlook (File ▸ Save Calendar) or Google (Settings ▸ Export) and "
    "choose the file here, .ics or packed. It comes in as busy time, without titles unless you "
    "ask for them. You see what would change before anything does."
)


_MOST = 8  # calendars that one person has


class ChoosingCalendar(QWidget):
    """Asks for the file, says how far reading is, and in place what was wrong with the last."""

    file_chosen = Signal(object)
    name_chosen = Signal(str)  # which calendar of several in that file

    def __init__(self, choose: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.said = label("", "muted")
        self.said.setWordWrap(True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("Progress")
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(label("What else takes your time?", "title"))
        words.addWidget(sentence_label(_HOW))
        words.addSpacing(4)
        button = KeyButton.of(choose, primary=True)
        self.setFocusProxy(button)
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.said)
        words.addWidget(self.bar)
        self._offers = QVBoxLayout()
        self._links: list[Link] = []
        words.addLayout(self._offers)
        across = QHBoxLayout(self)
        across.addStretch(1)
        down = QVBoxLayout()
        down.addStretch(2)
        down.addLayout(words)
        down.addStretch(3)
        across.addLayout(down, 2)
        across.addStretch(1)
        self.say("")

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Under the button: what is being done, or what is wrong."""
        set_role(self.said, "bad" if wrong else "muted")
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.bar.hide()
        self._offer(())

    def offer(self, question: str, names: Sequence[str]) -> None:
        """Ask which of several is meant."""
        self.say(question)
        self._offer(names)
        self._links[0].setFocus()

    def _offer(self, names: Sequence[str]) -> None:
        for link in self._links:
            link.deleteLater()
        self._links = [Link(name) for name in names[:_MOST]]
        for link in self._links:
            link.clicked.connect(partial(self.name_chosen.emit, link.text()))
            self._offers.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            link.show()

    def show_progress(self, done: int, total: int) -> None:
        """How far reading is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_chosen.emit(Path(files[0]))
