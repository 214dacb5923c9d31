"""The page's table: a line a rep, the team's last, as high as it has lines."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from coachdesk.domain.numbers import SHOWN
from coachdesk.ui import theme
from coachdesk.ui.numbers.page_table import PageTable

_Index = QModelIndex | QPersistentModelIndex
_NAME, _FOCUS = 0, len(SHOWN) - 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RepNumbersModel(QAbstractTableModel):
    """The lines as they are read."""

    def __init__(self, lines: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.lines = lines

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(SHOWN)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.lines[row][column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.FontRole if row == len(self.lines) - 1:
                return theme.font("small", QFont.Weight.DemiBold)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return SHOWN[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
        return None


class RepTable(PageTable):
    """Read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Numbers by rep", parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def show_lines(self, lines: list[tuple[str, ...]]) -> None:
        """Show these, and stand where one stood."""
        row = self.currentIndex().row()
        self.setModel(RepNumbersModel(lines))
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.ResizeToContents)
        for column in (_NAME, _FOCUS):
            header.setSectionResizeMode(column, mode.Stretch)
        self.fit(len(lines))
        if 0 <= row < len(lines):
            self.setCurrentIndex(self.model().index(row, 0))


def _side(column: int) -> Qt.AlignmentFlag:
    return _LEFT if column in (_NAME, _FOCUS) else _RIGHT
