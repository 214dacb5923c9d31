"""Where the time of each week went; a figure that is wrong is typed over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from coachdesk.domain.days import listed
from coachdesk.domain.findings import clock
from coachdesk.domain.spent import CATEGORIES, Spent
from coachdesk.ui.numbers.page_table import PageTable

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEADERS = ("Week of", *(name.capitalize() for name in CATEGORIES), "All")
_LAST = len(_HEADERS) - 1


class TimeModel(QAbstractTableModel):
    """A line a week; what is typed into a figure goes to whoever keeps it."""

    typed = Signal(int, str, str)  # row, category, what was typed

    def __init__(self) -> None:
        super().__init__()
        self.weeks: list[Spent] = []
        self._today = date.min

    def show_weeks(self, weeks: Sequence[Spent], today: date) -> None:
        """Show these; where they are as many as before, a figure being typed stays open."""
        if len(weeks) == len(self.weeks):
            self.weeks, self._today = list(weeks), today
            self.dataChanged.emit(self.index(0, 0), self.index(len(weeks) - 1, _LAST))
            return
        self.beginResetModel()
        self.weeks, self._today = list(weeks), today
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.weeks)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        here = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        has_begun = self.weeks[index.row()].period.first <= self._today
        editable = 0 < index.column() < _LAST and has_begun
        return here | Qt.ItemFlag.ItemIsEditable if editable else here

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        week, column = self.weeks[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._said(week, column)
            case Qt.ItemDataRole.EditRole if 0 < column < _LAST:
                return clock(week.minutes[CATEGORIES[column - 1]])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column else _LEFT
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return _tip(week, column)
        return None

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and value != self.data(index, role):
            self.typed.emit(index.row(), CATEGORIES[index.column() - 1], str(value))
        return False  # the page draws what is kept

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADERS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section else _LEFT
        return None

    def _said(self, week: Spent, column: int) -> str:
        if column == 0:
            return listed(week.period.first, self._today)
        if week.period.first > self._today:
            return ""
        if column == _LAST:
            return clock(week.total)
        name = CATEGORIES[column - 1]
        return clock(week.minutes[name]) + (" *" if name in week.by_hand else "")


class TimeTable(PageTable):
    """The weeks' figures; Enter, F2 or typing corrects one."""

    typed = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Time by category and week", parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.times = TimeModel()
        self.times.typed.connect(self.typed)
        self.setModel(self.times)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_weeks(self, weeks: Sequence[Spent], today: date) -> None:
        """Show these."""
        self.times.show_weeks(weeks, today)
        self.fit(len(weeks))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and self.state() == self.State.NoState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _tip(week: Spent, column: int) -> str:
    if not 0 < column < _LAST:
        return ""
    name = CATEGORIES[column - 1]
    more = week.by_hand.get(name)
    if more is None:
        return "From calls, field days and the calendar. Type over it to correct it."
    sign = "+" if more > 0 else "–"
    return f"The records say {clock(week.records[name])}, corrected by {sign}{clock(abs(more))}."
