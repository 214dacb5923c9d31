"""The Call place: one page of steps, of which it shows the one that the call is at."""

from contextlib import suppress
from importlib import import_module
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call import Call, call_of, live_call, reopen_call
from coachdesk.desk.call_clock import still_here
from coachdesk.domain.refused import Refused
from coachdesk.ui.call.page import ENDED_DRAFT, Page, line_left
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

# Each opens by an id: `before` by the rep's or none, `next` by the call that it follows, the
# others by the call's; `memory` by the rep's or none. Pages are made when first shown.
# Beside these, `resume` goes on with a call that has ended.
STEPS = {
    "before": "coachdesk.ui.call.before:BeforePage",
    "next": "coachdesk.ui.call.before:BeforePage",
    "live": "coachdesk.ui.call.live:LivePage",
    "ended": "coachdesk.ui.call.ended:EndedPage",
    "curbside": "coachdesk.ui.call.curbside:CurbsidePage",
    "memory": "coachdesk.ui.call.memory:MemoryPage",
    "notes": "coachdesk.ui.call.memory_notes:NotesPage",
}
_HEARTBEAT_MS = 15_000


class CallScreen(Screen):
    """Shows the step a call is at, and keeps a live call's heartbeat wherever one is."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "call", "entry", "pause", "talk", "step", "skill", "rep", "rating", "ride", "focus",
        "way", "asked", "template", "note", "goal", "checkpoint",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._heart = QTimer(self, interval=_HEARTBEAT_MS)
        self._heart.timeout.connect(self.beat)
        self._heart.start()
        self.beat()

    @property
    def page(self) -> Page | None:
        """The step that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    @override
    def arrive(self, destination: Destination) -> None:
        step, id = destination.step, destination.id
        if step is None:
            step, id = self._step_of(id)
        self._show(step, id)

    @override
    def refresh(self) -> None:
        if self.page is None:
            self._show(*self._step_of(None))
            return
        try:
            self.page.refresh()
        except Refused as refused:  # its call is no longer there
            self.session.failed.emit(str(refused))
            self._show("before", None)

    @override
    def flush(self) -> None:
        if self.page:
            self.page.flush()

    def beat(self) -> None:
        """Note that the program runs, so that a gap in a live call is noticed."""
        call = live_call(self.session.store)
        if call and not self.session.read_only:
            with suppress(Refused):  # a full disk: the note line says it, and nothing interrupts
                still_here(self.session.store, self.session.now(), call)

    def _step_of(self, call_id: str | None) -> tuple[str, str | None]:
        """The step a call is at; without one, of the call that runs or has just ended."""
        store = self.session.store
        if call_id is None:
            live = live_call(store)
            call_id = live.id if live else store.drafts.get(ENDED_DRAFT)
            if live and live.is_paused and self.page is None and (left := self._notes_left()):
                return "notes", left
        call = self._call_of(call_id)
        if call is None:
            return "before", None
        if call.is_live:
            return "live", call.id
        return ("ended" if store.drafts.get(ENDED_DRAFT) == call.id else "curbside"), call.id

    def _call_of(self, id: str | None) -> Call | None:
        try:
            return call_of(self.session.store, id) if id else None
        except Refused:
            return None

    def _notes_left(self) -> str | None:
        """The call that notes were written of after it, when the program stopped in mid-line."""
        call = self._call_of(line_left(self.session))
        return call.id if call and not call.is_live else None

    def _show(self, step: str, id: str | None) -> None:
        if step == "resume":
            if self.session.do(reopen_call, initiator=self, call_id=id) is None:
                return
            step = "live"
        page = self._page(step)
        if self.page not in (None, page):
            self.flush()
        for action in self.actions():
            self.removeAction(action)
        page.open(id, step)
        if call := self._call_of(id):  # and not a rep's id, as some steps have
            self.session.rep_id = call.rep_id
        self._stack.setCurrentWidget(page)
        self.primary, self.call_key = page.primary, page.call_key
        self.addActions(page.actions())
        self.quiet = page.quiet
        self.setFocusProxy(page)
        page.refresh()
        page.setFocus()

    def _page(self, step: str) -> Page:
        place = STEPS[step]
        if place not in self._pages:
            module, name = place.split(":")
            page: Page = getattr(import_module(module), name)(self.session, self)
            page.moved_on.connect(self._show)
            page.asked_to_go.connect(self.asked_to_go)
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]
