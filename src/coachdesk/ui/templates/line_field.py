"""A line of a list where it is changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.templates import Line
from coachdesk.domain.templates import why_it_stays
from coachdesk.ui.kit import Field, IconButton, label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineField(Field):
    """Alt ↑ ↓ moves the line, emptied it is left out."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and Qt.Key(event.key()) in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class LineRow(QWidget):
    """A line, perhaps a word beside it, and a cross to leave it out."""

    reworded = Signal(object, str)  # the line, what it shall say
    moved = Signal(object, int)
    left_out = Signal(object)

    def __init__(self, line: Line, list_name: str, aside: str = "") -> None:
        super().__init__()
        self.line = line
        self.field = LineField(f"{list_name}: {line.text}")
        self._put_back()
        self.field.setToolTip(line.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 3)
        if aside:
            words = label(aside, "hint")
            words.setContentsMargins(8, 0, 0, 0)
            row.addWidget(words, 2)
        remove = IconButton("close", f"Leave out: {line.text}")
        remove.clicked.connect(self._on_removed)
        if why_it_stays(line.kind, line.part):
            remove.setEnabled(False)
            remove.setToolTip(why_it_stays(line.kind, line.part))
        row.addWidget(remove)
        self.field.editingFinished.connect(self._on_left)
        self.field.moved.connect(self._on_moved)

    def _put_back(self) -> None:
        self.field.setText(self.line.text)
        self.field.setCursorPosition(0)

    def _on_left(self) -> None:
        text = self.field.text().strip()
        if text == self.line.text:
            return
        if text:
            self.reworded.emit(self.line, text)
        else:
            self._put_back()
            self.left_out.emit(self.line)

    def _on_moved(self, by: int) -> None:
        self._on_left()  # what is being typed goes with it
        self.moved.emit(self.line, by)

    def _on_removed(self) -> None:
        self.left_out.emit(self.line)
