"""At start: whoever's last day has passed goes off the roster, and a record that is due is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coachdesk.desk.leaving import all_left, off_the_roster
from coachdesk.domain.findings import many
from coachdesk.ui.places import Destination
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.kit import Banner
    from coachdesk.ui.window import MainWindow


class RecordsWatch(QObject):
    """Names nobody: others may look at this screen."""

    def __init__(self, session: Session, window: "MainWindow") -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._banner: Banner | None = None

    def look(self) -> None:
        """Once; never in a call, and nothing where only one rep is shown."""
        session, today = self._session, self._session.today()
        if session.read_only or running(session) or self._window.is_confined:
            return
        left = all_left(session.store)
        if any(one.left_on < today and not one.archived for one in left):
            session.do(off_the_roster)
        due = sum(one.is_due(today) for one in left)
        if due:
            self._banner = self._window.warn(f"{many(due, 'record')} due to be erased.")
            self._banner.add("Look", self._look)

    def _look(self) -> None:
        if self._banner:
            self._banner.hide()
        self._window.go(Destination("records"))
