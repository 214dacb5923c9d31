"""A backup at start and each hour, where anything has changed, and old foreign files cleared."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from coachdesk.store.backup import backup_if_changed
from coachdesk.store.clearing import clear_old
from coachdesk.store.purge import clear_erased
from coachdesk.ui import work
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

_AT_START_MS = 20_000  # after the start's own work
_HOUR_MS = 3_600_000


class Backups(QObject):
    """Keeps the rotated copies of one data set young."""

    def __init__(self, session: Session, parent: QObject, at_start_ms: int = _AT_START_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._hourly = QTimer(self, interval=_HOUR_MS)
        self._hourly.timeout.connect(self.look)
        self._hourly.start()
        QTimer.singleShot(at_start_ms, self, self.look)

    def look(self) -> None:
        """Make a backup unless the last one holds all there is; off the GUI thread."""
        store, now = self._session.store, self._session.now()
        in_call = running(self._session) is not None

        def job(_progress: work.Progress) -> Path | None:
            own = store.again()
            try:
                if not in_call:  # it rewrites the store, and a note must not wait for that
                    clear_erased(own, now)
                clear_old(own, now)
                return backup_if_changed(own, now)
            finally:
                own.close()

        work.run(job, on_done=lambda _path: None, on_error=self._session.failed.emit)
