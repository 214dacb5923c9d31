"""The curbside: a call is talked over, rated, and left with a next step."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk import debrief
from coachdesk.desk.call_entries import tag_entry
from coachdesk.desk.call_role import correct_role, uncorrect_role
from coachdesk.desk.curbside import Curbside, curbside
from coachdesk.desk.roster import first_name
from coachdesk.domain.days import said
from coachdesk.domain.moment import minutes_between
from coachdesk.domain.role import ROLE_NAMES, corrected
from coachdesk.ui import theme
from coachdesk.ui.call.attention import Attention
from coachdesk.ui.call.board import Board
from coachdesk.ui.call.key_row import KeyRow
from coachdesk.ui.call.ladder import NOT_OBSERVED
from coachdesk.ui.call.page import Page
from coachdesk.ui.call.panes import side_pane
from coachdesk.ui.call.role_panel import RolePanel
from coachdesk.ui.call.step_panel import StepPanel
from coachdesk.ui.debrief.folds import Folds
from coachdesk.ui.kit import Header, KeyButton, hairline, set_role
from coachdesk.ui.kit.act import act
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session

_FRESH_MINUTES = 60  # as long the curbside says how many minutes ago the call ended


class CurbsidePage(Page):
    """Everything is stored as it is done; only closing asks for a next step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._call: Curbside | None = None
        self._asked: set[str] = set()  # skills outside the focus that are rated here
        self._attention = Attention(session.clock)
        self.board = Board()
        self.steps = StepPanel(session)
        self.folds = Folds(session)
        self._close = act(self, "Close", self.close_debrief, "Ctrl+Return", "Ctrl+Enter")
        self._next = act(self, "Next call", self._on_next, "Ctrl+N")
        act(self, "Rate another skill", self.board.ask_for_skill)
        act(self, "Another step", self._on_another_step)
        act(self, "Add notes", self._on_more_notes)
        for fold in self.folds.folds:
            act(self, fold.title, fold.unfold)
        act(self, "Correct the role …", self._on_role_asked)
        self._go_on = act(self, "Go on with the call", self._on_gone_on)
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
        column.addWidget(self.board, 1)
        column.addWidget(hairline())
        keys = QHBoxLayout()
        keys.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        keys.addWidget(self._keys)
        column.addLayout(keys)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left, 1)
        body.addWidget(self._side())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._header)
        page.addLayout(body, 1)

    def _side(self) -> QWidget:
        """What the rep is left with, and under it what a longer debrief has."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.steps)
        column.addWidget(self.folds)
        return side_pane(inner)

    def _connect(self) -> None:
        self.board.rated.connect(self._on_rated)
        self.board.unrated.connect(self._on_unrated)
        self.board.feedback_chosen.connect(self._on_feedback_chosen)
        self.board.tagged.connect(self._on_tagged)
        self.board.skill_asked.connect(self._on_skill_asked)
        self.board.step_asked.connect(self.steps.take_focus)
        self.board.notes_asked.connect(self._on_more_notes)
        self.board.history_asked.connect(self._on_history_asked)
        self.board.cursor_moved.connect(self._on_cursor_moved)
        self.steps.form.typed.connect(self._attention.touch)
        self.folds.typed.connect(self._attention.touch)
        self.folds.asked_to_go.connect(self.asked_to_go)

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
        self._call = call
        if call and is_new:
            self._draw(call, anew=True)
            self.steps.open(call)
            self.folds.open(call)

    @override
    def refresh(self) -> None:
        call = curbside(self.session.store, self._call.call_id, self._asked) if self._call else None
        if call is None:
            self._call = None
            self.moved_on.emit("before", None)
            return
        self._draw(call, anew=False)
        self.steps.refresh(call)
        self.folds.refresh(call)

    @override
    def flush(self) -> None:
        if self._call:
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
        rateable = {skill.skill_id for skill in call.skills if skill.is_focus or skill.rated}
        self.board.show_call(call, self.session.today(), rateable | self._asked, anew=anew)
        self._header.set_title(f"Curbside, {call.rep_name}", self._said(call))
        self._go_on.setEnabled(not call.closed_at and not call.from_memory)
        self._close.setText(f"Back to {first_name(call.rep_name)}" if call.closed_at else "Close")
        last = (self._next_button, self._close_button)
        right = (*self.steps.tab_stops, *self.folds.tab_stops)
        stops = [*self.board.notes.tab_stops, *right, *last]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)  # what was drawn anew stands last by itself
        self._on_cursor_moved()

    def _said(self, call: Curbside) -> str:
        """Account, role where it is no coaching call, and when that was."""
        words = [call.account] if call.account else []
        words += [call.role] if call.role != "coaching" or call.role_was else []
        words += [corrected(call.role_was, call.role_reason)] if call.role_was else []
        since = minutes_between(call.ended_at, self.session.now().stamp) if call.ended_at else 0
        if call.closed_at or call.from_memory or since > _FRESH_MINUTES:
            words.append(said(call.held_on, self.session.today()))
        else:
            words.append(f"{max(0, int(since))} min after the call")
        words += ["from memory"] if call.from_memory else []
        words += ["closed"] if call.closed_at else []
        return " · ".join(words)

    def _on_rated(self, skill_id: str, level: int) -> None:
        self._do(debrief.rate, skill_id=skill_id, level=level if level != NOT_OBSERVED else None)

    def _on_unrated(self, skill_id: str) -> None:
        self._do(debrief.unrate, skill_id=skill_id)

    def _do(self, write: Any, **facts: Any) -> None:
        if self._call:
            self._attention.touch()
            self.session.do(write, call_id=self._call.call_id, **facts)

    def _on_feedback_chosen(self, entry_id: str, feedback: str | None) -> None:
        self._attention.touch()
        self.session.do(debrief.give_feedback, entry_id=entry_id, feedback=feedback)

    def _on_tagged(self, entry_id: str, skill_id: str) -> None:
        self._attention.touch()
        self.session.do(tag_entry, entry_id=entry_id, skill_id=skill_id or None)

    def _on_skill_asked(self, skill_id: str) -> None:
        self._asked.add(skill_id)
        self.refresh()
        self.board.notes.go_to_skill(skill_id)

    def _on_history_asked(self, entry_id: str) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        show_history(self.session, "What the note has said", "entry", entry_id, self.window())

    def _on_role_asked(self) -> None:
        if self._call:
            RolePanel(self._call.role, self.window(), self._correct_role)

    def _correct_role(self, role: str, reason: str) -> str | None:
        """Correct it; says what is missing, if anything is."""
        call = self._call
        if call is None or (role == call.role and not reason.strip()):
            return None
        if not reason.strip():
            return "Say why the role is corrected."
        if role == call.role:
            return "That is the role it has already."
        if self.session.do(correct_role, call_id=call.call_id, role=role, reason=reason):
            self.session.say(f"Corrected: {ROLE_NAMES[role]}", partial(self._uncorrect_role, call))
        return None

    def _uncorrect_role(self, call: Curbside) -> None:
        """As it was before the correction."""
        self.session.do(uncorrect_role, call_id=call.call_id, role=call.role,
                        role_was=call.role_was, reason=call.role_reason)  # fmt: skip

    def _on_another_step(self) -> None:
        self.steps.edit(None)

    def _on_more_notes(self) -> None:
        if self._call:
            self.moved_on.emit("notes", self._call.call_id)

    def _on_gone_on(self) -> None:
        if self._call:
            self.moved_on.emit("resume", self._call.call_id)

    def _on_next(self) -> None:
        if self._call:
            self.moved_on.emit("next", self._call.call_id)

    def _on_cursor_moved(self) -> None:
        """Show the keys that act where the cursor is."""
        self._attention.touch()
        self._keys.show_keys(self.board.keys)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.board.notes.take_focus()
