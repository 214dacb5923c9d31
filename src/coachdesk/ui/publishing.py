"""When the work is published, and what the status line says of it (the rules are FILE.md's)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.identity import Fingerprint, fingerprint
from coachdesk.ui import work
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.store.bring_up import Outcome
    from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. A publish waits for quiet, and never takes more than a twentieth of the time."""

    quiet: float = 3
    share: float = 20
    in_call: float = 300
    look: float = 1
    again: float = 10


@dataclass(frozen=True, slots=True)
class Saving:
    """How safe the work is: here (on this computer), in (the file), or failed, and why."""

    state: str
    file: Path
    at: str = ""
    why: str = ""


class Publisher(QObject):
    """Brings FILE up to the store, off the GUI thread, and looks out for others' changes."""

    told = Signal(object)  # Saving
    lost_file = Signal(object)  # FILE has gone from where it was; how it was last seen

    def __init__(
        self,
        session: Session,
        in_call: Callable[[], bool],
        timing: Timing | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        assert session.file is not None
        self._session, self._in_call = session, in_call
        self._timing = timing or Timing()
        self._file = session.file
        self._data_version = session.store.data_version()
        self._was_in_call = in_call()
        self._seen: Fingerprint | None = None  # FILE as it was when it was last looked at
        self._is_lost = self._anew = False
        self._running: work.Work | None = None
        self._dirty = self._again = self._is_told_later = False
        self._lasted = self._ended = 0.0
        self._then: list[Callable[[], None]] = []
        self.saving = Saving("here", self._file)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.publish)
        self._look_timer = QTimer(self, interval=round(self._timing.look * 1000))
        self._look_timer.timeout.connect(self.look)
        self._look_timer.start()
        session.changed.connect(self._on_changed)

    def publish(self) -> None:
        """Publish now, or once more when the publish under way has ended."""
        self._timer.stop()
        if self._running is not None:
            self._again = True
            return
        self._dirty = self._again = self._is_lost = False
        store, file, now = self._session.store, self._file, self._session.now()
        anew, self._anew = self._anew, False
        in_call = self._was_in_call

        def job(_progress: work.Progress) -> "Outcome":
            from coachdesk.store.bring_up import bring_up  # noqa: PLC0415 -- after the first paint

            own = store.again()
            try:
                if anew:
                    _write_again(own, file, now)
                return bring_up(own, file, now, in_call=in_call)
            finally:
                own.close()

        self._running = work.run(job, on_done=self._on_published, on_error=self._on_failed)

    def write_again(self) -> None:
        """Publish, whatever stands at FILE; that is kept in quarantine."""
        self._anew = True
        self.publish()

    def move(self, file: Path) -> None:
        """From now on publish there; it has just been done once."""
        self._file, self._seen, self._is_lost = file, standing(file), False
        self._tell(Saving("in", file, at=self._session.now().stamp))

    def finish(self, then: Callable[[], None]) -> None:
        """Publish what is not yet published, then go on, whether that worked or not."""
        self._look_timer.stop()
        self._then.append(then)
        if self._dirty or self.saving.state != "in":
            self.publish()
        elif self._running is None:
            self._end()

    def rest(self) -> None:
        """Publish nothing more."""
        self._timer.stop()
        self._look_timer.stop()

    def look(self) -> None:
        """Notice what others have done: to the store, and to the file."""
        self._notice_others()
        if self._running is None and not self._was_in_call:
            self._look_at_file()

    def _notice_others(self) -> None:
        version = self._session.store.data_version()
        if version != self._data_version:
            self._data_version = version
            self._session.notice_others()

    def _look_at_file(self) -> None:
        found = standing(self._file)
        if self._is_lost:
            if found:
                self.publish()  # it has come back
        elif found is None and self._seen is not None:
            self._seen, self._is_lost, gone = None, True, self._seen
            self._timer.stop()
            self._tell(Saving("here", self._file))
            self.lost_file.emit(gone)
        elif self._seen is not None and found != self._seen:
            self.publish()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        self._dirty = True
        self._tell(Saving("here", self._file))
        in_call = self._in_call() if "call" in changes.topics else self._was_in_call
        ended, self._was_in_call = self._was_in_call and not in_call, in_call
        if ended:
            self.publish()
        elif not in_call:
            self._wait(self._timing.quiet)
        elif not self._timer.isActive():
            self._wait(self._timing.in_call)

    def _wait(self, seconds: float) -> None:
        if self._is_lost:
            return  # until it is asked to be written again, or the window closes
        soonest = self._ended + self._timing.share * self._lasted - time.monotonic()
        self._timer.start(round(max(seconds, soonest) * 1000))

    def _on_published(self, outcome: "Outcome") -> None:
        self._lasted = outcome.lasted
        self._seen = standing(self._file)
        if outcome.at and not self._dirty:
            self._tell(Saving("in", self._file, at=outcome.at))
        self._is_told_later |= outcome.brought_in
        if self._is_told_later and not self._was_in_call:
            self._is_told_later = False
            from coachdesk.ui.copies.telling import tell_brought  # noqa: PLC0415 -- seldom

            self._notice_others()  # first what came, then the line that says so
            tell_brought(self._session)
        self._end()

    def _on_failed(self, why: str) -> None:
        self._dirty = True
        self._seen = standing(self._file)
        self._tell(Saving("failed", self._file, why=why))
        self._wait(self._timing.again)
        self._end()

    def _end(self) -> None:
        self._running, self._ended = None, time.monotonic()
        if self._again and not self._then:
            self.publish()
            return
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _tell(self, saving: Saving) -> None:
        if saving != self.saving:
            self.saving = saving
            self.told.emit(saving)


def standing(file: Path) -> Fingerprint | None:
    """What stands at a path; None where nothing does, or the folder or medium is gone."""
    try:
        return fingerprint(file)
    except OSError:
        return None


def _write_again(store: "Store", file: Path, now: Moment) -> None:
    from coachdesk.store.repair import write_again  # noqa: PLC0415 -- seldom

    write_again(store, file, now)
