"""Beside the week: what is asked about, who is next, what the coach owes, and how time is split."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.desk.attention import this_quarter
from coachdesk.desk.debrief import WaitingDay, days_to_debrief
from coachdesk.desk.open_steps import OpenStep, all_open_steps
from coachdesk.desk.plan import Ride, end_ride, reopen_ride
from coachdesk.desk.roster import first_name
from coachdesk.desk.sessions import Unanswered, unanswered
from coachdesk.desk.span import span
from coachdesk.desk.who_next import who_next
from coachdesk.domain.days import said
from coachdesk.domain.week import Item, usual_minutes
from coachdesk.domain.who_next import NextLine
from coachdesk.ui.call.before_side import DebriefLink
from coachdesk.ui.day.leading import destination_of, words_of
from coachdesk.ui.kit import ElidedLabel, Link, hairline, label, wrapped
from coachdesk.ui.one_to_one.starting import start
from coachdesk.ui.plan.ending import RideBlock
from coachdesk.ui.session import Session
from coachdesk.ui.step.deeds import StepDeeds
from coachdesk.ui.step.row import StepRow
from coachdesk.ui.week.next_row import NextRow

_NEXT, _ASKED, _OWED, _WAITING = 5, 3, 3, 3


class SidePane(QScrollArea):
    """Drawn anew only where what it says has changed."""

    plan_asked = Signal(str, str, str)  # rep's id, name, kind of session
    planned_asked = Signal(str, object)  # rep's id, the day something is planned for
    went = Signal(str, str)  # a place, an id
    carried = Signal(object, QPoint, bool)  # Item to plan, where on the screen, whether let go

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deeds = StepDeeds(session, self)
        self._seen: object = None
        self._body: QWidget | None = None
        self.blocks: list[RideBlock] = []
        self.lines: list[NextRow] = []
        self.steps: list[StepRow] = []
        self._debriefs: list[Link] = []
        self.setProperty("role", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def refresh(self) -> None:
        """Read what there is to say, unless a line is being written in."""
        store, now = self._session.store, self._session.now()
        waiting = unanswered(store, now)
        lines = who_next(store, now.on)
        owed = [one for one in all_open_steps(store, now.on) if one.step.mine]
        told = self._sentences(now.on) if lines else ()
        debriefs = days_to_debrief(store)
        seen = (waiting, lines, owed, told, debriefs)
        still = {*(item.id for item in waiting.asked), *(one.step.id for one in owed)}
        is_written_in = any(part.is_open and part.id in still for part in self._parts)
        if seen != self._seen and not is_written_in:
            self._seen = seen
            self._debriefs = self._links(debriefs, now.on)
            self._build(waiting, lines, owed, told, now.on)

    def _sentences(self, today: date) -> tuple[tuple[str, str], ...]:
        """What the quarter's split and the span come to, with how each is to look."""
        store = self._session.store
        load = span(store, today)
        spoken = [(this_quarter(store, today), "small"), (load.finding, "small"),
                  (load.warning, "hint")]  # fmt: skip
        return tuple((words, role) for words, role in spoken if words)

    def _build(
        self, waiting: Unanswered, lines: list[NextLine], owed: list[OpenStep],
        told: tuple[tuple[str, str], ...], today: date,
    ) -> None:  # fmt: skip
        focused = QApplication.focusWidget()
        held = next((row.id for row in self.steps if focused and row.isAncestorOf(focused)), None)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 14, 20, 14)
        column.setSpacing(2)
        asked, not_known = waiting.asked, waiting.not_known
        self.blocks = [self._block(item, today) for item in asked[:_ASKED]]
        self.lines = [self._next(line, today) for line in lines[:_NEXT]]
        self.steps = [self._step(one, today) for one in owed[:_OWED]]
        more = len(asked) - _ASKED
        _section(column, "Did it take place?", self.blocks)
        if more > 0:
            column.addWidget(label(f"and {more} more after these", "hint"))
        _section(column, "Not known here", [_told(item, today) for item in not_known[:_ASKED]])
        _section(column, "To debrief", self._debriefs)
        _section(column, "Who is next", self.lines, ruled=True)
        if len(lines) > _NEXT:
            column.addWidget(self._leads(f"all {len(lines)}, in Team", "team"))
        _section(column, "You owe", self.steps)
        if len(owed) > _OWED:
            column.addWidget(self._leads(f"all {len(owed)} open promises", "steps"))
        for words, role in told:
            column.addSpacing(8)
            column.addWidget(wrapped(words, role))
        if told:
            column.addWidget(self._leads("the month in numbers", "numbers"))
        if not (asked or lines or owed):
            column.addWidget(wrapped("Whom to see next stands here once somebody is on the"
                                     " roster.", "hint"))  # fmt: skip
            column.addWidget(self._leads("Add your reps", "team"))
        column.addStretch()
        if before := self.takeWidget():
            before.hide()
            before.deleteLater()  # not at once: one of its fields may be what was pressed
        self.setWidget(body)
        for row in self.steps:
            if row.id == held:
                row.box.setFocus()

    def _links(self, days: list[WaitingDay], today: date) -> list[Link]:
        more = [self._leads(f"all {len(days)} days", "call")] if len(days) > _WAITING else []
        return [*(self._debrief(day, today) for day in days[:_WAITING]), *more]

    def _debrief(self, day: WaitingDay, today: date) -> Link:
        link = DebriefLink(words_of(day, today))
        link.setAccessibleName(f"Debrief: {words_of(day, today)}")
        link.clicked.connect(partial(self._session.ask, "go", destination_of(day)))
        return link

    def _block(self, item: Item, today: date) -> RideBlock:
        ride = Ride(item.id, item.rep_id, item.on, None, None, None, "", None, item.session_kind)
        made = RideBlock(ride, first_name(item.name), today, who=item.name)
        made.ended.connect(partial(self._on_ended, item.name))
        made.start_asked.connect(self._on_talk_started)
        return made

    def _on_talk_started(self, ride: Ride) -> None:
        if ride.kind != "ride-along":
            start(self._session, ride.rep_id, ride.kind)

    def _next(self, line: NextLine, today: date) -> NextRow:
        row = NextRow(line, today)
        row.planned_asked.connect(self.planned_asked)
        row.rep_asked.connect(partial(self.went.emit, "rep"))
        row.plan_asked.connect(self.plan_asked)
        row.carried.connect(self._on_carried)
        return row

    def _step(self, one: OpenStep, today: date) -> StepRow:
        name = first_name(one.rep_name)
        row = StepRow(one.step, name, today, who=name)
        self._deeds.tend(row)
        return row

    def _leads(self, words: str, place: str) -> Link:
        link = Link(words, small=True)
        link.clicked.connect(lambda: self.went.emit(place, ""))
        return link

    def _on_carried(self, row: NextRow, at: QPoint, is_dropped: bool) -> None:
        line, minutes = row.line, usual_minutes(row.kind)
        item = Item(row.kind, "", date.min, None, minutes, line.rep_id, line.name)
        self.carried.emit(item, at, is_dropped)

    def _on_ended(self, name: str, ride: Ride, facts: dict[str, Any]) -> None:
        self._close_lines()
        if self._session.do(end_ride, ride_id=ride.id, **facts):
            words = f"{ride.kind.capitalize()} with {first_name(name)} {facts['ended_as']}"
            self._session.say(words, partial(self._reopen, ride))

    def _reopen(self, ride: Ride) -> None:
        self._session.do(reopen_ride, ride_id=ride.id)

    @property
    def _parts(self) -> list[RideBlock | StepRow]:
        return [*self.blocks, *self.steps]

    def _close_lines(self) -> None:
        for part in self._parts:
            if part.is_open:
                part.close_line()


def _told(item: Item, today: date) -> QWidget:
    """A session that a newer copy may know the end of."""
    return wrapped(f"{first_name(item.name)}, {item.kind} {said(item.on, today)}", "hint")


def _section(
    column: QVBoxLayout, title: str, parts: Sequence[QWidget],
    *, ruled: bool = False,
) -> None:  # fmt: skip
    if not parts:
        return
    if column.count():
        column.addSpacing(12)
    column.addWidget(ElidedLabel(title, "heading"))
    for at, part in enumerate(parts):
        if at and ruled:
            column.addWidget(hairline())
        column.addWidget(part)
