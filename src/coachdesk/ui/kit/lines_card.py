"""A card of lines, each with a word below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.kit.boxes import Card
from coachdesk.ui.kit.labels import hairline, wrapped


class LinesCard(Card):
    """Lines one below the other, each with a word below it."""

    def __init__(self, title: str, detail: str = " ", parent: QWidget | None = None) -> None:
        super().__init__(title, detail, parent)
        self._lines: QWidget | None = None
        self.body.addStretch(1)

    def set_title(self, title: str, detail: str) -> None:
        """Say anew what the lines are."""
        self.title.setText(title)
        self.detail.setText(detail)

    def show_lines(
        self, lines: Sequence[tuple[str, str]], role: str = "", *, ruled: bool = True
    ) -> None:
        """Show these in place of those before."""
        if self._lines is not None:
            self.body.removeWidget(self._lines)
            self._lines.deleteLater()
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, (words, below) in enumerate(lines):
            if at and ruled:
                column.addSpacing(8)
                column.addWidget(hairline())
            column.addSpacing(8 if ruled else 14)
            column.addWidget(wrapped(words, role))
            if below:
                column.addWidget(wrapped(below, "hint"))
        self.body.insertWidget(self.body.count() - 1, self._lines)
