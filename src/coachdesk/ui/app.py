"""Starting: an application, its first window, and what can wait until after the first paint."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coachdesk.assets import resource
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.ui.program import Program

_SETTLED_MS = 500


def run(file: Path | None = None, *, demo: bool = False) -> int:
    """Open a window and stay until the last one is closed. Refused where nothing can be opened."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CoachDesk")
    app.setDesktopFileName("coachdesk")
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, Home.find(), system_clock)
    try:
        if not program.start(file, demo=demo):
            return 0
    except Refused as refused:
        if file is None and not sys.stderr.isatty():
            program.explain(str(refused))  # started from a menu: nobody sees what is printed
            app.exec()
        raise
    QTimer.singleShot(_SETTLED_MS, lambda: _settle(app))
    return app.exec()


def _settle(app: QApplication) -> None:
    """What can wait until after the first paint.

    What a start has made stays: only what comes later is looked through for rubbish.
    """
    app.setWindowIcon(QIcon(str(resource("icons/coachdesk.svg"))))
    gc.freeze()
    gc.enable()
