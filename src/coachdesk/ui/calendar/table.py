"""Lines in columns: chosen with the arrow keys, read out whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from coachdesk.ui import theme

Index = QModelIndex | QPersistentModelIndex
_SIDE = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; one with no width takes the room that is left."""

    head: str
    width: int = 0
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row's words, a cell each, and which cells are said less loudly or as a warning."""

    cells: tuple[str, ...]
    muted: frozenset[int] = frozenset()
    warned: frozenset[int] = frozenset()


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns, self.lines = columns, list[Line]()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns)

    @override
    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in line.cells if cell)
        return line if role == Qt.ItemDataRole.UserRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return column.head if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    """Whole rows: no frame around the cell that the cursor stands in."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        table, at, palette = option.widget, index.column(), theme.current()
        assert isinstance(table, LinesTable)
        if table.selectionModel().isRowSelected(index.row()):
            painter.fillRect(option.rect, QColor(palette.selected))
        ink = palette.muted if at in line.muted else palette.text
        painter.setPen(QColor(palette.warn if at in line.warned else ink))
        painter.setFont(theme.font("text"))
        left = theme.MARGIN if at == 0 else _SIDE
        box = option.rect.adjusted(left, 0, -_SIDE, 0)
        text = painter.fontMetrics().elidedText(
            line.cells[at], Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _alignment(table.columns[at]), text)


class LinesTable(QTableView):
    """A table to read and choose from."""

    def __init__(self, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._model = _Model(columns, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.sizes().row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {theme.MARGIN}px; }}")
        for at, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Fixed if column.width else mode.Stretch)
            if column.width:
                self.setColumnWidth(at, round(column.width * _grown()))

    @property
    def lines(self) -> list[Line]:
        """What stands in it."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show others; the cursor stays about where it was."""
        row = max(0, self.currentIndex().row())
        self._model.show_lines(lines)
        if lines:
            self.selectRow(min(row, len(lines) - 1))

    def chosen(self) -> list[int]:
        """Which are selected, in their order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())


def _grown() -> float:
    """Columns grow less than their words: the room is the same."""
    return 1 + (theme.sizes().scale - 1) * 0.7


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
