"""What is done with a step's row wherever it stands: ended, shared, said anew, looked back on."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.step import Step, close_step, reopen_step
from coachdesk.domain.audience import Audience
from coachdesk.ui.session import Session
from coachdesk.ui.step.row import StepRow


class StepDeeds:
    """Writes for rows; `place` is where they stand, and panels lie over its window."""

    def __init__(self, session: Session, place: QWidget) -> None:
        self._session, self._place = session, place

    def tend(self, row: StepRow) -> None:
        """Do what is asked for at a row."""
        row.ended.connect(self._end)
        row.audience_chosen.connect(self._share)
        row.change_asked.connect(self._change)
        row.history_asked.connect(self._show_history)

    def _end(self, step: Step, result: str, note: str) -> None:
        if self._session.do(close_step, step_id=step.id, result=result, note=note):
            self._session.say(f"{result.capitalize()}: {step.what}", partial(self._reopen, step))

    def _reopen(self, step: Step) -> None:
        self._session.do(reopen_step, step_id=step.id)

    def _share(self, step: Step, audience: Audience) -> None:
        self._session.do(choose_audience, table="step", id=step.id, audience=audience)

    def _change(self, step: Step) -> None:
        from coachdesk.ui.step.sheet import StepSheet  # noqa: PLC0415 -- seldom

        StepSheet(self._session, step.rep_id, step, self._place.window())

    def _show_history(self, step: Step) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        window = self._place.window()
        show_history(self._session, "What the step has said", "step", step.id, window)
