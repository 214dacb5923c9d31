"""A day with a rep, talked over in the evening: strengths first, one step, a note."""

from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk import day_debrief
from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.call_entries import tag_entry
from coachdesk.desk.day_debrief import Day, day_of, newest_day
from coachdesk.desk.debrief import give_feedback
from coachdesk.desk.together import debrief_apart, debrief_together, leave_undebriefed
from coachdesk.domain.audience import Audience
from coachdesk.domain.day_debrief import days_said
from coachdesk.domain.days import said
from coachdesk.ui import theme
from coachdesk.ui.call.attention import Attention
from coachdesk.ui.call.board import Board
from coachdesk.ui.call.entry_run import EntryStop
from coachdesk.ui.call.key_row import KeyRow
from coachdesk.ui.call.panes import pane, side_pane
from coachdesk.ui.day.calls_part import CallsPart, join_words
from coachdesk.ui.day.side import DaySide
from coachdesk.ui.kit import Empty, Header, KeyButton, hairline, set_role
from coachdesk.ui.kit.act import act
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session


class DayScreen(Screen):
    """Everything is stored as it is done; only closing asks for a next step."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "call", "entry", "rating", "skill", "step", "day_debrief", "way", "asked",
        "template",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._at: tuple[str, date] | None = None
        self.day: Day | None = None
        self._attention = Attention(session.clock)
        self.calls = CallsPart()
        self.board = Board(rates=False)
        self.side = DaySide(session)
        self._keys = KeyRow()
        self.close_action = act(self, "Close the day", self.close_day, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self.close_action
        self.join = act(self, "Debrief them as one", self._on_joined, "Ctrl+J")
        self.report = act(self, "Report", self._on_report_asked, "Ctrl+R")
        self.go_on = act(self, "Open the day again", self._reopen)
        self._folding = [act(self, fold.title, fold.unfold) for fold in self.side.folds.folds]
        self.header = Header(
            "", "", KeyButton.of(self.report), KeyButton.of(self.close_action, primary=True)
        )
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.board)

    def _lay_out(self) -> None:
        left = QWidget()
        set_role(left, "surface")
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.board, 5)
        halves.addWidget(hairline(upright=True))
        halves.addWidget(pane(self.calls, "surface"), 4)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(halves, 1)
        column.addWidget(hairline())
        keys = QHBoxLayout()
        keys.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        keys.addWidget(self._keys)
        column.addLayout(keys)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left, 1)
        body.addWidget(side_pane(self.side))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.header)
        page.addWidget(self._body, 1)
        call = KeyButton("Start a call")
        call.clicked.connect(partial(self.go, "call", None, "before"))
        self.nothing = Empty(
            "The day with a rep",
            "Once a call has ended, the calls of its day are gathered here: strengths first, what"
            " was rated and agreed in each, and one step for the day.",
            call,
        )
        page.addWidget(self.nothing, 1)
        self._show_what_there_is()

    def _connect(self) -> None:
        self.calls.opened.connect(partial(self.go, "call"))
        self.calls.left.connect(self._on_left)
        self.calls.joined.connect(self._on_joined)
        self.calls.shared.connect(self._on_words_shared)
        self.board.feedback_chosen.connect(self._on_feedback_chosen)
        self.board.tagged.connect(self._on_tagged)
        self.board.shared.connect(self._on_shared)
        self.board.step_asked.connect(self.side.steps.take_focus)
        self.board.history_asked.connect(self._on_history_asked)
        self.board.cursor_moved.connect(self._on_cursor_moved)
        self.side.typed.connect(self._attention.touch)
        self.side.asked_to_go.connect(self.asked_to_go)

    def _show_what_there_is(self) -> None:
        for part in (self.header, self._body):
            part.setVisible(self.day is not None)
        self.nothing.setVisible(self.day is None)
        for action in (self.close_action, self.report, *self._folding):
            action.setVisible(self.day is not None)

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id is None:
            self._at = self._at or newest_day(self.session.store)
            return
        on = date.fromisoformat(destination.step) if destination.step else self.session.today()
        self.flush()
        if self._at == (destination.id, on):
            self._attention.come_back()
        else:
            self._attention.begin()
        self._at, self.day = (destination.id, on), None

    @override
    def refresh(self) -> None:
        if self._at is None:
            self._show_what_there_is()
            return
        day = day_of(self.session.store, *self._at)
        if day is None:  # no call of it is left
            rep_id, _ = self._at
            self._at = self.day = None
            self.go("rep", rep_id)
            return
        is_new, self.day = self.day is None, day
        self.session.rep_id = day.rep_id
        self.board.show_call(day.seen, self.session.today(), anew=is_new)
        self.calls.show_day(day, self.session.today())
        if is_new:
            self.side.open(day)
        else:
            self.side.refresh(day)
        self._show_what_there_is()
        self._show_head(day)
        self._order_tabs()
        if is_new:
            self.board.notes.take_focus()

    @override
    def flush(self) -> None:
        if self.day:
            self.side.save()

    def close_day(self) -> None:
        """Close and go to the rep's page; what is missing is said at the step."""
        self.flush()
        day = self.day
        if day is None or (not day.debrief.closed_at and not self._closes(day)):
            return
        self.go("rep", day.rep_id)

    def _closes(self, day: Day) -> bool:
        lacking = day_debrief.lacking(self.session.store, day.rep_id, day.on)
        if lack := self.side.steps.unclear or lacking:
            self.side.steps.refuse(lack)
            return False
        waiting = len(day.to_debrief)
        closed = self._do(day_debrief.close_day, minutes=self._attention.minutes)
        if closed:
            still = f"; {waiting} to debrief stay in view" if waiting else ""
            self.session.say(f"Day with {day.first_name} closed{still}", self._reopen)
        return bool(closed)

    def _reopen(self) -> None:
        self._do(day_debrief.reopen_day)

    def _do(self, write: Any, **facts: Any) -> Any:
        if self.day is None:
            return None
        return self.session.do(write, rep_id=self.day.rep_id, on=self.day.on, **facts)

    def _show_head(self, day: Day) -> None:
        closed = day.debrief.closed_at is not None
        told = [said(day.on, self.session.today()), days_said([call.state for call in day.calls])]
        told += [f"closed, {day.debrief.minutes} min"] if closed else []
        self.header.set_title(f"Day with {day.rep_name}", " · ".join(told))
        self.close_action.setText(f"Back to {day.first_name}" if closed else "Close the day")
        self.go_on.setVisible(closed)
        self.join.setVisible(len(day.to_debrief) > 1)
        self.join.setText(join_words(day))
        self._on_cursor_moved()

    def _order_tabs(self) -> None:
        """What was drawn anew stands last by itself."""
        stops = [*self.board.notes.tab_stops, *self.calls.tab_stops, *self.side.tab_stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _on_joined(self) -> None:
        """One debrief for those that wait: the curbside with the entries of all."""
        ids = [call.id for call in self.day.to_debrief] if self.day else []
        joined = self.session.do(debrief_together, call_ids=ids)
        if joined:
            self.session.say(f"{len(ids)} calls as one", partial(self._take_apart, joined.id))
            self.go("call", joined.id)

    def _take_apart(self, call_id: str) -> None:
        self.session.do(debrief_apart, call_id=call_id)

    def _on_left(self, call_id: str, reason: Any) -> None:
        done = self.session.do(leave_undebriefed, call_id=call_id, reason=reason)
        if done and reason:
            self.session.say(f"Not debriefed: {reason}", partial(self._on_left, call_id, None))

    def _on_words_shared(self, call_id: str, audience: Audience) -> None:
        self.session.do(choose_audience, table=REP_VIEW, id=call_id, audience=audience)

    def _on_feedback_chosen(self, entry_id: str, feedback: str | None) -> None:
        self.session.do(give_feedback, entry_id=entry_id, feedback=feedback)

    def _on_tagged(self, entry_id: str, skill_id: str) -> None:
        self.session.do(tag_entry, entry_id=entry_id, skill_id=skill_id or None)

    def _on_shared(self, stop: Any, audience: Audience) -> None:
        if isinstance(stop, EntryStop):
            self.session.do(choose_audience, table="entry", id=stop.entry.id, audience=audience)

    def _on_history_asked(self, entry_id: str) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        show_history(self.session, "What the note has said", "entry", entry_id, self.window())

    def _on_report_asked(self) -> None:
        self.flush()
        if self.day:
            self.go("report", self.day.rep_id, self.day.on.isoformat())

    def _on_cursor_moved(self) -> None:
        self._attention.touch()
        self._keys.show_keys(self.board.keys)

    def _go_back(self) -> None:
        if self.day:
            self.go("rep", self.day.rep_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)
