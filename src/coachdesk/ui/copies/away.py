"""Says in the status line when notes are on this computer only; counted off the GUI thread."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from typing_extensions import override

from coachdesk.domain.days import listed
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.store.away import NotAway, newest, not_away, note_away, stick
from coachdesk.store.seen import is_up_to_date
from coachdesk.store.store import Store
from coachdesk.ui import work
from coachdesk.ui.copies.jobs import with_own
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow

_OFTEN_MS = 600_000


@dataclass(frozen=True, slots=True)
class _Found:
    not_away: NotAway | None
    stick: Path | None


class AwayWatch(QObject):
    """Looks at start, when the window gets the focus, after a copy, and now and then."""

    def __init__(self, session: Session, window: "MainWindow") -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._busy = False
        self._stick: Path | None = None
        self._often = QTimer(self, interval=_OFTEN_MS)
        self._often.timeout.connect(self.look)
        self._often.start()
        window.installEventFilter(self)
        window.files.copied.connect(self.look)
        window.status.away_taken.connect(self._on_taken)
        session.changed.connect(self._on_changed)

    def look(self) -> None:
        """Count what is not known to be off this computer."""
        session, preferences = self._session, self._window.preferences
        days, file, now = preferences.away_days, session.file, session.now()
        if self._busy or not days or file is None or running(session):
            self._window.status.show_away("", "")
            return
        synced = preferences.is_synced(file.parent)

        def count(own: Store, _progress: work.Progress) -> _Found:
            upto = newest(own)
            if synced and is_up_to_date(own, file):
                note_away(own, upto)
            return _Found(not_away(own, now, days), stick(own))

        self._busy = True
        job = with_own(session.store, count)
        work.run(job, on_done=self._on_counted, on_error=self._on_failed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def _on_changed(self, changes: object, _initiator: object) -> None:
        if "call" in getattr(changes, "topics", ()):
            self.look()

    def _on_counted(self, found: _Found) -> None:
        self._busy, self._stick = False, found.stick
        if found.not_away is None or running(self._session):
            self._window.status.show_away("", "")
            return
        words = in_words(found.not_away, self._session.now())
        offer = f"Copy to {volume(found.stick)}" if found.stick else "Save a copy …"
        self._window.status.show_away(words, offer)

    def _on_taken(self) -> None:
        if self._stick:
            self._window.files.copy_to(self._stick)
        else:
            self._window.files.copy()

    def _on_failed(self, why: str) -> None:
        self._busy = False
        self._session.failed.emit(why)


def in_words(found: NotAway, now: Moment) -> str:
    """What the status line says."""
    notes = f"{found.notes:,} {'note' if found.notes == 1 else 'notes'}"
    if not found.known_until:
        return f"Nothing is known to be off this computer · {notes}"
    on = Moment(unstamp(found.known_until), now.offset_minutes).on
    return f"Nothing newer than {listed(on, now.on)} is known to be off this computer · {notes}"


def volume(folder: Path) -> str:
    """The name of the medium that a folder is on: E:, or what it is mounted as."""
    if folder.drive:
        return folder.drive
    mount = next((p for p in (folder, *folder.parents) if os.path.ismount(p)), folder)
    return mount.name or folder.name
