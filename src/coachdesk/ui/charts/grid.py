"""Cards in two columns, or in one where there is no room for two."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.ui.kit.card_area import CardArea


class CardGrid(CardArea):
    """A page of cards that scrolls upward and never sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._foot: QWidget | None = None
        self._head: QWidget | None = None
        self._columns = 0

    def show_cards(
        self,
        cards: Sequence[QWidget],
        foot: QWidget | None = None,
        head: QWidget | None = None,
    ) -> None:
        """Show these in this order, between a head and a foot; others are put away."""
        self._foot, self._head = foot, head
        for card in self._cards:
            if card not in cards:
                card.hide()
        if list(cards) != self._cards:
            self._cards = list(cards)
            self._arrange()

    def _arrange(self) -> None:
        self._columns = 2 if self.is_wide else 1
        while self.grid.count():
            self.grid.takeAt(0)
        above = int(self._head is not None)
        if self._head:
            self.grid.addWidget(self._head, 0, 0, 1, 2)
        for index, card in enumerate(self._cards):
            self.grid.addWidget(card, above + index // self._columns, index % self._columns)
            card.show()
        rows = above + -(-len(self._cards) // self._columns)
        if self._foot:
            self.grid.addWidget(self._foot, rows, 0, 1, 2)
        for row in range(self.grid.rowCount()):
            self.grid.setRowStretch(row, 1 if above <= row < rows else 0)
        for column in range(2):
            self.grid.setColumnStretch(column, 1 if column < self._columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (2 if self.is_wide else 1) != self._columns:
            self._arrange()
