"""What became of a goal: kept, dropped, or replaced, with a word on why."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.goals import OUTCOMES, Goal
from coachdesk.ui.kit import Field, Segmented, label, wrapped


class EndForm(QWidget):
    """One choice and a line; Enter ends it."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal: Goal | None = None
        self._words = wrapped("")
        self.outcome = Segmented([(one, one.capitalize()) for one in OUTCOMES], "What became of it")
        self.note = Field("Why", "in a line")
        self.note.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (label("End the goal", "heading"), self._words, self.outcome, self.note):
            column.addWidget(part)
        column.addStretch()

    def show_goal(self, goal: Goal) -> None:
        """For a goal: one that was reached was kept, another most likely dropped."""
        self.goal = goal
        self._words.setText(f"“{goal.words}”")
        self.outcome.value = "kept" if goal.reached_on else "dropped"
        self.note.clear()

    @property
    def facts(self) -> dict[str, Any]:
        """What it says, as desk's write takes it."""
        return {"outcome": self.outcome.value, "note": self.note.text()}
