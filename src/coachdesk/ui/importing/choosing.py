"""Where the table comes from: a file, cells from the clipboard, or a file dropped here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import prompt
from coachdesk.ui.kit import KeyButton, label


class ChoosingPage(QWidget):
    """Asks for the table, and says in place what was wrong with the last one."""

    file_chosen = Signal(object)
    cells_pasted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.file_button = KeyButton("Choose a file …", "Ctrl+O", primary=True)
        self.file_button.clicked.connect(self.choose_file)
        self.paste_button = KeyButton("Paste cells", "Ctrl+V")
        self.paste_button.clicked.connect(self.paste)
        self.title = label("", "title")
        self.trouble = label("", "bad")
        self.trouble.setWordWrap(True)
        self.waiting = label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.file_button)
        row.addWidget(self.paste_button)
        row.addStretch()
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.title)
        self.sentence = label("", "muted")
        self.sentence.setWordWrap(True)
        words.addWidget(self.sentence)
        words.addSpacing(4)
        words.addLayout(row)
        words.addWidget(self.waiting)
        words.addWidget(self.trouble)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(words, 2)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def ask(self, title: str, sentence: str) -> None:
        """Ask anew."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.say()

    def say(self, *, trouble: str = "", waiting: str = "") -> None:
        """Under the buttons: what is wrong, or what is being done."""
        for line, text in ((self.trouble, trouble), (self.waiting, waiting)):
            line.setText(text)
            line.setVisible(bool(text))

    def choose_file(self) -> None:
        """Open the picker."""
        title = "Choose a table"
        prompt.open_file(self, title, prompt.TABLES, self.file_chosen.emit)

    def paste(self) -> None:
        """Take the cells of the clipboard."""
        self.cells_pasted.emit(QGuiApplication.clipboard().text())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_chosen.emit(Path(files[0]))
