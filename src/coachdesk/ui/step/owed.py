"""What is still open with a rep, where it is talked about: mine first, each ended in place."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.step import Step, close_step, reopen_step
from coachdesk.domain.audience import Audience
from coachdesk.ui.kit import label
from coachdesk.ui.session import Session
from coachdesk.ui.step.row import StepRow


class OwedSteps(QWidget):
    """Drawn anew only where it says something else, and nobody writes in it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: object = None
        self._body: QWidget | None = None
        self.rows: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_steps(self, steps: Sequence[Step], first_name: str, today: date) -> None:
        """Draw these under whose they are."""
        seen = (tuple(steps), first_name, today)
        written = {row.id for row in self.rows if row.is_open}
        if seen == self._seen or written & {step.id for step in steps}:
            return
        self._seen = seen
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = [self._row(step, first_name, today) for step in steps]
        for title, mine in (("You owe", True), (f"{first_name} will", False)):
            rows = [row for row in self.rows if row.step.mine == mine]
            if rows:
                column.addWidget(label(title, "heading"))
            for row in rows:
                column.addWidget(row)
        if not steps:
            column.addWidget(label("Nothing is left open.", "hint"))
        self._put(body)

    def _row(self, step: Step, first_name: str, today: date) -> StepRow:
        row = StepRow(step, first_name, today)
        row.ended.connect(self._on_ended)
        row.audience_chosen.connect(self._on_audience)
        row.history_asked.connect(self._show_history)
        return row

    def _put(self, body: QWidget) -> None:
        """In the place of what stood here; the focus goes on to the next step."""
        before, focused = self._body, QApplication.focusWidget()
        self._body = body
        self._column.addWidget(body)
        if before is None:
            return
        self._column.removeWidget(before)
        before.hide()
        if focused and before.isAncestorOf(focused) and self.rows:
            self.rows[0].box.setFocus()
        before.deleteLater()  # not at once: one of its fields may be what was pressed

    def _on_ended(self, step: Step, result: str, note: str) -> None:
        if self._session.do(close_step, step_id=step.id, result=result, note=note):
            self._session.say(f"{result.capitalize()}: {step.what}", partial(self._reopen, step))

    def _on_audience(self, step: Step, audience: Audience) -> None:
        self._session.do(choose_audience, table="step", id=step.id, audience=audience)

    def _reopen(self, step: Step) -> None:
        self._session.do(reopen_step, step_id=step.id)

    def _show_history(self, step_id: str) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        show_history(self._session, "What the step has said", "step", step_id, self.window())
