"""A rep's goals under each other; ended ones are folded away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.checkpoints import Checkpoint
from coachdesk.domain.goals import Goal
from coachdesk.ui import theme
from coachdesk.ui.goals.block import GoalBlock
from coachdesk.ui.kit import Link

_WIDEST = 760
Told = Sequence[tuple[Goal, list[Checkpoint]]]


class GoalList(QScrollArea):
    """Up and Down go from goal to goal; the keys of what can be done act on the one gone to."""

    made = Signal(object)  # a block, before it is seen
    moved = Signal()  # another goal has the cursor

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[GoalBlock] = []
        self.folded: Link | None = None
        self._at: str | None = None
        self._shows_ended = False
        self._shown: tuple[Told, str, date] | None = None
        self.setProperty("role", "surface")
        self.setAccessibleName("Goals")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it goes on to a goal at once

    @property
    def current(self) -> Goal | None:
        """The goal that was gone to last, else the first."""
        block = self._block()
        return block.goal if block else None

    def focus_current(self) -> None:
        """Put the cursor on the goal that had it."""
        if block := self._block():
            block.setFocus()
            self.ensureWidgetVisible(block, 0, 24)

    def go_to(self, goal_id: str) -> None:
        """Let this goal have the cursor, now or when it is drawn."""
        self._at = goal_id
        self.moved.emit()

    def spot_of_current(self, page: QWidget) -> QRect:
        """Where the goal that has the cursor stands on a page."""
        block = self._block()
        if block is None:
            return QRect()
        seen = block.visibleRegion().boundingRect()
        return QRect(block.mapTo(page, seen.topLeft()), seen.size())

    def show_goals(self, told: Told, first_name: str, today: date, at: str | None = None) -> None:
        """Draw these; the cursor stays on its goal, or goes to `at`."""
        self._at = at or self._at
        if self._shown == (told, first_name, today):
            return
        had_cursor = any(block.has_cursor for block in self.blocks)
        self._shown = (told, first_name, today)
        body = QWidget()
        body.setProperty("role", "surface")
        body.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, theme.MARGIN, 16)
        column.setSpacing(4)
        ended = [one for one in told if one[0].closed_on]
        shown = told if self._shows_ended else [one for one in told if not one[0].closed_on]
        self.blocks = [GoalBlock(goal, points, first_name, today) for goal, points in shown]
        for block in self.blocks:
            block.installEventFilter(self)
            self.made.emit(block)
            column.addWidget(block)
        if ended and not self._shows_ended:
            self.folded = Link(f"› {len(ended)} that ended")
            self.folded.clicked.connect(self._unfold)
            column.addWidget(self.folded, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        if before := self.takeWidget():
            before.hide()
            before.deleteLater()  # not at once: one of its boxes may be what was pressed
        self.setWidget(body)
        if had_cursor:
            self.focus_current()

    def _unfold(self) -> None:
        assert self._shown
        told, first_name, today = self._shown
        self._shows_ended, self._shown = True, None
        self.show_goals(told, first_name, today)
        if fresh := [block for block in self.blocks if block.goal.closed_on]:
            fresh[0].setFocus()

    def _block(self) -> GoalBlock | None:
        at = next((block for block in self.blocks if block.goal.id == self._at), None)
        return at or next(iter(self.blocks), None)

    def _go_by(self, by: int) -> None:
        block = self._block()
        if block:
            at = self.blocks.index(block) + by
            self._at = self.blocks[max(0, min(at, len(self.blocks) - 1))].goal.id
            self.focus_current()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_current()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, GoalBlock):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._at = watched.goal.id
            self.moved.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by:
                self._go_by(by)
                return True
        return False
