"""What a goal says, written beside the goals: proposed anew, or changed."""

import json
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from coachdesk.desk.skills import Skill
from coachdesk.domain.due import Due
from coachdesk.domain.focus import PURPOSES
from coachdesk.domain.goals import KINDS, Goal
from coachdesk.ui.call.due_field import DueField
from coachdesk.ui.call.labelled import labelled
from coachdesk.ui.goals.figure_field import FigureField
from coachdesk.ui.kit import Field, Segmented, label
from coachdesk.ui.rep.note_editor import NoteText

_REACHES = ((None, "–"), ("within reach", "Within"), ("stretch", "Stretch"), ("far", "Far"))


class GoalForm(QWidget):
    """Only the words are needed; the rest stands filled in where it is known."""

    typed = Signal()
    entered = Signal()
    left = Signal()
    skill_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal: Goal | None = None
        self.was: dict[str, str] = {}  # the words of the goal before any typing
        self.title = label("", "heading")
        self.words = NoteText()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 20)
        self.kind = _choices("What it is about", [(kind, kind.capitalize()) for kind in KINDS])
        self.skill = _choices("Skill", [])
        self.baseline = FigureField("From")
        self.target = FigureField("To")
        self.baseline.tell("from")
        self.target.tell("to")
        self.unit = Field("Unit", "accounts, % …")
        self.when = DueField()
        self.reach = Segmented(_REACHES, "Reach")
        purposes = [(None, "–"), *((purpose, f"To {purpose}") for purpose in PURPOSES)]
        self.purpose = _choices("Purpose", purposes)
        self.proposed_by = Segmented([("coach", "Mine"), ("rep", "")], "Whose idea")
        self._whose = QWidget()
        self._lay_out()
        self._connect()

    def show_goal(
        self, goal: Goal | None, first_name: str, skills: list[Skill], today: date
    ) -> None:
        """Show a goal to be changed, or empty fields for a new one."""
        self.goal = goal
        self.was = {"words": goal.words} if goal else {}
        self.title.setText("Change the goal" if goal else "New goal")
        self.words.setAccessibleName(f"In {first_name}’s own words")
        self.words.setPlaceholderText(f"in {first_name}’s own words")
        self.proposed_by.set_text("rep", f"{first_name}’s")
        self._whose.setVisible(goal is None)
        self._fill_skills(skills, goal)
        self._put(
            [goal.words, goal.kind, goal.skill_id, goal.unit, goal.reach, goal.purpose, "coach"]
            if goal
            else ["", "skill", self.skill.itemData(0), "", None, None, "coach"]
        )
        self.baseline.show_value(goal.baseline if goal else None)
        self.target.show_value(goal.target if goal else None)
        self.when.set_today(today)
        self.when.show_due(Due(on=goal.due_on) if goal and goal.due_on else None)

    def suggest(self, skill_id: str, level: int | None, purpose: str | None) -> None:
        """What is known of a skill: where it is now is where a goal starts from."""
        self.skill.setCurrentIndex(max(0, self.skill.findData(skill_id)))
        if not self.baseline.isModified():
            self.baseline.show_value(level)
        if purpose and self.purpose.currentData() is None:
            self.purpose.setCurrentIndex(self.purpose.findData(purpose))

    @property
    def facts(self) -> dict[str, Any] | None:
        """What it says, as desk's writes take it; None where a field can't be read."""
        due = self.when.due
        for field, is_wrong in (
            (self.baseline, self.baseline.is_wrong),
            (self.target, self.target.is_wrong),
            (self.when, self.when.is_wrong or (due is not None and due.on is None)),
        ):
            if is_wrong:
                field.set_wrong(wrong=True)
                field.setFocus()
                return None
        is_skill = self.kind.currentData() == "skill"
        return {
            "words": self.words.toPlainText(),
            "kind": self.kind.currentData(),
            "skill_id": self.skill.currentData() if is_skill else None,
            "baseline": self.baseline.value,
            "target": self.target.value,
            "unit": "" if is_skill else self.unit.text().strip(),
            "due_on": due.on if due else None,
            "reach": self.reach.value,
            "purpose": self.purpose.currentData(),
        }

    @property
    def draft(self) -> str:
        """What stands in the fields, to be kept until it is entered."""
        chosen = [self.words.toPlainText(), self.kind.currentData(), self.skill.currentData(),
                  self.unit.text(), self.reach.value, self.purpose.currentData(),
                  self.proposed_by.value]  # fmt: skip
        typed = [field.text() for field in (self.baseline, self.target, self.when)]
        return json.dumps([self.was, chosen, *typed])

    def show_draft(self, draft: str) -> None:
        """Put kept words back."""
        self.was, chosen, *typed = json.loads(draft)
        self._put(chosen)
        for field, text in zip((self.baseline, self.target, self.when), typed, strict=True):
            field.put(text)
            field.setModified(bool(text))

    def _put(self, chosen: list[Any]) -> None:
        words, kind, skill_id, unit, reach, purpose, by = chosen
        self.words.setPlainText(words)
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.skill.setCurrentIndex(max(0, self.skill.findData(skill_id)))
        self.unit.setText(unit)
        self.reach.value = reach
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))
        self.proposed_by.value = by
        self._fit_kind()

    def _fill_skills(self, skills: list[Skill], goal: Goal | None) -> None:
        self.skill.clear()
        for skill in skills:
            self.skill.addItem(skill.name, skill.id)
        if goal and goal.skill_id and self.skill.findData(goal.skill_id) < 0:
            self.skill.addItem(goal.skill, goal.skill_id)  # archived meanwhile

    def _fit_kind(self) -> None:
        is_skill = self.kind.currentData() == "skill"
        self.skill.setVisible(is_skill)
        self.unit.setVisible(not is_skill)

    def _lay_out(self) -> None:
        whose = QHBoxLayout(self._whose)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.addWidget(label("Whose idea", "hint"), 1)
        whose.addWidget(self.proposed_by)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.words)
        for row in ((self.kind, self.skill), (self.baseline, self.target, self.unit)):
            column.addLayout(_beside(*row))
        column.addWidget(self.when)
        column.addLayout(labelled("Reach", self.reach))
        column.addLayout(labelled("Purpose", self.purpose))
        column.addWidget(self._whose)
        column.addStretch()

    def _connect(self) -> None:
        self.words.entered.connect(self.entered)
        self.words.left.connect(self.left)
        self.words.textChanged.connect(self.typed)
        for field in (self.baseline, self.target, self.unit, self.when):
            field.textEdited.connect(self.typed)
            field.returnPressed.connect(self.entered)
        for combo in (self.kind, self.skill, self.purpose):
            combo.activated.connect(self.typed)
        self.kind.activated.connect(self._fit_kind)
        self.skill.activated.connect(lambda: self.skill_chosen.emit(self.skill.currentData() or ""))
        for segments in (self.reach, self.proposed_by):
            segments.chosen.connect(self.typed)


def _choices(name: str, choices: list[tuple[Any, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    for value, text in choices:
        combo.addItem(text, value)
    return combo


def _beside(*fields: QWidget) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row
