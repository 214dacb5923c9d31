"""The list of skills, those in use first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from coachdesk.desk.skills import Skill
from coachdesk.ui import theme


class SkillList(QListWidget):
    """Names to choose from; what is archived stands below, and says so."""

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.in_use = 0
        self._skills: list[Skill] = []
        self.setAccessibleName("Skills")
        self.setProperty("role", "names")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(lambda _: self.chosen.emit())
        self.itemActivated.connect(lambda _: self.opened.emit())

    def current(self) -> Skill | None:
        """The skill that is chosen."""
        row = self.currentRow()
        return self._skills[row] if 0 <= row < len(self._skills) else None

    def choose(self, skill_id: str) -> None:
        """Choose a skill by its id."""
        ids = [skill.id for skill in self._skills]
        if skill_id in ids:
            self.setCurrentRow(ids.index(skill_id))

    def show_skills(self, in_use: Sequence[Skill], put_away: Sequence[Skill]) -> None:
        """Show them anew; the chosen one stays chosen."""
        before, row = self.current(), self.currentRow()
        self.blockSignals(True)
        self.clear()
        self.in_use, self._skills = len(in_use), [*in_use, *put_away]
        for skill in self._skills:
            self.addItem(self._item(skill))
        self.setCurrentRow(min(max(row, 0), len(self._skills) - 1))
        if before:
            self.choose(before.id)
        self.blockSignals(False)

    def _item(self, skill: Skill) -> QListWidgetItem:
        item = QListWidgetItem(skill.name)
        item.setSizeHint(QSize(0, theme.sizes(self).row))
        item.setToolTip(skill.name if len(skill.name) > 30 else "")
        if skill.archived_on:
            item.setText(f"{skill.name} · archived")
            item.setForeground(QColor(theme.current(self).muted))
        return item
