"""What is typed and not yet entered, kept on this machine within half a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from coachdesk.domain.refused import Refused
from coachdesk.ui.session import Session

_WAIT_MS = 400


class Draft(QObject):
    """One form's unfinished text; `key` says whose it is."""

    def __init__(self, session: Session, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self.key = ""
        self.is_dirty = False  # something was typed that is not stored
        self._session = session
        self._text = text
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something was typed."""
        self.is_dirty = True
        self._timer.start()

    def keep(self) -> None:
        """Write down what stands in the form now, if it is not stored."""
        self._timer.stop()
        if self.is_dirty and not self._session.read_only:
            try:
                self._session.store.drafts.put(self.key, self._text(), self._session.now())
            except Refused as refused:
                self._session.failed.emit(str(refused))

    def take(self) -> str | None:
        """What was kept; from then on it is being typed again."""
        if self._session.read_only:
            return None
        kept = self._session.store.drafts.get(self.key)
        self.is_dirty = kept is not None
        return kept

    def drop(self) -> None:
        """It is stored, or not wanted any more."""
        self._timer.stop()
        if not self._session.read_only and self._session.store.drafts.get(self.key) is not None:
            self._session.store.drafts.drop(self.key)
        self.is_dirty = False
