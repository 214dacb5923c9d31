"""The place where the skill set is made one's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.skills import (
    Skill,
    add_skill,
    archive_skill,
    archived_skills,
    edit_skill,
    move_skill,
    restore_skill,
    skills,
    times_rated,
)  # fmt: skip
from coachdesk.ui.kit import Field, Header, KeyButton, hairline
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.skills.editor import SkillEditor
from coachdesk.ui.skills.list import SkillList
from coachdesk.ui.templates.tabs import TemplateTabs


class SkillsScreen(Screen):
    """The skills in the coach's order, and the words of the one that is chosen."""

    topics = frozenset(("skill", "rating"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.list = SkillList()
        self.new = Field("Add a skill", "Add a skill …", "N")
        self._make_actions()
        self.archive_button = KeyButton.of(self.archive)
        self.bring_back_button = KeyButton.of(self.bring_back)
        self.editor = SkillEditor(
            KeyButton.of(self.up), KeyButton.of(self.down),
            self.archive_button, self.bring_back_button,
        )  # fmt: skip
        tabs = TemplateTabs("skills", self.go)
        self.header = Header("Skills", "", tabs, KeyButton.of(self.add, primary=True))
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.editor.name.setFocus)
        self.new.returnPressed.connect(self._on_new)
        self.editor.changed.connect(self._on_changed_words)

    @override
    def refresh(self) -> None:
        in_use, put_away = skills(self.session.store), archived_skills(self.session.store)
        self.list.show_skills(in_use, put_away)
        away = f" · {len(put_away)} archived" if put_away else ""
        self.header.set_title("Skills", f"{len(in_use)} in use{away}")
        self._show()

    @override
    def flush(self) -> None:
        self.editor.flush()

    def _make_actions(self) -> None:
        self.add = self.primary = self._action("Add a skill", self._ask_new, "Ctrl+Return")
        self.up = self._action("Move up", self._move_up, "Alt+Up")
        self.down = self._action("Move down", self._move_down, "Alt+Down")
        self.archive = self._action("Archive", self._archive, "Del", on_list=True)
        self.bring_back = self._action("Bring back", self._bring_back)
        self.history = self._action("What it said before …", self._show_history, "H", on_list=True)
        self._action("Name a new skill", self._ask_new, "N", on_list=True, listed=False)

    def _action(
        self, text: str, do: Callable[[], object], key: str = "", *, on_list: bool = False,
        listed: bool = True,
    ) -> QAction:  # fmt: skip
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(do)
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut
            if on_list
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        if listed:
            self.addAction(action)
        if on_list:
            self.list.addAction(action)
        return action

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 8, 12, 12)
        below.addWidget(self.new)
        left.addLayout(below)
        self.pane = QScrollArea()
        self.pane.setProperty("role", "surface")
        self.pane.setWidgetResizable(True)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setWidget(self.editor)
        side = QWidget()
        side.setProperty("role", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side, 2)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.pane, 5)
        lay_page(self, self.header, row)

    def _show(self) -> None:
        """Show the chosen skill, and what can be done with it."""
        skill = self.list.current()
        self.editor.setEnabled(skill is not None)
        if skill is None:
            return
        self.editor.show_skill(skill, self._told(skill))
        away = skill.archived_on is not None
        place, count = self.list.currentRow(), self.list.in_use
        self.up.setEnabled(not away and place > 0)
        self.down.setEnabled(not away and place < count - 1)
        for action, button, shown in (
            (self.archive, self.archive_button, not away),
            (self.bring_back, self.bring_back_button, away),
        ):
            action.setEnabled(shown)
            action.setVisible(shown)
            button.setVisible(shown)

    def _told(self, skill: Skill) -> str:
        if skill.archived_on:
            return "Archived: no call asks for it any more. What was rated stays as it was."
        count = times_rated(self.session.store, skill.id)
        if not count:
            return "Not rated yet."
        times = "once" if count == 1 else f"{count:,} times"
        return f"Rated {times}. Those ratings keep the words they were made with."

    def _on_chosen(self) -> None:
        self.flush()  # what stands in the fields is the other skill's
        self._show()

    def _on_new(self) -> None:
        if changes := self.session.do(add_skill, name=self.new.text(), initiator=self):
            self.new.setText("")
            self.refresh()
            self.list.choose(changes.id)
            self.editor.anchors[0].setFocus()

    def _on_changed_words(self, words: dict[str, object]) -> None:
        skill = self.editor.skill
        if skill is None:
            return
        done = self.session.do(edit_skill, skill_id=skill.id, initiator=self, **words)
        self.editor.name.set_wrong(wrong=done is None and "name" in words)
        if done is not None:
            self.refresh()

    def _ask_new(self) -> None:
        self.new.setFocus()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if skill := self.list.current():
            self.flush()
            self.session.do(move_skill, skill_id=skill.id, by=by, initiator=self)
            self.refresh()

    def _archive(self) -> None:
        if skill := self.list.current():
            self.flush()
            if self.session.do(archive_skill, skill_id=skill.id):
                self.session.say(f"{skill.name} archived", partial(self._restore, skill.id))

    def _show_history(self) -> None:
        if skill := self.list.current():
            from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

            self.flush()
            title = f"What the levels of {skill.name} have said"
            show_history(self.session, title, "skill", skill.id, self.window())

    def _bring_back(self) -> None:
        if skill := self.list.current():
            self._restore(skill.id)

    def _restore(self, skill_id: str) -> None:
        self.session.do(restore_skill, skill_id=skill_id)
