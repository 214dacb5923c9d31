"""When a goal that was reached is looked at again: three months on, unless another day is said."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.goals import RECHECK_MONTHS, Goal
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.plan.line import day_of, day_said
from coachdesk.ui.session import Session

_HINT = "in 3 months, 1 Mar …"


class RecheckLine(InlineLine):
    """Enter takes the day that stands there."""

    chosen = Signal(object, object)  # the goal, the day

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Look again", _HINT, self._understood, parent)
        self._session = session
        self._goal: Goal | None = None
        self.entered.connect(self._on_day_entered)

    def ask_for(self, goal: Goal, spot: QRect) -> None:
        """Open under a goal."""
        self._goal = goal
        self.ask("Still holds: look again" if goal.reached_on else "Reached: look again",
                 f"in {RECHECK_MONTHS} months")  # fmt: skip
        self.float_at(spot)

    def _understood(self, text: str) -> tuple[str, bool]:
        today = self._session.today()
        day = day_of(text, today)
        is_ahead = day is not None and day > today
        return (day_said(day, today), True) if day and is_ahead else ("a day to come", False)

    def _on_day_entered(self, text: str) -> None:
        day = day_of(text, self._session.today())
        self.close_line()
        self.chosen.emit(self._goal, day)
