"""What stands in place of an empty Team: a line for names, a file, or the sample."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import prompt, theme
from coachdesk.ui.kit import ElidedLabel, Field, Link, label, sentence_label
from coachdesk.ui.kit.inline import pasted_cells
from coachdesk.ui.session import Session


class FirstStart(QWidget):
    """Asks for nothing but names; everything else can wait."""

    name_entered = Signal(str)
    cells_pasted = Signal(str)
    file_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.field = Field("A name, or pasted names")
        self.field.setStyleSheet(f"min-height: {theme.sizes().big_field}px;")
        self.field.returnPressed.connect(self._on_entered)
        self.field.installEventFilter(self)
        self.choose = QPushButton("Choose a file …")
        self.choose.clicked.connect(self._on_choose)
        self.sample = QPushButton("Look at a sample team")
        self.sample.clicked.connect(self._on_sample)
        if session.demo:
            self.sample.hide()
        self.kept = ElidedLabel("", "hint")
        self.move_link = Link("Move …", small=True)
        self.move_link.clicked.connect(self._on_move)
        self._place()

    def refresh(self) -> None:
        """Say where the work is kept."""
        file = self._session.file
        self.kept.setText(f"Your work is kept in {file.name} in {_place_of(file)}." if file else "")
        self.move_link.setVisible(file is not None)

    def _place(self) -> None:
        buttons, kept, across = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        buttons.setSpacing(16)
        for button in (self.choose, self.sample):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        kept.setSpacing(4)
        kept.addWidget(self.kept)
        kept.addWidget(self.move_link)
        kept.addStretch()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label("Who is on your team?", "title"))
        words.addWidget(sentence_label("Type a name, or paste names or cells from a spreadsheet."))
        words.addSpacing(4)
        words.addWidget(self.field)
        words.addSpacing(8)
        words.addLayout(buttons)
        words.addSpacing(28)
        words.addLayout(kept)
        column = QWidget()
        column.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        column.setFixedWidth(round(520 * theme.sizes().scale))
        across.addStretch()
        across.addWidget(column)
        across.addStretch()
        down = QVBoxLayout(self)
        down.addStretch(5)
        down.addLayout(across)
        down.addStretch(6)

    def _on_entered(self) -> None:
        if name := self.field.text().strip():
            self.name_entered.emit(name)

    def _on_choose(self) -> None:
        prompt.open_file(self, "Bring in reps", prompt.TABLES, self.file_chosen.emit)

    def _on_sample(self) -> None:
        self._session.ask("demo")

    def _on_move(self) -> None:
        self._session.ask("move")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if text := pasted_cells(event):
            self.cells_pasted.emit(text)
            return True
        return super().eventFilter(watched, event)


def _place_of(file: Path) -> str:
    """A folder as people call it: Documents, not its whole path."""
    folder = file.parent
    return "your home folder" if folder == Path.home() else folder.name or str(folder)
