"""One quiet line when a team is opened: how new what one sees is, and whence it came."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coachdesk.desk.newest_note import NewestNote, worth_saying
from coachdesk.ui import work
from coachdesk.ui.copies.commands import ask_for_a_copy
from coachdesk.ui.copies.jobs import with_own
from coachdesk.ui.publishing import Publisher, Saving
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.kit import Banner
    from coachdesk.ui.window import MainWindow


class OpeningLine(QObject):
    """Said once, when the file was looked at for the first time; never in a call."""

    def __init__(self, session: Session, window: "MainWindow", publisher: Publisher) -> None:
        super().__init__(window)
        self._session, self._window, self._publisher = session, window, publisher
        self._banner: Banner | None = None
        publisher.told.connect(self._on_told)
        self._on_told(publisher.saving)

    def _on_told(self, saving: Saving) -> None:
        if saving.state == "here":
            return
        self._publisher.told.disconnect(self._on_told)
        now = self._session.now()
        job = with_own(self._session.store, lambda own, _progress: worth_saying(own, now))
        work.run(job, on_done=self._on_found, on_error=self._session.failed.emit)

    def _on_found(self, newest: NewestNote | None) -> None:
        if newest is None or running(self._session):
            return
        words = newest.in_words(self._session.now())
        self._banner = self._window.warn(f"{words} Have a newer copy?")
        self._banner.add("Bring it in", self._bring)

    def _bring(self) -> None:
        if self._banner:
            self._banner.hide()
        ask_for_a_copy(self._window)
