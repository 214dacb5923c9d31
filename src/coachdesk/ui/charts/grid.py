"""Cards in two columns, or in one where there is no room for two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from coachdesk.ui import theme

_TWO_COLUMNS = 820


class CardGrid(QScrollArea):
    """A page of cards that scrolls upward and never sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        self._grid.setSpacing(16)
        self.setWidget(inside)
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
        wide = self.viewport().width() >= _TWO_COLUMNS * theme.sizes().scale
        self._columns = 2 if wide else 1
        while self._grid.count():
            self._grid.takeAt(0)
        above = int(self._head is not None)
        if self._head:
            self._grid.addWidget(self._head, 0, 0, 1, 2)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, above + index // self._columns, index % self._columns)
            card.show()
        rows = above + -(-len(self._cards) // self._columns)
        if self._foot:
            self._grid.addWidget(self._foot, rows, 0, 1, 2)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if above <= row < rows else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= _TWO_COLUMNS * theme.sizes().scale
        if (2 if wide else 1) != self._columns:
            self._arrange()
