"""A table that is as high as its lines: it never scrolls by itself, the page around it does."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QScrollArea, QTableView, QWidget
from typing_extensions import override

from coachdesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_LINE = 28
_AIR = "QTableView::item, QHeaderView::section { padding: 0 8px }"


class PageTable(QTableView):
    """The page follows the line one stands on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setStyleSheet(_AIR)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self, lines: int) -> None:
        """Be as high as so many lines, in the size of today's text."""
        self.setFont(theme.font("small"))
        high = round(_LINE * theme.sizes().scale)
        self.verticalHeader().setDefaultSectionSize(high)
        self.setFixedHeight(high * lines + self.horizontalHeader().sizeHint().height() + 4)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        page = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and inside and self.hasFocus():
            cell = self.visualRect(current)
            at = self.viewport().mapTo(inside, cell.center())
            page.ensureVisible(at.x(), at.y(), 0, 2 * cell.height())
