"""Under the grid: what the cursor is on, and what can be done with it; a third asks here."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import ElidedLabel, KeyButton, hairline, label
from coachdesk.ui.kit.flow import Flow


class Foot(QWidget):
    """Two lines of words, then the buttons: of a skill, or of what to drop for it."""

    def __init__(self, skill: Sequence[QAction], drop: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name = ElidedLabel("", "name")
        self._told = label("", "hint")
        self._told.setWordWrap(True)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._name)
        words.addWidget(self._told, 1)
        self.rows = [_row(skill), _row(drop)]
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 12)
        inside.setSpacing(theme.GAP)
        inside.addLayout(words)
        for row in self.rows:
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(inside)

    def say(self, name: str, told: str, *, asks: bool = False) -> None:
        """Say what the cursor is on; `asks`: which of two is to be dropped."""
        self._name.setText(name)
        self._told.setText(told)
        for row, shown in zip(self.rows, (not asks, asks), strict=True):
            row.setVisible(shown)


def _row(actions: Sequence[QAction]) -> Flow:
    row = Flow(spacing=theme.GAP)
    for action in actions:
        row.add(KeyButton.of(action))
    return row
