"""The table behind a picture, in its place."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from coachdesk.domain.charts import Cell, Chart
from coachdesk.exchange.tables_out import OutCell, as_clipboard_text
from coachdesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NAMES = ("Rep", "Account", "Tier")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartModel(QAbstractTableModel):
    """A chart's rows, read only."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.chart.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.chart.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.chart.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(cell, int | float):
            return _RIGHT
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.chart.columns[section]
        return None


class ChartTable(QTableView):
    """The rows of a chart; Ctrl+C copies those selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 0 6px }")

    def show_chart(self, chart: Chart) -> None:
        """Show these rows."""
        self._chart = chart
        self.setFont(theme.font("small"))
        self.setModel(ChartModel(chart))
        self.setAccessibleName(f"{chart.title}, as a table")
        self.setAccessibleDescription(chart.finding)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.ResizeToContents)
        header.setSectionResizeMode(_roomiest(chart), mode.Stretch)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._chart:
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            copy(self._chart, chosen or None)
        else:
            super().keyPressEvent(event)


def _roomiest(chart: Chart) -> int:
    """The column that takes what room is left, and is elided where there is none: the names."""
    for column, cell in enumerate(chart.rows[0] if chart.rows else ()):
        if isinstance(cell, str) and chart.columns[column] in _NAMES:
            return column
    return len(chart.columns) - 1


def shown(cell: Cell) -> str:
    """A cell as it stands in the window."""
    if cell is None:
        return ""
    return f"{cell:,.0f}" if isinstance(cell, int | float) else str(cell)


def out_rows(chart: Chart, chosen: list[int] | None = None) -> list[list[OutCell]]:
    """The rows as they leave the program: dates as ISO text, figures as figures."""
    rows = chart.rows if chosen is None else [chart.rows[i] for i in chosen]
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows]


def copy(chart: Chart, chosen: list[int] | None = None) -> None:
    """Put the table, or some rows of it, on the clipboard."""
    QGuiApplication.clipboard().setText(as_clipboard_text(chart.columns, out_rows(chart, chosen)))
