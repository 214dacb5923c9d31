"""Copies that a sync program left beside the file: offered once, under the menus."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.store.siblings import Sibling, leave, siblings
from coachdesk.ui import work
from coachdesk.ui.copies import jobs
from coachdesk.ui.copies.telling import tell_brought
from coachdesk.ui.kit import Banner
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow


class Siblings(QObject):
    """Looks when the window gets the focus and when a call has ended; offers one at a time."""

    def __init__(self, session: Session, window: "MainWindow") -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._busy = False
        self._put_away: set[str] = set()  # banners closed without an answer: not again today
        self._banner: Banner | None = None
        self._offered: Sibling | None = None  # by the banner
        window.installEventFilter(self)
        session.changed.connect(self._on_changed)

    def look(self) -> None:
        """See, off the GUI thread, whether a copy stands beside the file."""
        session, file = self._session, self._session.file
        if self._busy or file is None or running(session):
            return
        self._busy = True
        job = jobs.with_own(session.store, lambda own, _progress: siblings(own, file))
        work.run(job, on_done=self._on_found, on_error=self._on_failed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if "call" not in changes.topics:
            return
        if self._banner and running(self._session):
            self._close()  # it comes back when the call has ended
        else:
            self.look()

    def _on_found(self, found: list[Sibling]) -> None:
        self._busy = False
        new = [one for one in found if one.key not in self._put_away]
        if self._offered not in new:
            self._close()  # what it has came in another way, or it is gone
        if new and not self._banner and not running(self._session):
            self._offer(new[0])

    def _offer(self, sibling: Sibling) -> None:
        self._offered = sibling
        words = f"{sibling.path.name} stands beside your file, with notes that are not here"
        self._banner = self._window.warn(f"{words}: {_origin(sibling, self._session.now())}")
        self._banner.add("Bring it in", partial(self._bring, sibling))
        self._banner.add("Leave it", partial(self._leave, sibling))
        self._banner.closed.connect(partial(self._on_put_away, sibling))

    def _bring(self, sibling: Sibling) -> None:
        self._close()
        self._busy = True
        job = jobs.bringing_sibling(self._session.store, sibling, self._session.now())
        work.run(job, on_done=self._on_brought, on_error=self._on_failed)

    def _on_brought(self, changes: Changes) -> None:
        self._busy = False
        self._session.changed.emit(changes, None)
        tell_brought(self._session, "; the copy is kept in quarantine")
        self.look()

    def _leave(self, sibling: Sibling) -> None:
        self._close()
        leave(self._session.store, sibling, self._session.now())
        self.look()

    def _on_put_away(self, sibling: Sibling) -> None:
        self._banner = None
        self._put_away.add(sibling.key)

    def _on_failed(self, why: str) -> None:
        self._busy = False
        self._session.failed.emit(why)

    def _close(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None:
            banner.hide()
            banner.deleteLater()


def _origin(sibling: Sibling, now: Moment) -> str:
    at = Moment(unstamp(sibling.at), now.offset_minutes)
    return f"from {sibling.by or 'another computer'}, {said(at.on, now.on)} {at.local:%H:%M}."
