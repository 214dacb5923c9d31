"""The evening before: one planned session, prepared on one page."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk import preparation
from coachdesk.desk.ride import Session as Planned
from coachdesk.desk.ride import session_of
from coachdesk.desk.stops import suggestions
from coachdesk.domain.budget import clock_length
from coachdesk.domain.days import listed, said
from coachdesk.domain.hours import hour_said
from coachdesk.domain.refused import Refused
from coachdesk.exchange import sheets
from coachdesk.ui.call.panes import pane, side_pane
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import Header, KeyButton, Link, clipboard, label, wrapped
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.one_to_one.starting import START_KEY, start
from coachdesk.ui.places import Destination
from coachdesk.ui.ride.paper import print_out, save_pdf
from coachdesk.ui.ride.side import RideSide
from coachdesk.ui.ride.stop_list import StopList
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_KINDS = {"ride-along": "Ride-along", "one-to-one": "One-to-one", "talk": "Twenty minutes"}


class RideScreen(Screen):
    """Stops on the left, what to know on the right; paper is one press away."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "ride", "stop", "call", "entry", "step", "focus", "skill", "deal", "account",
        "template", "tier", "way", "goal", "checkpoint", "rating", "outlook",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._id = ""
        self._planned: Planned | None = None
        self._make_actions()
        self.stops = StopList(session)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(6)
        self._field_line = _line_of("A field sheet for you:", self.field_pdf, self.print_field)
        self.side = RideSide(
            session,
            _line_of("The rep’s sheet:", self.pdf, self.print_sheet, self.copy),
            self._field_line,
        )
        self.start_button, self.talk_button = KeyButton.of(self.start), KeyButton.of(self.talk)
        self.header = Header(
            "", "", self.start_button, self.talk_button, KeyButton.of(self.pdf, primary=True)
        )
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.pdf = act(self, "Sheet as PDF …", self._save_sheet, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self.pdf
        self.print_sheet = act(self, "Print the sheet …", self._print_sheet, "Ctrl+P")
        self.copy = act(self, "Copy the sheet for mail", self._copy_sheet, "Ctrl+Shift+C")
        self.field_pdf = act(self, "Field sheet as PDF …", self._save_field)
        self.print_field = act(self, "Print the field sheet …", self._print_field)
        self.start = act(self, "Before the call", self._start)
        self.talk = act(self, "Start it now", self._start_talk, START_KEY)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.stops)
        column.addLayout(self._lists)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(pane(left, "surface"), 1)
        body.addWidget(side_pane(self.side))
        lay_page(self, self.header, body)

    def _connect(self) -> None:
        side = self.side
        side.goals.opened.connect(self._show_goals)
        side.prepared.connect(self._on_prepared)
        side.bring_typed.connect(self._on_bring_typed)
        side.call_asked.connect(partial(self.go, "call"))

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id:
            self._id = destination.id

    @override
    def refresh(self) -> None:
        if not self._id:
            return
        store, today = self.session.store, self.session.today()
        try:
            planned = session_of(store, today, self._id)
        except Refused as refused:  # taken back meanwhile
            self._id = ""
            self.session.failed.emit(str(refused))
            self.go("team")
            return
        self._planned = planned
        self.session.rep_id = planned.rep_id
        self.header.set_title(
            f"{_KINDS[planned.kind]} with {planned.first_name}", _when(planned, today)
        )
        starts = planned.has_stops and planned.on <= today and not planned.ended_as
        talks = not planned.has_stops and planned.on == today and not planned.ended_as
        self.talk.setShortcut(START_KEY if talks else "")  # else it is the window's own
        self.talk.setVisible(talks)
        self.talk_button.setVisible(talks)
        self.start.setVisible(starts)
        self.start_button.setVisible(starts)
        for part in (self.stops, self._field_line, self.field_pdf, self.print_field):
            part.setVisible(planned.has_stops)
        if planned.has_stops:
            self.stops.show_stops(planned.id, list(planned.stops), suggestions(store, planned.id))
            self.stops.expected.setText(_expected(planned))
        self._show_lists(planned)
        self.side.show_session(planned, today)
        self.setFocusProxy(self.stops.first if planned.has_stops else self.side.bring)

    def _show_lists(self, planned: Planned) -> None:
        clear(self._lists)
        if not planned.has_stops:
            self._list("Questions to ask", planned.questions)
            return
        self._list(f"{planned.first_name} prepares", [line.text for line in planned.rep_lines])
        self._list("You prepare", [line.text for line in planned.coach_lines])
        change = Link("Change these lists …", small=True)
        change.clicked.connect(partial(self.go, "preparation"))
        self._lists.addWidget(change)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        heading = label(title, "heading")
        heading.setContentsMargins(0, 10 if self._lists.count() else 0, 0, 0)
        self._lists.addWidget(heading)
        for line in lines:
            self._lists.addWidget(wrapped(f"·  {line}", "muted"))

    def _do(self, write: Any, **facts: Any) -> bool:
        return self.session.do(write, **facts) is not None

    def _show_goals(self) -> None:
        if self._planned:
            self.go("goals", self._planned.rep_id)

    def _on_prepared(self, answer: Any) -> None:
        self._do(preparation.set_prepared, ride_id=self._id, prepared=answer)

    def _on_bring_typed(self, words: str) -> None:
        self._do(preparation.set_bring, ride_id=self._id, bring=words)

    def _save_sheet(self) -> None:
        if self._planned:
            self._keep_typing()
            save_pdf(self.session, self, sheets.rep_sheet(self._planned))

    def _print_sheet(self) -> None:
        if self._planned:
            self._keep_typing()
            print_out(self.session, self, sheets.rep_sheet(self._planned))

    def _save_field(self) -> None:
        if self._planned:
            self._keep_typing()
            save_pdf(self.session, self, sheets.field_sheet(self._planned))

    def _print_field(self) -> None:
        if self._planned:
            self._keep_typing()
            print_out(self.session, self, sheets.field_sheet(self._planned))

    def _copy_sheet(self) -> None:
        if self._planned:
            self._keep_typing()
            document = sheets.rep_sheet(self._planned)
            clipboard.copy(sheets.rep_text(self._planned), document.html)
            self.session.say("Copied: paste it into a mail")

    def _keep_typing(self) -> None:
        """What stands in a field that wasn't left belongs on the sheet too."""
        self.flush()

    @override
    def flush(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
            focused.setFocus()

    def _start(self) -> None:
        if self._planned:
            self.go("call", self._planned.rep_id, "before")

    def _start_talk(self) -> None:
        if self._planned and self._planned.kind != "ride-along":
            start(self.session, self._planned.rep_id, self._planned.kind)

    def _go_back(self) -> None:
        if self._planned:
            self.go("rep", self._planned.rep_id)


def _line_of(text: str, *actions: Any) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 6)
    column.setSpacing(2)
    column.addWidget(label(text, "hint"))
    for action in actions:
        link = Link(action.text(), small=True)
        link.clicked.connect(action.trigger)
        column.addWidget(link)
    return line


def _expected(planned: Planned) -> str:
    """2 to watch, 1:30 of coaching to expect."""
    watched = sum(stop.watch for stop in planned.stops)
    length = clock_length(planned.expected_minutes)
    return f"{watched} to watch, {length} of coaching to expect" if watched else ""


def _when(planned: Planned, today: date) -> str:
    day = said(planned.on, today)
    day = day if day[-1].isdigit() else f"{day} · {listed(planned.on, today)}"
    ended = f"{planned.ended_as} already" if planned.ended_as else ""
    return " · ".join(
        filter(None, (day[0].upper() + day[1:], hour_said(planned.starts_minute),
                      planned.place, ended))
    )  # fmt: skip
