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
    """Whether a window could be shown. Where there is none, Qt would end the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _answers(os.environ.get("DISPLAY", ""))


def without_screen() -> None:
    """Let Qt draw for paper where no screen is; to be called before Qt is imported."""
    from coachdesk.assets import resource  # noqa: PLC0415 -- not for the window

    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={resource('offscreen.json')}"
    os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"  # scripts no font has: said by us


def _answers(display: str) -> bool:
    """Whether an X server is there; one on another machine is taken at its word."""
    host, _, rest = display.rpartition(":")
    path = f"/tmp/.X11-unix/X{rest.partition('.')[0]}"  # noqa: S108 -- where X has it
    if not rest or host not in {"", "unix"} or Path(path).exists():
        return bool(rest)
    import socket  # noqa: PLC0415 -- mostly the file is there

    with socket.socket(socket.AF_UNIX) as knocking:
        return knocking.connect_ex(f"\0{path}") == 0
