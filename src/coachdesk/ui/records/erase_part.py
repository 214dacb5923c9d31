"""Erasing for good: what goes and what stays, and a name to type, since there is no way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.identity import folded
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, KeyButton, label, wrapped

_STAYS = (
    "All words, ratings, results and reports go: from this computer, its drafts and backups, and"
    " from the file. Sessions stay as date, category and minutes under “a former rep”, so that"
    " past totals stand."
)
_ELSEWHERE = (
    "Copies on other computers lose it when they are next brought together with this file. What"
    " was printed, sent or exported stays where it is. There is no way back."
)


class ErasePart(QWidget):
    """The button opens the line; Enter in it erases where the name is right."""

    asked = Signal()
    erased = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.ask = KeyButton("Erase the record …")
        self.ask.clicked.connect(self._on_asked)
        self.line = Field("Name of the rep to erase")
        self.line.returnPressed.connect(self._on_entered)
        self.line.textChanged.connect(self._follow)
        self.left = wrapped("", "warn")
        self.go = KeyButton("Erase for good", "Enter")
        self.go.clicked.connect(self._on_entered)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.ask)
        row.addWidget(self.line, 1)
        row.addWidget(self.go)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(label("Erase the record", "heading"))
        column.addWidget(wrapped(_STAYS, "muted"))
        column.addWidget(wrapped(_ELSEWHERE, "muted"))
        column.addWidget(self.left)
        column.addLayout(row)
        self.show_rep("", "")

    def show_rep(self, name: str, first_name: str) -> None:
        """Whose record it is; the line closes, unless it is open for this name."""
        if name == self._name and name:
            return
        self._name = name
        self.line.setPlaceholderText(f"{first_name}: type the name to erase it")
        self._open(asked=False)

    def wait(self, *, waiting: bool) -> None:
        """While it is erased nothing can be pressed."""
        self.setEnabled(not waiting)
        self.go.setText("Erasing …" if waiting else "Erase for good")

    def _open(self, *, asked: bool) -> None:
        self.line.clear()
        self.warn("")
        self.ask.setVisible(not asked)
        self.line.setVisible(asked)
        self.go.setVisible(asked)
        self._follow()

    def _on_asked(self) -> None:
        self._open(asked=True)
        self.asked.emit()
        self.line.setFocus()

    def warn(self, words: str) -> None:
        """Say what will be left, before it is too late to look."""
        self.left.setText(words)
        self.left.setVisible(bool(words))

    def _follow(self) -> None:
        self.go.setEnabled(self._is_right())

    def _is_right(self) -> bool:
        typed = folded(self.line.text())
        return bool(typed) and typed in (folded(self._name), *folded(self._name).split())

    def _on_entered(self) -> None:
        if self._is_right():
            self.erased.emit()
