"""The live page as it is drawn: from the call's notes and clock, in either view."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call import Call, open_calls
from coachdesk.desk.call_clock import gap_of, talk, talking
from coachdesk.desk.call_lines import Line
from coachdesk.desk.step import open_steps
from coachdesk.domain.days import MONTHS, WEEKDAYS
from coachdesk.ui.call.live_actions import add_actions
from coachdesk.ui.call.live_notes import LiveNotes
from coachdesk.ui.call.live_pane import Plan
from coachdesk.ui.call.live_strip import gap_words
from coachdesk.ui.call.live_view import LiveView
from coachdesk.ui.call.page import Page
from coachdesk.ui.session import Session

_TICK_MS = 1_000


class LiveSheet(Page):
    """Draws. What the keys do is LivePage's affair."""

    quiet = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chosen: set[str] = set()
        self.keys = add_actions(self)
        self.primary = self.keys["end"]
        self.notes = LiveNotes(session, parent or self)
        self.view = LiveView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view.line)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.draw_clock)
        self._tick.start()
        self.notes.changed.connect(self.draw)

    @property
    def call(self) -> Call:
        """The call that is open here."""
        assert self.notes.call is not None
        return self.notes.call

    @override
    def refresh(self) -> None:
        if self.notes.call:
            self.notes.refresh()
            self.view.lay()

    def waiting(self) -> list[Call]:
        """The other calls that have not ended."""
        return [call for call in open_calls(self.session.store) if call.id != self.call.id]

    def draw(self) -> None:
        """Draw the call as it is now."""
        call, view, notes = self.call, self.view, self.notes
        on = f"{WEEKDAYS[call.held_on.weekday()]} {call.held_on.day}"
        on = f"{on} {MONTHS[call.held_on.month - 1]}"
        view.title.setText(f"{call.account}, {on}" if call.account else on)
        unsaved = [
            Line("", each.text, None, None, "", int(call.minutes_until(each.at.stamp)))
            for each in notes.pending
        ]
        lit = self.chosen | {notes.editing or ""}
        view.list.show_lines(notes.lines, unsaved, lit, plain=view.is_plain)
        begun = notes.lines or notes.pending
        view.line.setPlaceholderText("" if begun else "Type a note, then Enter")
        view.foot.say(notes.done if view.is_plain else "", is_saved=not notes.trouble)
        view.strip.show_calls(self.waiting(), len(self.chosen))
        for button in (self.keys["pause"], view.pane.pause, view.foot.pause):
            button.setText("Go on" if call.is_paused else "Pause")
        if not view.is_plain:
            self._draw_pane()
        self.draw_line()
        self.draw_clock()

    def draw_line(self) -> None:
        """Say the typed line's meaning, and light its mark; the quiet view shows neither."""
        text = self.view.line.text()
        if self.view.is_plain:
            self.view.frame.say("", None)
            return
        words, mark = self.notes.meaning_of(text)
        self.view.frame.say(words, mark)
        sign = text.lstrip()[:1] if words else ""
        self.view.marks.show_sign(sign, self.call.role)

    def draw_clock(self) -> None:
        """Each second: the minutes, and what is to be said above the notes."""
        if not self.isVisible() or not self.notes.call or not self.call.is_live:
            return
        minutes = f"{int(self.call.minutes_until(self.session.now().stamp))} min"
        self.view.clock.setText(f"{minutes} · paused" if self.call.is_paused else minutes)
        gap = gap_of(self.session.store, self.call.id)
        self.keys["gap"].setEnabled(gap is not None)
        notice = self.view.notice
        if self.notes.trouble:
            yes = ("Try again", "") if self.notes.pending else ("", "")
            notice.say(self.notes.trouble, yes, ("Put away", "Esc"))
        elif gap:
            words = gap_words(gap, self.call.utc_offset_minutes)
            notice.say(words, ("A pause", "Ctrl+G"), ("No", "Esc"))
        else:
            notice.hide()

    def _draw_pane(self) -> None:
        store, call, now = self.session.store, self.call, self.session.now()
        timed, who = talk(store, call, now), talking(store, call.id)
        skills = self.notes.words.skills
        watched = sum(skill.id in call.focus_ids for skill in skills)
        left = [step.what for step in open_steps(store, call.rep_id, now.on)
                if step.call_id != call.id]  # fmt: skip
        shown = timed if who or timed.timed else None
        plan = Plan(call.objective, skills, watched, tuple(left), who, shown)
        self.view.pane.show_plan(plan)
