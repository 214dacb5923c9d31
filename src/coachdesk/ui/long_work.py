"""Work that may last: a line under the menus says what it is, how far, and stops it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from coachdesk.ui import work

if TYPE_CHECKING:
    from coachdesk.ui.kit import Banner
    from coachdesk.ui.window import MainWindow

_PATIENCE_MS = 400  # what is done sooner needs no line


class LongWork(QObject):
    """One job and its line. Only a job that tells its progress can be stopped."""

    def __init__(
        self, window: "MainWindow", words: str, job: work.Job, on_done: Callable[[Any], None],
        *, can_stop: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._words, self._can_stop = window, words, can_stop
        self._on_result = on_done
        self._banner: Banner | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self._show)
        self._soon.start()
        self._work = work.run(
            job, on_done=self._on_done, on_error=self._on_failed, on_progress=self._on_progressed
        )

    def _show(self) -> None:
        self._banner = self._window.warn(self._words)
        self._banner.closed.connect(self._on_put_away)
        if self._can_stop:
            self._banner.add("Stop", self._on_stopped)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._banner:
            self._banner.text.setText(f"{self._words} {done * 100 // total} %")

    def _on_done(self, result: Any) -> None:
        self._end()
        self._on_result(result)

    def _on_failed(self, why: str) -> None:
        self._end()
        self._window.session.failed.emit(why)

    def _on_stopped(self) -> None:
        self._work.cancel()
        self._end()
        self._window.session.say(f"{self._words.rstrip(' …')}: stopped, nothing was changed")

    def _on_put_away(self) -> None:
        self._banner = None

    def _end(self) -> None:
        self._soon.stop()
        banner, self._banner = self._banner, None
        if banner is not None:
            banner.hide()
            banner.deleteLater()
