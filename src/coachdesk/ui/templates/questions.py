"""The bank of questions: by skill, and by the step of the talk."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.skills import skills
from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane
from coachdesk.ui.kit import hairline
from coachdesk.ui.templates.line_list import LineList
from coachdesk.ui.templates.page import ListsScreen

_HINTS = {
    "goal": "Where to?",
    "reality": "Where are you now?",
    "options": "What else could you do?",
    "will": "What will you do?",
}
_SKILL = Qt.ItemDataRole.UserRole


class QuestionsScreen(ListsScreen):
    """Questions on any skill first, then those on each skill in use."""

    topics = frozenset(("template", "skill"))
    place = "questions"
    title = "Questions"

    @override
    def made_lists(self) -> list[LineList]:
        return [
            LineList(self.session, "question", part.capitalize(), hint, part=part)
            for part, hint in _HINTS.items()
        ]

    @override
    def body(self) -> QWidget:
        self.skills = QListWidget()
        self.skills.setAccessibleName("Questions on")
        self.skills.setProperty("role", "names")
        self.skills.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.skills.currentRowChanged.connect(self._on_skill_chosen)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for each in self.lists:
            column.addWidget(each)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.skills, 2)
        row.addWidget(hairline(upright=True))
        row.addWidget(pane(inside, "surface"), 7)
        return whole

    @override
    def refresh(self) -> None:
        self._show_skills()
        super().refresh()

    def _show_skills(self) -> None:
        named: list[tuple[str, str | None]] = [("On any skill", None)]
        named += [(skill.name, skill.id) for skill in skills(self.session.store)]
        items = (self.skills.item(row) for row in range(self.skills.count()))
        if named == [(item.text(), item.data(_SKILL)) for item in items]:
            return
        chosen = self._skill_id
        self.skills.blockSignals(True)
        self.skills.clear()
        for name, skill_id in named:
            item = QListWidgetItem(name)
            item.setData(_SKILL, skill_id)
            item.setSizeHint(QSize(0, theme.sizes(self).row))
            item.setToolTip(name)
            self.skills.addItem(item)
        at = next((row for row, (_, id) in enumerate(named) if id == chosen), 0)
        self.skills.setCurrentRow(at)
        self.skills.blockSignals(False)
        self._on_skill_chosen()

    @property
    def _skill_id(self) -> str | None:
        item = self.skills.currentItem()
        skill_id: str | None = item.data(_SKILL) if item else None
        return skill_id

    def _on_skill_chosen(self) -> None:
        for each in self.lists:
            each.show_skill(self._skill_id)
