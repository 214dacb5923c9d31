"""The focus plan behind its view: reps × skills, and each cell in words."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.focus_plan import FocusPlan, Held, PlanRow
from coachdesk.domain.days import listed

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class PlanModel(QAbstractTableModel):
    """A row a rep; the name first, then a column a skill."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan: FocusPlan | None = None
        self.dropping: str | None = None  # the rep who is asked which to drop

    @property
    def rows(self) -> list[PlanRow]:
        """The reps, in the order they stand in."""
        return list(self.plan.rows) if self.plan else []

    def show_plan(self, plan: FocusPlan) -> None:
        """Show another plan, or the same anew."""
        before = self.plan
        shape = before and ([row.rep_id for row in before.rows], before.skills)
        if shape == ([row.rep_id for row in plan.rows], plan.skills):
            self.plan = plan
            self.tell_changed()
            return
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def tell_changed(self) -> None:
        """All of it is to be drawn anew."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def held(self, index: Index) -> Held | None:
        """What a cell's skill is planned for, now or at another time of the period."""
        if self.plan is None or index.column() == 0:
            return None
        skill_id = self.plan.skills[index.column() - 1][0]
        return self.plan.rows[index.row()].of(skill_id, self.plan.on)

    def words(self, index: Index) -> str:
        """A cell in words: a purpose, the days where it is another time, else a level."""
        assert self.plan is not None
        row = self.plan.rows[index.row()]
        if index.column() == 0:
            return row.name
        held, on = self.held(index), self.plan.on
        if held is None:
            level = row.levels.get(self.plan.skills[index.column() - 1][0])
            return str(level) if level else ""
        if held.holds(on):
            return held.purpose or "focus"
        if held.starts_on > on:
            return f"from {listed(held.starts_on, on)}"
        assert held.ends_on is not None
        return f"until {listed(held.ends_on, on)}"

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.plan is None else len(self.plan.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.plan is None else 1 + len(self.plan.skills)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole:
            return self.words(index)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return self._told(index)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.plan is None:
            return None
        _, name, short = self.plan.skills[section - 1] if section else ("", "Rep", "Rep")
        if role == Role.DisplayRole:
            return short
        return name if role == Role.ToolTipRole else None

    def _told(self, index: Index) -> str:
        assert self.plan is not None
        row = self.plan.rows[index.row()]
        if index.column() == 0:
            return f"{row.name}\nplanned to mend only for 90 days" if row.mends_only else row.name
        skill_id, name, _ = self.plan.skills[index.column() - 1]
        level = row.levels.get(skill_id)
        parts = [f"{row.name}, {name}"]
        if self.held(index):
            parts.append(self.words(index))
        parts.append(f"last rated {level}" if level else "not rated in a year")
        return "\n".join(parts)
