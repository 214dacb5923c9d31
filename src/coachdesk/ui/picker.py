"""A panel with a line to type in, and below it what fits; Enter takes one."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit import Field, Overlay

_IN_VIEW = 7
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _IN_VIEW,
    Qt.Key.Key_PageUp: -_IN_VIEW,
}


class Picker(Overlay):
    """The cursor stays in the line; its arrow keys go along the list."""

    def __init__(
        self, name: str, hint: str, width: int, rows: "RowDelegate", window: QWidget
    ) -> None:
        super().__init__(name, window)
        self._width, self._rows = width, rows
        self._line = Field(name, hint)
        self._list = QListWidget()
        self._list.setAccessibleName("What fits")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setParent(self._list)
        self._list.setItemDelegate(rows)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._take)

    def open(self) -> None:
        """Come up with the cursor in the line."""
        self.open_over(self._width, 0, self._line)

    def show_items(self, items: list[QListWidgetItem], nothing: str) -> None:
        """List these, the first one chosen; where there are none say so, if there is a word."""
        self._list.clear()
        for item in items:
            self._list.addItem(item)
        if not items and nothing:
            told = QListWidgetItem(nothing)
            told.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(told)
        self._list.setCurrentRow(0 if items else -1)
        rows = min(self._list.count(), _IN_VIEW)
        self._list.setVisible(rows > 0)
        below = self.body.spacing() + rows * self._rows.height() + 2 if rows else 0
        self.fit(self._width, 26 + self._line.sizeHint().height() + below)

    def _take(self, item: QListWidgetItem | None) -> None:
        """Do what an item stands for; None where nothing is chosen."""
        raise NotImplementedError

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._line:
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentItem())
            return True
        if (step := _MOVES.get(Qt.Key(event.key()))) is not None:
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            return True
        return False


class RowDelegate(QStyledItemDelegate):
    """A row of the list; the chosen one stands on a rounded ground."""

    def height(self) -> int:
        """How high every row is."""
        return theme.sizes().field

    def paint_words(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw what the row says."""
        raise NotImplementedError

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().selected))
            painter.drawRoundedRect(option.rect, theme.RADIUS, theme.RADIUS)
        self.paint_words(painter, option.rect.adjusted(12, 0, -12, 0), index)
