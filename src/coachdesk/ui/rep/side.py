"""The right side of a rep's page: what I owe, what the rep will do, the ride-alongs ahead."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.goals import open_goals
from coachdesk.desk.plan import NAMES, Ride, end_ride, open_rides, reopen_ride
from coachdesk.desk.promises import kept_promises
from coachdesk.desk.step import Step, open_steps
from coachdesk.domain.days import said
from coachdesk.ui.goals.part import GoalsPart
from coachdesk.ui.kit import ElidedLabel, label, wrapped
from coachdesk.ui.one_to_one.starting import start
from coachdesk.ui.plan.ending import RideBlock
from coachdesk.ui.rep.next_part import NextPart
from coachdesk.ui.rep.talk_part import TalkPart
from coachdesk.ui.session import Session
from coachdesk.ui.step.deeds import StepDeeds
from coachdesk.ui.step.row import StepRow

GOALS_KEY = "G"


class SidePane(QScrollArea):
    """Steps and ride-alongs that are still open, each ended where it stands."""

    prepare_asked = Signal(str)  # the ride-along

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deeds = StepDeeds(session, self)
        self._seen: object = None
        self._body: QWidget | None = None
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self.goals = GoalsPart(GOALS_KEY)
        self.goals.setContentsMargins(24, 0, 20, 18)
        self.next, self.talk = NextPart(session), TalkPart(session)
        self._inside.addWidget(self.goals)
        self._inside.addWidget(self.talk)
        self._inside.addWidget(self.next)
        self._inside.addStretch()
        self.next.opened.connect(self._on_opened)
        self.rows: list[StepRow] = []
        self.rides: list[RideBlock] = []
        self._showing = QTimer(self, singleShot=True, interval=0)  # once it is laid out
        self._showing.timeout.connect(self._show_open)
        self.setProperty("role", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rep(self, rep_id: str, first_name: str, today: date) -> None:
        """Draw what is open, unless a line is being written in."""
        store = self._session.store
        self.goals.show_goals(open_goals(store, rep_id, today), first_name, today)
        self.talk.show_rep(rep_id, first_name, today)
        self.next.show_rep(rep_id, first_name, today)
        steps = open_steps(store, rep_id, today)
        rides = open_rides(store, rep_id)
        kept = kept_promises(store, rep_id, today).said(first_name)
        seen = (rep_id, first_name, today, steps, rides, kept)
        still = {*(step.id for step in steps), *(ride.id for ride in rides)}
        is_written_in = any(part.is_open and part.id in still for part in self._parts)
        if seen == self._seen or is_written_in:
            return
        self._seen = seen
        self._build(steps, rides, kept, first_name, today)

    def close_lines(self) -> None:
        """Leave everything as it was."""
        self.next.close_lines()
        for part in self._parts:
            if part.is_open:
                part.close_line()

    def _on_opened(self, row: QWidget) -> None:
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, 0))

    def _show_open(self) -> None:
        for ride in self.rides:
            if ride.is_open:
                self.ensureWidgetVisible(ride, 0, 0)

    @property
    def _parts(self) -> list[StepRow | RideBlock]:
        return [*self.rows, *self.rides]

    def _build(
        self, steps: list[Step], rides: list[Ride], kept: str, first_name: str, today: date
    ) -> None:
        held = self._held()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 18, 20, 18)
        column.setSpacing(6)
        self.rows = [StepRow(step, first_name, today) for step in steps]
        self.rides = [RideBlock(ride, first_name, today) for ride in rides]
        mine = [row for row in self.rows if row.step.mine]
        theirs = [row for row in self.rows if not row.step.mine]
        _section(column, "You owe", mine)
        _section(column, f"{first_name} will", theirs)
        if kept:
            column.addWidget(wrapped(kept, "hint"))
        _section(column, "Planned", self.rides)
        if not (steps or rides):
            column.addWidget(label("Nothing is open.", "hint"))
        for row in self.rows:
            self._deeds.tend(row)
        for ride in self.rides:
            ride.ended.connect(partial(self._on_ride_ended, first_name))
            ride.opened.connect(self._showing.start)
            ride.prepare_asked.connect(self.prepare_asked)
            ride.start_asked.connect(self._on_talk_started)
        focused, before = QApplication.focusWidget(), self._body
        self._body = body
        self._inside.insertWidget(0, body)
        if before is None:
            return
        self._inside.removeWidget(before)
        before.hide()
        if focused and before.isAncestorOf(focused) and self._parts:
            still = (part for part in self._parts if part.id == held)
            part = next(still, self._parts[0])  # else the next thing to be done
            (part.box if isinstance(part, StepRow) else part.links["moved"]).setFocus()
        before.deleteLater()  # not at once: one of its fields may be what was pressed

    def _held(self) -> str | None:
        """What the focus is on."""
        focused = QApplication.focusWidget()
        at = (part.id for part in self._parts if focused and part.isAncestorOf(focused))
        return next(at, None)

    def _on_ride_ended(self, first_name: str, ride: Ride, facts: dict[str, Any]) -> None:
        if self._session.do(end_ride, ride_id=ride.id, **facts):
            when = said(ride.planned_on, self._session.today())
            self._session.say(
                f"{NAMES[ride.kind].capitalize()} with {first_name} of {when} {facts['ended_as']}",
                partial(self._take_back, ride),
            )

    def _on_talk_started(self, ride: Ride) -> None:
        if ride.kind != "ride-along":
            start(self._session, ride.rep_id, ride.kind)

    def _take_back(self, ride: Ride) -> None:
        self._session.do(reopen_ride, ride_id=ride.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_lines()
        else:
            super().keyPressEvent(event)


def _section(column: QVBoxLayout, title: str, parts: list[StepRow] | list[RideBlock]) -> None:
    if not parts:
        return
    if column.count():
        column.addSpacing(10)
    column.addWidget(ElidedLabel(title, "heading"))
    for part in parts:
        column.addWidget(part)
