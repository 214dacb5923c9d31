"""Where the calendar comes from: an .ics file, chosen or dropped here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui.kit import KeyButton, label, sentence_label, set_role

_HOW = (
    "Export your calendar from Outlook (File ▸ Save Calendar) or Google (Settings ▸ Export) as an "
    ".ics file and choose it here. It comes in as busy time, without titles unless you ask for "
    "them. You see what would change before anything does."
)


class ChoosingCalendar(QWidget):
    """Asks for the file, says how far reading is, and in place what was wrong with the last."""

    file_chosen = Signal(object)

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
