"""At start: whoever's last day has passed goes off the roster, and a record that is due is said."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coachdesk.desk.leaving import all_left, off_the_roster
from coachdesk.desk.thinning import Old, old_entries
from coachdesk.domain.findings import many
from coachdesk.ui import work
from coachdesk.ui.copies.jobs import with_own
from coachdesk.ui.places import Destination
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.kit import Banner
    from coachdesk.ui.window import MainWindow


_OFFERED = "thinning offered"  # the month


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
        self._offer_thinning()
        due = sum(one.is_due(today) for one in left)
        if due:
            self._show(f"{many(due, 'record')} due to be erased.")

    def _offer_thinning(self) -> None:
        """Once a month, where there is something to let go."""
        store, today = self._session.store, self._session.today()
        month = f"{today:%Y-%m}"
        if store.local.fact(_OFFERED) != month:
            job = with_own(store, lambda own, _progress: old_entries(own, today))
            work.run(job, on_done=partial(self._on_counted, month), on_error=_unsaid)

    def _on_counted(self, month: str, old: Old | None) -> None:
        if old is None or not old.entries or running(self._session) or self._window.is_confined:
            return
        self._session.store.local.keep_fact(_OFFERED, month)
        count = "1 entry" if len(old.entries) == 1 else f"{len(old.entries):,} entries"
        self._show(f"{count} of old calls may go.")

    def _show(self, words: str) -> None:
        self._banner = self._window.warn(words)
        self._banner.add("Look", self._look)

    def _look(self) -> None:
        if self._banner:
            self._banner.hide()
        self._window.go(Destination("records"))


def _unsaid(_why: str) -> None:
    """Nobody asked for it: the next start counts again."""
