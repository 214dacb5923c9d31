"""A question to ask: the bank, by the step of the talk and the skill, used ones marked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.questions import Question, ask, asked_in, questions, unask
from coachdesk.domain.days import said
from coachdesk.domain.templates import GROW
from coachdesk.store.store import Store
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.debrief.skill_choice import SkillChoice
from coachdesk.ui.kit import Link, Segmented, label, wrapped
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session


class QuestionRow(QWidget):
    """A question; its tick says that it was asked."""

    ticked = Signal(object, bool)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.tick = QCheckBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)  # a box to tick keeps its own distance
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        words = wrapped(question.text)
        self._used = label("", "hint")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self._used)
        row.addLayout(column, 1)
        self.tick.clicked.connect(self._on_ticked)

    def show_used(self, question: Question, told: str) -> None:
        """Say whether and when it was asked."""
        self.question = question
        self.tick.setChecked(question.asked_id is not None)
        self.tick.setAccessibleName(", ".join(filter(None, (question.text, told))))
        self._used.setText(told)
        self._used.setVisible(bool(told))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.tick.click()  # pressing the words ticks their box

    def _on_ticked(self) -> None:
        self.ticked.emit(self.question, self.tick.isChecked())


class QuestionPanel(Panel):
    """The rep finds it: what to ask, step by step."""

    title = "A question to ask"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.skill = SkillChoice()
        self.step = Segmented([(part, part.capitalize()) for part in GROW], "Step of the talk")
        self.rows: list[QuestionRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._change = Link("Change these questions …", small=True)
        self.column.addWidget(self.skill)
        self.column.addWidget(self.step)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._change)
        self.skill.currentIndexChanged.connect(self._draw)
        self.step.chosen.connect(self._draw)
        self._change.clicked.connect(partial(self.asked_to_go.emit, Destination("questions")))

    @staticmethod
    @override
    def summary(store: Store, call: Curbside) -> str:
        count = len(asked_in(store, call.call_id))
        return f"{count} asked" if count else ""

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        skill = [] if self.skill.isHidden() else [self.skill]
        ticks = [row.tick for row in self.rows]
        return [*skill, *self.step.findChildren(QPushButton), *ticks, self._change]

    @property
    @override
    def first(self) -> QWidget:
        return self.rows[0].tick if self.rows else self.step.button

    @override
    def refresh(self, call: Curbside) -> None:
        super().refresh(call)
        self.skill.show_call(call)
        self._draw()

    def _draw(self) -> None:
        if self.call is None:
            return
        found = questions(
            self.session.store,
            rep_id=self.call.rep_id,
            part=str(self.step.value),
            skill_id=self.skill.skill_id,
            call_id=self.call.call_id,
        )
        if [each.id for each in found] != [row.question.id for row in self.rows]:
            self._fill(found)
        for row, question in zip(self.rows, found, strict=True):
            row.show_used(question, self._told(question))

    def _fill(self, found: list[Question]) -> None:
        clear(self._lines)
        self.rows = [QuestionRow(question) for question in found]
        for row in self.rows:
            row.ticked.connect(self._on_ticked)
            self._lines.addWidget(row)

    def _told(self, question: Question) -> str:
        if question.asked_id:
            return "asked in this talk"
        today = self.session.today()
        return f"last asked {said(question.asked_on, today)}" if question.asked_on else ""

    def _on_ticked(self, question: Question, asked: bool) -> None:
        if asked:
            self.session.do(ask, question=question, **self.where)
        elif question.asked_id:
            self.session.do(unask, asked_id=question.asked_id)
