"""Which rows are meant: everybody's, or only those where a column says something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from coachdesk.domain.table import Table
from coachdesk.exchange.draft import values_of
from coachdesk.ui import theme
from coachdesk.ui.kit import label

_MOST = 500  # a column with more values is no group that anyone would choose
_EVERYBODY = "all rows"


class RowsChoice(QWidget):
    """Take [all rows], or [manager] is [Kim]."""

    chosen = Signal(object)  # a tuple of (column, value)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column, self.value = QComboBox(), QComboBox()
        self.column.setAccessibleName("Take only rows by the column")
        self.value.setAccessibleName("Take only rows with")
        self._is = label("is", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(label("Take", "muted"))
        for widget in (self.column, self._is, self.value):
            row.addWidget(widget)
        row.addStretch()
        for box in (self.column, self.value):
            box.setFixedWidth(round(184 * theme.sizes().scale))
        self._table: Table | None = None
        self.column.currentIndexChanged.connect(self._on_column)
        self.value.currentIndexChanged.connect(self._on_value)

    def show_table(self, table: Table) -> None:
        """Offer its columns; a new table begins with all rows."""
        if table is self._table:
            return
        self._table = table
        self.column.blockSignals(True)
        self.column.clear()
        self.column.addItems([_EVERYBODY, *table.header])
        self.column.blockSignals(False)
        self._offer(0)

    def _offer(self, at: int) -> None:
        values = values_of(self._table, at - 1)[:_MOST] if at and self._table else []
        self.value.blockSignals(True)
        self.value.clear()
        self.value.addItems(values)
        self.value.setCurrentIndex(-1)
        self.value.setPlaceholderText("choose …")
        self.value.blockSignals(False)
        for widget in (self._is, self.value):
            widget.setVisible(bool(at))

    def _on_column(self, at: int) -> None:
        self._offer(at)
        self.chosen.emit(())

    def _on_value(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(((self.column.currentIndex() - 1, self.value.currentText()),))
