"""Cards in two columns of their own heights, or in one where there is no room for two."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui.kit.card_area import CardArea


class Columns(CardArea):
    """Pictures on the left, words on the right; it scrolls upward and never sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(self.grid.spacing())
        self._arrange()

    def show_cards(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Show these; where one side has none, the last of the other goes there."""
        if not right:
            left, right = left[:1], left[1:]
        elif not left:
            left, right = right[:1], right[1:]
        for side, cards in zip(self._sides, (left, right), strict=True):
            while side.count():
                item = side.takeAt(0)
                if item is not None and (card := item.widget()):
                    card.hide()
            for card in cards:  # words take what they need, the last of them what is left
                side.addWidget(card, int(side is self._sides[0] or card is cards[-1]))
        for card in (*left, *right):
            card.show()

    def _arrange(self) -> None:
        wide = self.is_wide
        for side in self._sides:
            self.grid.removeItem(side)
        first, second = self._sides
        self.grid.addLayout(first, 0, 0)
        self.grid.addLayout(second, 0 if wide else 1, 1 if wide else 0)
        for column in range(2):
            self.grid.setColumnStretch(column, 1 if wide or not column else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
