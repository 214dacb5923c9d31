"""What is still open with a rep who leaves, each closed or given over on its line."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.leaving import Leaving
from coachdesk.desk.roster import Rep
from coachdesk.desk.step import Step
from coachdesk.domain.days import said
from coachdesk.domain.findings import many
from coachdesk.ui import theme
from coachdesk.ui.kit import KeyButton, Link, hairline, label, wrapped
from coachdesk.ui.session import Session

_NOBODY = "Give over to …"


class OpenPart(QWidget):
    """Steps on lines of their own; sessions, requests and debriefs in a sentence."""

    given = Signal(object, str)  # a Step, the id of the rep who goes on with it
    dropped = Signal(object)  # a Step
    all_closed = Signal()
    debriefs_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.close_all = KeyButton("Close all of it")
        self.close_all.clicked.connect(self.all_closed)
        self.says = wrapped("", "muted")
        self.debriefs = Link("Debriefs to do", small=True)
        self.debriefs.clicked.connect(self.debriefs_asked)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addWidget(label("Still open", "heading"))
        self._column.addWidget(self.says)
        self._column.addWidget(self.debriefs)
        row = QHBoxLayout()
        row.addWidget(self.close_all)
        row.addStretch()
        self._column.addLayout(row)

    def show(self, leaving: Leaving, others: Sequence[Rep]) -> None:  # type: ignore[override]
        """Draw what is open now; `others` are those who may go on with it."""
        today = self._session.today()
        counted = [
            many(len(leaving.steps), "step"), many(len(leaving.rides), "planned session"),
            many(leaving.requests, "request"), many(leaving.debriefs, "debrief"),
        ]  # fmt: skip
        counted = [words for words in counted if not words.startswith("0 ")]
        self.says.setText(", ".join(counted) if counted else "Nothing is open.")
        self.debriefs.setVisible(leaving.debriefs > 0)
        closable = leaving.steps or leaving.rides or leaving.requests
        self.close_all.setVisible(bool(closable))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for at, step in enumerate(leaving.steps):
            whose = "I owe" if step.mine else leaving.rep.first_name
            due = f" · {step.due.said(today)}" if step.due else ""
            grid.addWidget(wrapped(f"{step.what} · {whose}{due}"), 2 * at, 0)
            grid.addWidget(self._givers(step, others), 2 * at, 1)
            drop = Link("Drop", small=True)
            drop.setAccessibleName(f"Drop: {step.what}")
            drop.clicked.connect(partial(self.dropped.emit, step))
            grid.addWidget(drop, 2 * at, 2)
            grid.addWidget(hairline(), 2 * at + 1, 0, 1, 3)
        for at, ride in enumerate(leaving.rides, len(leaving.steps)):
            words = f"{ride.kind.capitalize()} planned for {said(ride.planned_on, today)}"
            grid.addWidget(wrapped(words), 2 * at, 0)
            grid.addWidget(hairline(), 2 * at + 1, 0, 1, 3)
        before, self._body = self._body, body
        self._column.insertWidget(2, body)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()  # not at once: one of its parts may be what was pressed

    def _givers(self, step: Step, others: Sequence[Rep]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(f"Give over: {step.what}")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(len(_NOBODY))  # however long the names
        combo.addItem(_NOBODY, "")
        for rep in others:
            combo.addItem(rep.name, rep.id)
        combo.setEnabled(bool(others))
        combo.activated.connect(partial(self._on_chosen, combo, step))
        return combo

    def _on_chosen(self, combo: QComboBox, step: Step, _index: int) -> None:
        if combo.currentData():
            self.given.emit(step, combo.currentData())
