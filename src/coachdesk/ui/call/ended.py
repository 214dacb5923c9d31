"""The quiet line after a call: nothing about the rep is on the screen until Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call import call_of
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.ui import theme
from coachdesk.ui.call.live_parts import Foot
from coachdesk.ui.call.page import ENDED_DRAFT, Page
from coachdesk.ui.kit import Link, label
from coachdesk.ui.kit.act import act
from coachdesk.ui.session import Session

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class EndedPage(Page):
    """One line, and three ways on: alone now, the next call, or not ended after all."""

    quiet = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAccessibleName("Call ended")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._call_id = ""
        self._ended = label("", "note")
        self._links = [
            self._link("Enter when you are alone", self._on_alone),
            self._link("Ctrl+N next call", self._on_next, small=True),
            self._link("Esc go on", self._on_back, small=True),
        ]
        alone, *others = self._links
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addStretch()
        foot.addWidget(others[0])
        foot.addWidget(label("·", "hint"))
        foot.addWidget(others[1])
        foot.addStretch()
        self._foot = Foot(can_change_view=False)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self._ended, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(alone, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        column.addLayout(foot)
        column.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(column, 1)
        page.addWidget(self._foot)
        act(self, "Next call", self._on_next, "Ctrl+N")
        act(self, "Go on with the call", self._on_back)
        act(self, "Debrief", self._on_alone)

    @override
    def open(self, id: str | None, step: str) -> None:
        self._call_id = id or ""
        drafts = self.session.store.drafts
        if not self.session.read_only and drafts.get(ENDED_DRAFT) != id:
            drafts.put(ENDED_DRAFT, self._call_id, self.session.now())

    @override
    def refresh(self) -> None:
        call = call_of(self.session.store, self._call_id)
        if call.ended_at:
            at = Moment(unstamp(call.ended_at), call.utc_offset_minutes).local
            self._ended.setText(f"Call ended {at:%H:%M}")
        self._foot.fit(is_plain=True, has_pane=False)
        self._foot.say("")
        for link in self._links:
            link.setStyleSheet(f"color: {theme.current().muted}")
            link.setMinimumHeight(theme.sizes().big_field if theme.sizes().touch else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        fresh = not event.isAutoRepeat() and not event.modifiers() & ~_KEYPAD
        if fresh and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_alone()
        elif fresh and event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            event.accept()  # a held key, or one hit by chance, does nothing

    def _link(self, text: str, do: Callable[[], None], *, small: bool = False) -> Link:
        link = Link(text, small=small)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.clicked.connect(do)
        return link

    def _on_alone(self) -> None:
        self._leave("curbside")

    def _on_next(self) -> None:
        self._leave("next")

    def _on_back(self) -> None:
        self._leave("resume")

    def _leave(self, step: str) -> None:
        self.session.store.drafts.drop(ENDED_DRAFT)
        self.moved_on.emit(step, self._call_id)
