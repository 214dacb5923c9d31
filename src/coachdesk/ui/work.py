"""Slow work, off the GUI thread.

The job opens its own connection. It is given `progress(done, total)`, which it calls now and
then; when the work was cancelled that call raises `Cancelled`, so that the job's transaction
rolls back by itself.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from coachdesk.domain.refused import Refused

Progress = Callable[[int, int], None]
Job = Callable[[Progress], Any]


class Cancelled(Exception):
    """The person has thought better of it."""


class Work(QObject):
    """A job under way."""

    _progressed = Signal(int, int)
    _ended = Signal(object, object)  # result, error

    def __init__(
        self,
        on_done: Callable[[Any], None],
        on_progress: Callable[[int, int], None] | None,
        on_error: Callable[[str], None],
    ) -> None:
        super().__init__(QCoreApplication.instance())  # lives until it has ended
        self._on_done, self._on_progress_told, self._on_error = on_done, on_progress, on_error
        self._cancelled = Event()
        self.running = True
        self._progressed.connect(self._on_progressed)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask the job to stop; nothing is heard of it then, unless it was already done."""
        self._cancelled.set()

    def perform(self, job: Job) -> None:
        """Run the job; in its own thread."""
        result, failure = None, None
        try:
            result = job(self._progress)
        except Exception as error:  # handed to the GUI thread and raised there
            failure = error
        with suppress(RuntimeError):  # the program has ended in the meantime
            self._ended.emit(result, failure)

    def _progress(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self._progressed.emit(done, total)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self._on_progress_told and not self._cancelled.is_set():
            self._on_progress_told(done, total)

    @Slot(object, object)
    def _on_ended(self, result: Any, error: Exception | None) -> None:
        self.running = False
        self.deleteLater()
        if _is_gone(self._on_done):
            return
        if error is None:
            self._on_done(result)
        elif isinstance(error, Cancelled):
            return
        elif isinstance(error, Refused):
            self._on_error(str(error))
        elif isinstance(error, OSError):
            self._on_error(f"{error.strerror or error}.")
        else:
            raise error


def _is_gone(callback: Callable[..., None]) -> bool:
    """Whether what wanted to hear was closed in the meantime."""
    owner = getattr(callback, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)


def run(
    job: Job,
    *,
    on_done: Callable[[Any], None],
    on_error: Callable[[str], None],
    on_progress: Callable[[int, int], None] | None = None,
) -> Work:
    """Start a job; the callbacks come in the GUI thread."""
    work = Work(on_done, on_progress, on_error)
    Thread(target=work.perform, args=(job,), name="work").start()
    return work
