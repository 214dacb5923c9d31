"""The curbside: a call is talked over, rated, and left with a next step."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk import debrief
from coachdesk.desk.curbside import Curbside, curbside
from coachdesk.desk.roster import first_name
from coachdesk.desk.together import REASONS, leave_undebriefed
from coachdesk.ui import theme
from coachdesk.ui.call.attention import Attention
from coachdesk.ui.call.board import Board
from coachdesk.ui.call.board_acts import BoardActs
from coachdesk.ui.call.curbside_said import curbside_said
from coachdesk.ui.call.key_row import KeyRow
from coachdesk.ui.call.offering import offer
from coachdesk.ui.call.page import Page
from coachdesk.ui.call.panes import side_pane
from coachdesk.ui.call.rep_view import RepView
from coachdesk.ui.call.role_correction import ask_for_role
from coachdesk.ui.call.step_panel import StepPanel
from coachdesk.ui.call.talk_foot import TalkFoot
from coachdesk.ui.debrief.folds import Folds
from coachdesk.ui.kit import Header, KeyButton, hairline, set_role
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import DAY_KEY, Destination
from coachdesk.ui.session import Session


class CurbsidePage(Page):
    """Everything is stored as it is done; only closing asks for a next step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._call: Curbside | None = None
        self._is_fresh = False
        self._asked: set[str] = set()  # skills outside the focus that are rated here
        self._attention = Attention(session.clock)
        self.rep_view = RepView(session)
        self.board = Board()
        self._acts = BoardActs(session, self.board, lambda: self._call, self)
        self.steps = StepPanel(session)
        self.folds = Folds(session)
        self.foot = TalkFoot(session, self)
        self._close = act(self, "Close", self.close_debrief, "Ctrl+Return", "Ctrl+Enter")
        self._next = act(self, "Next call", partial(self._move_on, "next"), "Ctrl+N")
        act(self, "Rate another skill", self.board.ask_for_skill)
        act(self, "Another step", self._on_another_step)
        act(self, "Add notes", partial(self._move_on, "notes"))
        for fold in self.folds.folds:
            act(self, fold.title, fold.unfold)
        self._without = act(self, "No debrief …", self._ask_why_none)
        act(self, "The whole day", self._on_day_asked, DAY_KEY)
        act(self, "Correct the role …", self._on_role_asked)
        self._go_on = act(self, "Go on with the call", partial(self._move_on, "resume"))
        self.primary = self._close
        self._close_button = KeyButton.of(self._close, primary=True)
        self._next_button = KeyButton.of(self._next)
        self._header = Header("", "", self._next_button, self._close_button)
        self._keys = KeyRow()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget()
        set_role(left, "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.rep_view)
        column.addWidget(self.board, 1)
        column.addWidget(hairline())
        keys = QHBoxLayout()
        keys.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        keys.addWidget(self._keys)
        column.addLayout(keys)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left, 1)
        body.addLayout(self._side())
        lay_page(self, self._header, body)

    def _side(self) -> QVBoxLayout:
        """What the rep is left with, under it what a longer debrief has, and how it went."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.steps)
        column.addWidget(self.folds)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(side_pane(inner), 1)
        side.addWidget(self.foot)
        return side

    def _connect(self) -> None:
        self.board.skill_asked.connect(self._on_skill_asked)
        self.board.step_asked.connect(self.steps.take_focus)
        self.board.notes_asked.connect(partial(self._move_on, "notes"))
        self.board.history_asked.connect(self._on_history_asked)
        self.board.cursor_moved.connect(self._on_cursor_moved)
        self.steps.form.typed.connect(self._attention.touch)
        self.folds.typed.connect(self._attention.touch)
        self.folds.asked_to_go.connect(self.asked_to_go)
        self.steps.form.finished.connect(self.foot.take_focus)
        self.rep_view.typed.connect(self._attention.touch)
        self.rep_view.gone_on.connect(self.board.begin)
        self._acts.acted.connect(self._attention.touch)
        self._acts.all_rated.connect(self._on_all_rated)

    @override
    def open(self, id: str | None, step: str) -> None:
        call = curbside(self.session.store, id) if id else None
        is_new = self._call is None or call is None or call.call_id != self._call.call_id
        if is_new:
            self.flush()
            self._asked = set()
            self._attention.begin()
        else:
            self._attention.come_back()
            return
        self._call = call
        if call:
            self._draw(call, anew=True)
            self.rep_view.open(call)
            self.steps.open(call)
            self.folds.open(call)
            self._is_fresh = True

    @override
    def refresh(self) -> None:
        if self._is_fresh:  # a visit opens a call, and then asks to draw it
            self._is_fresh = False
            return
        call = curbside(self.session.store, self._call.call_id, self._asked) if self._call else None
        if call is None:
            self._call = None
            self.moved_on.emit("before", None)
            return
        if call != self._call:
            self._draw(call, anew=False)
        self.rep_view.refresh(call)
        self.steps.refresh(call)
        self.folds.refresh(call)

    @override
    def flush(self) -> None:
        if self._call:
            self.rep_view.save()
            self.steps.save()
            self.folds.flush()

    def close_debrief(self) -> None:
        """Close and go to the rep's page; what is missing is said at the step, where it belongs."""
        self.flush()
        call = self._call
        if call is None:
            return
        if call.closed_at is None and not self._closes(call):
            return
        self.asked_to_go.emit(Destination("rep", call.rep_id))

    def _closes(self, call: Curbside) -> bool:
        lacking = self.steps.unclear or debrief.lacking(self.session.store, call.call_id)
        if lacking:
            self.steps.refuse(lacking)
            return False
        minutes = self._attention.minutes
        closed = self.session.do(debrief.close_debrief, call_id=call.call_id, minutes=minutes)
        if closed:
            self.session.say("Debrief closed", self._reopener(call.call_id))
        return closed is not None

    def _reopener(self, call_id: str) -> Any:
        def reopen() -> None:
            self.session.do(debrief.reopen_debrief, call_id=call_id)

        return reopen

    def _draw(self, call: Curbside, *, anew: bool) -> None:
        self._call = call
        self.board.show_call(call.veiled, self.session.today(), anew=anew)
        self.foot.show_call(call)
        title = f"Curbside, {call.rep_name}"
        self._header.set_title(title, curbside_said(call, self.session.now()))
        self._go_on.setEnabled(not call.closed_at and not call.from_memory)
        self._without.setEnabled(not call.closed_at and not call.undebriefed)
        self._close.setText(f"Back to {first_name(call.rep_name)}" if call.closed_at else "Close")
        last = (self._next_button, self._close_button)
        right = (*self.steps.tab_stops, *self.folds.tab_stops, *self.foot.tab_stops)
        stops = [*self.rep_view.tab_stops, *self.board.notes.tab_stops, *right, *last]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)  # what was drawn anew stands last by itself
        self._on_cursor_moved()

    def _on_all_rated(self) -> None:
        """On to the third question, where it is open still."""
        if self._call and self._call.needs_step and not self.steps.form.words:
            self.steps.take_focus()

    def _on_skill_asked(self, skill_id: str) -> None:
        self._asked.add(skill_id)
        self.refresh()
        self.board.notes.go_to_skill(skill_id)

    def _on_history_asked(self, entry_id: str) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        show_history(self.session, "What the note has said", "entry", entry_id, self.window())

    def _on_role_asked(self) -> None:
        if self._call:
            ask_for_role(self.session, self._call, self.window())

    def _on_day_asked(self) -> None:
        if call := self._call:
            self.flush()
            self.asked_to_go.emit(Destination("day", call.rep_id, call.held_on.isoformat()))

    def _ask_why_none(self) -> None:
        """An end too, by one tap on its reason."""
        button = self._close_button
        offered = [(reason, reason.capitalize()) for reason in REASONS]
        offer((button, button.rect()), offered, self._leave_without)

    def _leave_without(self, reason: str) -> None:
        call = self._call
        if call and self.session.do(leave_undebriefed, call_id=call.call_id, reason=reason):
            self.session.say(f"Not debriefed: {reason}", partial(self._take_up, call.call_id))
            self.asked_to_go.emit(Destination("rep", call.rep_id))

    def _take_up(self, call_id: str) -> None:
        """To be debriefed after all."""
        self.session.do(leave_undebriefed, call_id=call_id, reason=None)

    def _on_another_step(self) -> None:
        self.steps.edit(None)

    def _move_on(self, step: str) -> None:
        if self._call:
            self.moved_on.emit(step, self._call.call_id)

    def _on_cursor_moved(self) -> None:
        """Show the keys that act where the cursor is."""
        self._attention.touch()
        self._keys.show_keys(self.board.keys)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        call = self._call
        if call and not call.closed_at and not self.rep_view.words:
            self.rep_view.take_focus()  # the first question
        elif call and not call.closed_at and self.board.notes.is_fresh:
            self.board.begin()  # half-way: what is missing still
        else:
            self.board.notes.take_focus()
