"""The Team table behind its view: rows as they were read, sorted and filtered by a proxy."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from typing_extensions import override

from coachdesk.desk.roster_rows import RosterRow
from coachdesk.domain.identity import folded
from coachdesk.ui.team.columns import NAME, Column, columns_for

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

SORT_ROLE = Role.UserRole + 1
PLACE_ROLE = Role.UserRole + 2
_NOWHERE = QModelIndex()
_USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _USUAL | Qt.ItemFlag.ItemIsEditable


class RosterModel(QAbstractTableModel):
    """A row a rep, and the place of each in the order of who is next."""

    edited = Signal(object, object, object)  # the row, the column, what was entered

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RosterRow] = []
        self.places: dict[str, int] = {}
        self.columns: list[Column] = columns_for([])
        self.today = date.min

    def are_the_same(self, rows: list[RosterRow]) -> bool:
        """Whether these are the people and columns that are shown already."""
        same = {row.id for row in rows} == {row.id for row in self.rows}
        return same and columns_for(rows) == self.columns

    def show_rows(self, rows: list[RosterRow], today: date) -> None:
        """Show these; where they are the same people, nothing moves but what changed."""
        before, self.places = self.places, {row.id: place for place, row in enumerate(rows)}
        if not rows or not self.are_the_same(rows):
            self.beginResetModel()
            self.rows, self.columns, self.today = rows, columns_for(rows), today
            self.endResetModel()
            return
        by_id = {row.id: row for row in rows}
        old, self.rows = self.rows, [by_id[row.id] for row in self.rows]
        last, everything = len(self.columns) - 1, today != self.today or before != self.places
        self.today = today
        if everything:  # at once: places that are set one by one would be sorted by half of them
            self.dataChanged.emit(self.index(0, 0), self.index(len(old) - 1, last))
            return
        for at, (was, row) in enumerate(zip(old, self.rows, strict=True)):
            if row != was:
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (SORT_ROLE, PLACE_ROLE):
            return column.sort(row) if role == SORT_ROLE else self.places[row.id]
        if role in (Role.DisplayRole, Role.EditRole):
            return column.words(row, self.today)
        if role == Role.UserRole:
            return row
        if role == Role.AccessibleTextRole:
            return f"{column.header}: {column.words(row, self.today)}"
        if role == Role.ToolTipRole and column.tip:
            return column.tip(row, self.today)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.header
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _EDITABLE if self.columns[index.column()].edit else _USUAL

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        self.edited.emit(self.rows[index.row()], self.columns[index.column()], value)
        return True


class RosterProxy(QSortFilterProxyModel):
    """Sorts by any column, and keeps the rows in which every word of the filter begins one."""

    def __init__(self, model: RosterModel) -> None:
        super().__init__(model)
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)
        self._model = model
        self._words: list[str] = []
        self.by: Column | None = None  # none: in the order of who is next, as they were read
        self.falling = False
        model.modelReset.connect(self.put_in_order)

    def line_of(self, rep_id: str) -> int:
        """In which line a rep stands, or -1."""
        for at, row in enumerate(self._model.rows):
            if row.id == rep_id:
                return self.mapFromSource(self._model.index(at, 0)).row()
        return -1

    def sort_by(self, column: Column) -> None:
        """Sort by a column; by the same one again: the other way round.

        The names' third click is the order of who is next again.
        """
        turned = column == self.by and self.falling != column.falling
        if column == NAME and turned:
            self.sort_by_next()
            return
        self.falling = not self.falling if column == self.by else column.falling
        self.by = column
        self.put_in_order()

    def sort_by_next(self) -> None:
        """The order in which they were read: whom to coach next first."""
        self.by, self.falling = None, False
        self.put_in_order()

    def put_in_order(self) -> None:
        """Sort as chosen, also after the columns have changed."""
        if self.by not in self._model.columns:
            self.by, self.falling = None, False
        order = Qt.SortOrder.DescendingOrder if self.falling else Qt.SortOrder.AscendingOrder
        self.setSortRole(SORT_ROLE if self.by else PLACE_ROLE)
        self.sort(self._model.columns.index(self.by) if self.by else 0, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._model.columns) - 1)

    def filter_by(self, text: str) -> None:
        """Keep the reps whose name, territory, tier or focus skill have these beginnings."""
        self._words = folded(text).split()
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._model.rows[source_row]
        said = folded(f"{row.name} {row.territory} {row.tier} {row.focus}").split()
        return all(any(part.startswith(word) for part in said) for word in self._words)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        told = super().headerData(section, orientation, role)
        if role == Role.DisplayRole and self.by is None and section == 0:
            return "Who is next ▾"
        if role == Role.DisplayRole and self._model.columns[section] == self.by:
            return f"{told} {'▾' if self.falling else '▴'}"
        return told
