"""What is still open with a rep, where it is talked about: mine first, each ended in place."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.step import Step
from coachdesk.ui.kit import label
from coachdesk.ui.kit.scrolling import bring_into_view
from coachdesk.ui.session import Session
from coachdesk.ui.step.deeds import StepDeeds
from coachdesk.ui.step.row import StepRow


class OwedSteps(QWidget):
    """Drawn anew only where it says something else, and nobody writes in it.

    The cursor keys go from step to step.
    """

    went_past = Signal()  # the last one, downward

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = StepDeeds(session, self)
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
        focused = QApplication.focusWidget()
        held = next((row.id for row in self.rows if focused and row.isAncestorOf(focused)), None)
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
        self._put(body, held)

    def _row(self, step: Step, first_name: str, today: date) -> StepRow:
        row = StepRow(step, first_name, today)
        self._deeds.tend(row)
        row.box.installEventFilter(self)
        return row

    def _put(self, body: QWidget, held: str | None) -> None:
        """In the place of what stood here; the focus stays on its step, or goes to the next."""
        before, focused = self._body, QApplication.focusWidget()
        self._body = body
        self._column.addWidget(body)
        if before is None:
            return
        self._column.removeWidget(before)
        before.hide()
        if focused and before.isAncestorOf(focused) and self.rows:
            still = (row for row in self.rows if row.id == held)
            next(still, self.rows[0]).box.setFocus()
        before.deleteLater()  # not at once: one of its fields may be what was pressed

    def close_lines(self) -> bool:
        """Leave every step as it was; whether one was being written on."""
        written = [row for row in self.rows if row.is_open]
        for row in written:
            row.close_line()
        return bool(written)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down on a box, which would go to the links beside it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((at for at, row in enumerate(self.rows) if row.box is watched), None)
        if move is None or at is None:
            return False
        if at + move < len(self.rows):
            row = self.rows[max(0, at + move)]
            row.box.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(row)
        else:
            self.went_past.emit()
        return True
