"""Notes after the call: the note line as it is in a call, without clock, pauses or quiet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call_clock import resume
from coachdesk.domain.days import said
from coachdesk.ui.call.live import LivePage
from coachdesk.ui.call.live_strip import NEXT_KEY
from coachdesk.ui.kit import Header, KeyButton, set_role
from coachdesk.ui.session import Session

_LIVE_ONLY = ("pause", "more", "talk", "gap")


class NotesPage(LivePage):
    """Nobody is across the table any more, so marks and skills are in view from the start."""

    quiet = False
    call_key = NEXT_KEY  # Ctrl and a digit tags, as in a call

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        for name in _LIVE_ONLY:
            self.removeAction(self.keys[name])
        self.keys["end"].setText("Debrief")
        view = self.view
        self._header = Header("", "", KeyButton.of(self.keys["end"], "Ctrl+Enter", primary=True))
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.setSpacing(0)
        layout.insertWidget(0, self._header)
        for part in (view.title, view.clock, view.foot, view.pane.pause, view.pane.end):
            part.hide()
        set_role(view, "surface")
        view.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @override
    def open(self, id: str | None, step: str) -> None:
        super().open(id, step)
        self.view.is_plain = False

    @override
    def draw(self) -> None:
        super().draw()
        call = self.call
        words = [call.account, said(call.held_on, self.session.today())]
        if call.from_memory:
            words.append(f"from memory, about {call.minutes} min")
        subtitle = " · ".join(filter(None, words))
        self._header.set_title(f"Notes, {call.rep_name}", subtitle)
        trouble = self.notes.trouble  # a call that has ended draws no clock, which would say it
        self.view.notice.setVisible(bool(trouble))
        if trouble:
            again = ("Try again", "") if self.notes.pending else ("", "")
            self.view.notice.say(trouble, again, ("Put away", "Esc"))

    @override
    def _on_ended(self) -> None:
        self._finish("curbside")

    @override
    def _go_on_with(self, call_id: str) -> None:
        self.flush()
        if self.session.do(resume, call_id=call_id) is not None:  # it may run already
            self.moved_on.emit("live", call_id)
