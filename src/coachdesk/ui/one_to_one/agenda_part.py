"""What the talk is about: open steps to tick, what became of others, results, goals."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.desk.agenda import Agenda
from coachdesk.desk.one_to_one import Talk
from coachdesk.desk.step import Step
from coachdesk.domain.agenda import calls_said, month_said, quota_said
from coachdesk.domain.days import said
from coachdesk.ui.goals.part import GoalsPart
from coachdesk.ui.kit import label, wrapped
from coachdesk.ui.session import Session
from coachdesk.ui.step.deeds import StepDeeds
from coachdesk.ui.step.row import StepRow


class AgendaPart(QWidget):
    """Drawn anew only where what it says has changed, and nobody writes in it."""

    goals_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = StepDeeds(session, self)
        self._seen: object = None
        self._body: QWidget | None = None
        self.rows: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_agenda(self, talk: Talk, agenda: Agenda, today: date) -> None:
        """Draw it, unless a line on a step is being written."""
        seen = (talk.ride_id, agenda, today)
        open_ids = {row.id for row in self.rows if row.is_open}
        if seen == self._seen or open_ids & {step.id for step in agenda.steps}:
            return
        self._seen = seen
        focused = QApplication.focusWidget()
        held = next((row.id for row in self.rows if focused and row.isAncestorOf(focused)), None)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = [self._row(step, talk.first_name, today) for step in agenda.steps]
        self._fill(column, talk, agenda, today)
        self._put(body, held)

    def close_lines(self) -> bool:
        """Leave every step as it was; whether one was being written on."""
        written = [row for row in self.rows if row.is_open]
        for row in written:
            row.close_line()
        return bool(written)

    def _fill(self, column: QVBoxLayout, talk: Talk, agenda: Agenda, today: date) -> None:
        name = talk.first_name
        _section(column, "", [wrapped(question, "note") for question in agenda.questions])
        _section(column, "You owe", [row for row in self.rows if row.step.mine])
        _section(column, f"{name} will", [row for row in self.rows if not row.step.mine])
        if kept := agenda.promises.said(name):
            column.addWidget(wrapped(kept, "hint"))
        since = [_closed(step, name) for step in agenda.closed]
        told = [calls_said(agenda.calls), *map(month_said, agenda.months),
                *map(quota_said, agenda.quotas)]  # fmt: skip
        if any(told):
            since.append(wrapped(" · ".join(filter(None, told)), "muted"))
        when = "last time" if talk.last_on else said(agenda.since, today)
        _section(column, f"Since {when}", since)
        if not (column.count() or agenda.goals):
            column.addWidget(wrapped(f"Nothing is open with {name} yet.", "muted"))
        if not agenda.questions:
            column.addSpacing(12)
            column.addWidget(self._goals(agenda, name, today))

    def _goals(self, agenda: Agenda, name: str, today: date) -> GoalsPart:
        part = GoalsPart(brief=True)
        part.show_goals(agenda.goals, name, today)
        part.opened.connect(self.goals_asked)
        return part

    def _row(self, step: Step, name: str, today: date) -> StepRow:
        row = StepRow(step, name, today)
        self._deeds.tend(row)
        return row

    def _put(self, body: QWidget, held: str | None) -> None:
        before, focused = self._body, QApplication.focusWidget()
        self._body = body
        self._column.addWidget(body)
        if before is None:
            return
        self._column.removeWidget(before)
        before.hide()
        if focused and before.isAncestorOf(focused) and self.rows:
            still = (row for row in self.rows if row.id == held)
            next(still, self.rows[0]).box.setFocus()  # else the next thing to talk about
        before.deleteLater()  # not at once: one of its fields may be what was pressed


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


def _section(column: QVBoxLayout, title: str, parts: Sequence[QWidget]) -> None:
    if not parts:
        return
    if column.count():
        column.addSpacing(12)
    if title:
        column.addWidget(label(title, "heading"))
    for part in parts:
        column.addWidget(part)
