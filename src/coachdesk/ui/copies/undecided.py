"""Counts, off the GUI thread, what two computers changed and nobody has decided on."""

from PySide6.QtCore import QObject, QTimer, Signal

from coachdesk.desk.merging import undecided
from coachdesk.domain.changes import Changes
from coachdesk.ui import work
from coachdesk.ui.session import Session

_SETTLE_MS = 400


class Undecided(QObject):
    """Counts after the first paint, and again whenever something came from elsewhere."""

    counted = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._count = 0
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        session.changed.connect(self._on_changed)

    def _on_changed(self, _changes: Changes, initiator: object) -> None:
        if initiator is None or self._count:
            self._timer.start()

    def _look(self) -> None:
        store = self._session.store

        def job(_progress: work.Progress) -> int:
            own = store.again()
            try:
                return sum(len(group.places) for group in undecided(own))
            finally:
                own.close()

        work.run(job, on_done=self._on_counted, on_error=self._session.failed.emit)

    def _on_counted(self, count: int) -> None:
        self._count = count
        self.counted.emit(count)
