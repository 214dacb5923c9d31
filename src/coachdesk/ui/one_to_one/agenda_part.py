"""What the talk is about: open steps to tick, what became of others, results, goals."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.agenda import Agenda
from coachdesk.desk.one_to_one import Talk
from coachdesk.desk.step import Step
from coachdesk.domain.agenda import calls_said, month_said, quota_said
from coachdesk.domain.days import said
from coachdesk.ui.goals.part import GoalsPart
from coachdesk.ui.kit import label, wrapped
from coachdesk.ui.session import Session
from coachdesk.ui.step.owed import OwedSteps


class AgendaPart(QWidget):
    """The steps keep the cursor; the rest is drawn anew where it has changed."""

    goals_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: object = None
        self._body: QWidget | None = None
        self.steps = OwedSteps(session)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.steps)

    def show_agenda(self, talk: Talk, agenda: Agenda, today: date) -> None:
        """Draw it."""
        self.steps.setVisible(not agenda.questions)
        self.steps.show_steps(agenda.steps, talk.first_name, today)
        seen = (talk, agenda, today)
        if seen == self._seen:
            return
        self._seen = seen
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._fill(column, talk, agenda, today)
        self._column.addWidget(body)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()  # not at once: its link may be what was pressed
        self._body = body

    def _fill(self, column: QVBoxLayout, talk: Talk, agenda: Agenda, today: date) -> None:
        name = talk.first_name
        if agenda.questions:
            for question in agenda.questions:
                column.addWidget(wrapped(question, "note"))
            return
        if kept := agenda.promises.said(name):
            column.addWidget(wrapped(kept, "hint"))
            column.addSpacing(12)
        since = [_closed(step, name) for step in agenda.closed]
        told = [calls_said(agenda.calls), *map(month_said, agenda.months),
                *map(quota_said, agenda.quotas)]  # fmt: skip
        if any(told):
            since.append(wrapped(" · ".join(filter(None, told)), "muted"))
        if since:
            when = "last time" if talk.last_on else said(agenda.since, today)
            column.addWidget(label(f"Since {when}", "heading"))
        for part in since:
            column.addWidget(part)
        column.addSpacing(12 if since else 0)
        goals = GoalsPart(brief=True)
        goals.show_goals(agenda.goals, name, today)
        goals.opened.connect(self.goals_asked)
        column.addWidget(goals)


def _closed(step: Step, name: str) -> QWidget:
    """A step that was ended since: what, and what became of it by whom."""
    whose = "me" if step.mine else name
    told = [f"{step.result}, {whose}", step.result_note]
    return _two(step.what, " · ".join(filter(None, told)))


def _two(words: str, hint: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(0)
    column.addWidget(wrapped(words))
    if hint:
        column.addWidget(wrapped(hint, "hint"))
    return box
