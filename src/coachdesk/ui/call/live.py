"""The live call: a note line that takes everything, and nothing that gets in its way."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.call import end_call
from coachdesk.desk.call_clock import (
    count_as_pause,
    forget_gap,
    forget_presence,
    gap_of,
    pause,
    resume,
    set_talking,
    talking,
)
from coachdesk.desk.call_lines import Line
from coachdesk.domain.call_clock import TALKERS
from coachdesk.domain.note_line import SIGNS, Mark
from coachdesk.ui.call.live_notes import drop_draft
from coachdesk.ui.call.live_sheet import LiveSheet
from coachdesk.ui.session import Session

_DRAFT_MS, _RETRY_MS = 500, 5_000
_MARKS = {sign: mark for mark, sign in SIGNS.items()}


class LivePage(LiveSheet):
    """Turns keys and touches into writes; the sheet draws what came of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._draft.timeout.connect(self.flush)
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self._on_retry)
        self._retry.start()
        for name, do in {
            "end": self._on_ended, "next": self._on_next, "pause": self._on_paused,
            "more": self._on_view_changed, "undo": self._on_taken_back, "talk": self._on_talked,
            "gap": self._on_gap_counted, "switch": self._on_switched, "move": self._on_moved,
        }.items():  # fmt: skip
            self.keys[name].triggered.connect(do)
        for mark in SIGNS:
            self.keys[mark].triggered.connect(lambda _=False, mark=mark: self._on_marked(mark))
        self._listen_to_line()
        view = self.view
        view.marks.pressed.connect(self._on_sign_pressed)
        view.list.tapped.connect(self._on_tapped)
        view.list.tapped_twice.connect(self._on_tapped_twice)
        view.pane.skill_pressed.connect(self._on_digit_pressed)
        view.pane.talker_pressed.connect(self._on_talker_pressed)
        view.strip.chosen.connect(self._on_waiting_chosen)
        for part in (view.pane, view.foot):
            part.pause.clicked.connect(self._on_paused)
            part.end.clicked.connect(self._on_ended)
            part.undo.clicked.connect(self._on_taken_back)
            part.next.clicked.connect(self._on_next)
        view.foot.more_pressed.connect(self._on_view_changed)
        view.notice.answered.connect(self._on_answered)

    def _listen_to_line(self) -> None:
        line = self.view.line
        line.textChanged.connect(self._on_typed)
        line.entered.connect(self._on_entered)
        line.stepped.connect(self._on_stepped)
        line.selection_stepped.connect(self._on_selection_stepped)
        line.left.connect(self._on_left)
        line.taken_back.connect(self._on_taken_back)
        line.digit_pressed.connect(self._on_digit_pressed)
        line.mark_pressed.connect(self._on_marked)
        line.delete_pressed.connect(self._on_deleted)

    @override
    def open(self, id: str | None, step: str) -> None:
        assert id is not None
        if self.notes.call is None or self.notes.call.id != id:
            self.view.is_plain = True
        self.chosen.clear()
        self.view.line.put(self.notes.open(id))

    @override
    def flush(self) -> None:
        """Keep what is typed; it is entered by Enter, or when the call ends."""
        self.notes.keep_draft(self.view.line.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.view.line.setFocus()
        self.view.line.keyPressEvent(event)

    # What is typed

    def _on_typed(self) -> None:
        self.draw_line()
        if not self._draft.isActive():
            self._draft.start()

    def _on_entered(self, text: str) -> None:
        was_editing = self.notes.editing
        if not text.strip() and not was_editing:
            return
        self.notes.enter(text)
        if self.notes.editing:  # it could not be changed: the text stays where it is
            self.view.line.put(text)
            return
        self.view.line.put(self.notes.end_edit() if was_editing else "")
        if was_editing or self.chosen:
            self.chosen.clear()
            self.draw()
        QTimer.singleShot(0, self, self.flush)

    def _on_retry(self) -> None:
        if self.notes.pending and self.notes.store_pending():
            self.flush()

    def _on_stepped(self, step: int) -> None:
        line = self.notes.entry_beside(step)
        if line:
            self._edit(line)
        elif step > 0 and self.notes.editing:
            self._leave_edit()

    def _edit(self, line: Line) -> None:
        self.chosen.clear()
        self.view.line.put(self.notes.begin_edit(line, self.view.line.text()))
        self.draw()

    def _leave_edit(self) -> None:
        self.view.line.put(self.notes.end_edit())
        self.draw()

    def _on_left(self) -> None:
        """Esc: out of whatever is the innermost here; never out of the call."""
        if self.notes.editing:
            self._leave_edit()
        elif self.chosen:
            self.chosen.clear()
            self.draw()
        else:
            self._on_answered(False)

    # What is done to entries

    def _targets(self) -> list[Line]:
        """The chosen entries, else the one that is edited, else the last."""
        meant = self.chosen or {self.notes.editing or ""}
        entries = self.notes.entries
        return [line for line in entries if line.id in meant] or entries[-1:]

    def _on_marked(self, mark: Mark) -> None:
        self.notes.mark(self._targets(), mark)

    def _on_digit_pressed(self, digit: int) -> None:
        self.notes.tag(self._targets(), digit)

    def _on_sign_pressed(self, sign: str) -> None:
        if self.chosen and sign in _MARKS:
            self._on_marked(_MARKS[sign])
        else:
            self.view.line.set_sign(sign)
        self.view.line.setFocus()

    def _on_deleted(self) -> None:
        if self.chosen:
            self.notes.delete(self._targets())
            self.chosen.clear()
            self.draw()

    def _on_taken_back(self) -> None:
        if self.notes.editing:
            self._leave_edit()
        self.notes.take_back()

    def _on_selection_stepped(self, step: int) -> None:
        """Shift+Up chooses one more from the last upward, Shift+Down one less."""
        ids = [line.id for line in self.notes.entries]
        top = min((ids.index(id) for id in self.chosen if id in ids), default=len(ids)) + step
        self.chosen = set(ids[max(0, top) :])
        self.draw()

    def _on_tapped(self, id: str) -> None:
        if any(line.id == id for line in self.notes.entries):
            self.chosen ^= {id}
            self.draw()

    def _on_tapped_twice(self, id: str) -> None:
        for line in self.notes.entries:
            if line.id == id:
                self._edit(line)

    # Where the call stands

    def _on_view_changed(self) -> None:
        self.view.is_plain = not self.view.is_plain
        self.view.lay()
        self.draw()

    def _on_ended(self) -> None:
        self._finish("ended")

    def _on_next(self) -> None:
        self._finish("next")

    def _finish(self, step: str) -> None:
        """Store what stands in the line, stop the clock, move on; if that fails, stay."""
        if self.notes.editing and not self.view.line.text().strip():
            self._leave_edit()
        while self.view.line.text().strip() and not self.notes.trouble:
            self._on_entered(self.view.line.text())
        if self.notes.pending or self.view.line.text().strip() or not self.notes.do(end_call):
            return
        call_id = self.call.id
        drop_draft(self.session, call_id)
        forget_presence(self.session.store, call_id)
        self.moved_on.emit(step, call_id)

    def _on_paused(self) -> None:
        self.notes.do(resume if self.call.is_paused else pause)

    def _on_talked(self) -> None:
        """The next talker: rep, customer, me, nobody."""
        order = [None, *TALKERS]
        now = order.index(talking(self.session.store, self.call.id))
        self.notes.do(set_talking, who=order[(now + 1) % len(order)])

    def _on_talker_pressed(self, who: str) -> None:
        same = talking(self.session.store, self.call.id) == who
        self.notes.do(set_talking, who=None if same else who)

    def _on_gap_counted(self) -> None:
        gap = gap_of(self.session.store, self.call.id)
        if gap:
            self.notes.do(count_as_pause, gap=gap)

    def _on_answered(self, yes: bool) -> None:
        if self.notes.trouble:
            self.notes.trouble = ""
            if yes:
                self._on_retry()
        elif yes:
            self._on_gap_counted()
        else:
            forget_gap(self.session.store, self.call.id)
        self.draw()

    def _on_switched(self) -> None:
        for call in self.waiting()[:1]:
            self._go_on_with(call.id)

    def _go_on_with(self, call_id: str) -> None:
        self.flush()
        plain = self.view.is_plain
        self.open(call_id, "live")
        self.view.is_plain = plain
        self.notes.do(resume)

    def _on_moved(self) -> None:
        for call in self.waiting()[:1]:
            self._on_waiting_chosen(call.id, moving=True)

    def _on_waiting_chosen(self, call_id: str, *, moving: bool = False) -> None:
        if self.chosen:
            self.notes.move(self._targets(), call_id)
            self.chosen.clear()
            self.draw()
        elif not moving:
            self._go_on_with(call_id)
