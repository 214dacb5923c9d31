"""A rep's goals in a few lines, as other pages show them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.goals import Goal
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import Link, chip, label, wrapped


class GoalsPart(QWidget):
    """What both work on, and the way to the place of the goals."""

    opened = Signal()

    def __init__(
        self, key: str = "", *, brief: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._brief = brief  # only what there is to talk about now
        self._seen: object = None
        self.link = Link("", small=True)
        self.link.setAccessibleName("Goals")
        self.link.clicked.connect(self.opened)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.link)
        if key:
            foot.addWidget(chip(key))
        foot.addStretch()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Goals", "heading"))
        column.addLayout(self._lines)
        column.addLayout(foot)

    def show_goals(self, goals: Sequence[Goal], first_name: str, today: date) -> None:
        """Draw those that have not ended."""
        seen = (tuple(goals), first_name, today)
        if seen == self._seen:
            return
        self._seen = seen
        clear(self._lines)
        for goal in goals:
            if not self._brief or goal.state != "maintenance" or goal.is_due(today):
                self._lines.addWidget(self._line(goal, first_name, today))
        self.link.setText("open the goals" if goals else "propose one")
        self.link.setAccessibleName(f"Goals of {first_name}")

    def _line(self, goal: Goal, first_name: str, today: date) -> QWidget:
        """Its words; beneath them its aim, how far it is, and who has agreed."""
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(wrapped(goal.words))
        is_plain = self._brief and goal.state == "agreed"
        agreement = "" if is_plain else goal.agreement(first_name, today)
        told = " · ".join(filter(None, (goal.standing(today), agreement)))
        column.addWidget(wrapped(told, "overdue" if goal.is_due(today) else "hint"))
        return line
