"""What the window says, and offers, where the file has gone or something else stands there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coachdesk.domain.refused import Refused
from coachdesk.store.identity import Fingerprint, identify
from coachdesk.store.publish import SAVED_HERE
from coachdesk.ui import work
from coachdesk.ui.publishing import Publisher, Saving, standing
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

if TYPE_CHECKING:
    from coachdesk.ui.kit import Banner
    from coachdesk.ui.window import MainWindow


class FileBanner(QObject):
    """Comes when saving fails, never in a call, and goes when the file is whole again."""

    def __init__(self, session: Session, window: "MainWindow", publisher: Publisher) -> None:
        super().__init__(window)
        self._session, self._window, self._publisher = session, window, publisher
        self._banner: Banner | None = None
        publisher.told.connect(self._on_told)
        publisher.lost_file.connect(self._on_lost)

    def _on_lost(self, gone: Fingerprint) -> None:
        file = self._publisher.saving.file
        banner = self._say(f"{file.name} is no longer in {file.parent}.")
        if found := self._moved_to(file.parent, gone):
            banner.add(f"Go on in {found.name}", lambda: self._go_on_in(found))
        banner.add("Write it again", self._publisher.publish)

    def _on_told(self, saving: Saving) -> None:
        if saving.state == "in":
            self._close()
        elif saving.state == "failed" and self._banner is None:
            store, file = self._session.store, saving.file

            def job(_progress: work.Progress) -> bool:
                from coachdesk.store.repair import is_in_the_way  # noqa: PLC0415 -- seldom

                own = store.again()
                try:
                    return is_in_the_way(own, file)
                finally:
                    own.close()

            work.run(job, on_done=self._on_judged, on_error=self._session.failed.emit)

    def _on_judged(self, is_in_the_way: bool) -> None:
        saving = self._publisher.saving
        if is_in_the_way and saving.state == "failed" and not running(self._session):
            banner = self._say(saving.why)
            banner.add("Write it again, keep that one in quarantine", self._publisher.write_again)

    def _say(self, why: str) -> "Banner":
        self._close()
        self._banner = self._window.warn(f"{why.removesuffix(SAVED_HERE).strip()} {SAVED_HERE}")
        self._banner.closed.connect(self._on_put_away)
        return self._banner

    def _moved_to(self, folder: Path, gone: Fingerprint) -> Path | None:
        """The file under another name beside where it was; a new file may have its inode."""
        try:
            for path in folder.iterdir():
                found = standing(path)
                if found and found[0] == gone[0] and path.is_file():
                    return path if identify(path).dataset == self._session.store.dataset else None
        except (OSError, Refused):
            pass  # the folder has gone too, or another file has taken its inode
        return None

    def _go_on_in(self, path: Path) -> None:
        self._close()
        self._window.files.go_on_in(path)
        self._publisher.publish()

    def _on_put_away(self) -> None:
        self._banner = None

    def _close(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None:
            banner.hide()
            banner.deleteLater()
