"""Open steps under headings, each ended where it stands."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.open_steps import OpenStep
from coachdesk.desk.roster import first_name
from coachdesk.domain.waiting import SOONEST_FIRST, soon
from coachdesk.ui import theme
from coachdesk.ui.kit import Link, label
from coachdesk.ui.session import Session
from coachdesk.ui.step.deeds import StepDeeds
from coachdesk.ui.step.row import StepRow

_AT_ONCE = 60  # rows are widgets: as many as anybody reads
_WIDEST = 760


class StepList(QScrollArea):
    """Up and Down go from step to step, Space ticks one."""

    rep_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = StepDeeds(session, self)
        self.rows: list[StepRow] = []
        self._most = _AT_ONCE
        self._shown: tuple[Sequence[OpenStep], date] = ((), date.min)
        self.setProperty("role", "surface")
        self.setAccessibleName("Open steps")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def is_written_in(self) -> bool:
        """Whether a line on what came of a step is open."""
        return any(row.is_open for row in self.rows)

    def holds_up(self, steps: Sequence[OpenStep]) -> bool:
        """Whether a line is open on one that is still to be done."""
        still = {one.step.id for one in steps}
        return any(row.is_open and row.id in still for row in self.rows)

    def close_lines(self) -> None:
        """Leave everything as it was."""
        for row in self.rows:
            if row.is_open:
                row.close_line()

    def show_steps(self, steps: Sequence[OpenStep], today: date) -> None:
        """Draw these; the cursor stays near where it was."""
        self._shown = (steps, today)
        at = next((i for i, row in enumerate(self.rows) if row.isAncestorOf(_focus(self))), None)
        body = QWidget()
        body.setProperty("role", "surface")
        body.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        column.setSpacing(6)
        self.rows = []
        shown = list(steps[: self._most])
        _section(column, "You owe", [self._row(one, today) for one in shown if one.step.mine])
        for when in SOONEST_FIRST:
            theirs = [
                one for one in shown if not one.step.mine and soon(one.step.due, today) == when
            ]
            _section(column, when, [self._row(one, today) for one in theirs])
        if more := len(steps) - len(shown):
            link = Link(f"Show {more} more")
            link.clicked.connect(self._on_more)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        if before := self.takeWidget():
            before.hide()
            before.deleteLater()  # not at once: one of its fields may be what was pressed
        self.setWidget(body)
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].box.setFocus()

    def focus_first(self) -> None:
        """Go to the first step."""
        if self.rows:
            self.rows[0].box.setFocus()

    def _row(self, one: OpenStep, today: date) -> StepRow:
        row = StepRow(one.step, first_name(one.rep_name), today, who=one.rep_name)
        row.box.installEventFilter(self)
        self._deeds.tend(row)
        row.rep_asked.connect(partial(self.rep_asked.emit, one.rep_id))
        self.rows.append(row)
        return row

    def _on_more(self) -> None:
        self._most *= 4
        self.show_steps(*self._shown)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down on a box; a check box would go to the links beside it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((i for i, row in enumerate(self.rows) if row.box is watched), None)
        if move is None or at is None:
            return False
        row = self.rows[max(0, min(at + move, len(self.rows) - 1))]
        row.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(row, 0, 24)
        return True


def _focus(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget


def _section(column: QVBoxLayout, title: str, rows: Sequence[StepRow]) -> None:
    if not rows:
        return
    if column.count():
        column.addSpacing(14)
    column.addWidget(label(title, "heading"))
    for row in rows:
        column.addWidget(row)
