"""A fault of ours: kept in a log file, shown with its details, and the program goes on.

The log holds kinds of errors and places in the program, never what an error says: that may be
somebody's notes.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from coachdesk import __version__
from coachdesk.ui import prompt

_COPY = "Copy details"
_LARGEST = 500_000


def details_of(error: BaseException) -> str:
    """What a developer needs: versions, the kind of error, and the way there."""
    import platform  # noqa: PLC0415 -- not at start-up
    import traceback  # noqa: PLC0415 -- not at start-up

    lines = [f"CoachDesk {__version__}, Python {platform.python_version()}, Qt {qVersion()},"]
    lines[0] += f" {platform.system()} {platform.release()}"
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        lines.append(f"  {path.parent.name}/{path.name}:{frame.lineno} in {frame.name}")
    return "\n".join([*lines, type(error).__name__])


class CrashHook:
    """What Python calls with an error that nobody caught."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "coachdesk.log"
        self._open = False

    def install(self) -> None:
        """From now on faults are shown."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the fault and show it, once at a time."""
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, KeyboardInterrupt):
            return
        details = details_of(error)
        self._keep(details)
        window = QApplication.activeWindow()
        if window is None or self._open:
            return
        self._open = True

        def on_answer(answer: str) -> None:
            self._open = False
            if answer == _COPY:
                QApplication.clipboard().setText(details)

        prompt.tell(
            window,
            "Something went wrong in CoachDesk",
            "What was stored before is safe. You can go on; if it happens again, send the details"
            f" to whoever gave you CoachDesk.\n\n{details.splitlines()[-1]}",
            [_COPY],
            on_answer,
        )

    def _keep(self, details: str) -> None:
        """Add to the log, and to a new one where it has grown large; a full disk stops nobody."""
        try:
            self._log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > _LARGEST:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {details}\n\n")
        except OSError:
            return
