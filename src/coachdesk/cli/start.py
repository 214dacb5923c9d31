"""Opening the window, with as little before its first paint as can be."""

import gc
import os
import sys
from pathlib import Path

_NO_DISPLAY = "There is no display here to open a window on. The commands work: see --help."


def open_window(file: Path | None, *, demo: bool = False) -> int:
    """The window, on FILE or the one used last, until it is closed; the exit code."""
    if not has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return 2
    gc.disable()  # a quarter of the start would go into looking for rubbish; the window ends this
    from coachdesk.ui.app import run  # noqa: PLC0415 -- Qt is not for machines without a display

    return run(file, demo=demo)


def has_display() -> bool:
    """Whether a window could be shown."""
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
