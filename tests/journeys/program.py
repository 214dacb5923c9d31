"""CoachDesk as a process of its own, in a window on a private display."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event
from time import monotonic

from Xlib import X, display, error

COACHDESK = (sys.executable, "-m", "coachdesk")
_LOOK_S = 0.06
_PATIENCE_S = 30.0


class Window:
    """The process and what it shows."""

    def __init__(self, process: subprocess.Popen[bytes], display_name: str) -> None:
        self._process = process
        self._display = display.Display(display_name)

    def until_calm(self) -> None:
        """Wait until a window is there and has looked the same twice."""
        looks: list[bytes] = [b"", b"?"]

        def calm() -> bool:
            looks.append(self._look())
            return bool(looks[-1]) and looks[-1] == looks[-2] == looks[-3]

        until(calm)

    def until_answered(self, do: Callable[[], None]) -> None:
        """Do something, and wait until it shows; for what takes longer than a look."""
        before = self._look()
        do()
        until(lambda: self._look() not in {b"", before})
        self.until_calm()

    def kill(self) -> None:
        """As a power cut would; nothing is said to the program."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """Look at it no more."""
        self.kill()
        self._display.close()

    def _look(self) -> bytes:
        assert self._process.poll() is None, "the program has ended"
        root = self._display.screen().root
        size = root.get_geometry()
        try:
            shown = bool(self._display.get_input_focus().focus)
            image = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        except error.XError:
            return b""
        flat = len(set(memoryview(image.data).cast("I")[::997])) < 8  # no window yet
        return b"" if flat or not shown else bytes(image.data)


@contextmanager
def running(display_name: str, *words: str) -> Iterator[Window]:
    """`coachdesk WORDS` on that display; killed at the end where it still runs."""
    env = {**os.environ, "DISPLAY": display_name, "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([*COACHDESK, *words], env=env, start_new_session=True)
    window = Window(process, display_name)
    try:
        window.until_calm()
        yield window
    finally:
        window.close()


def until(fact: Callable[[], bool]) -> None:
    """Look again and again; what does not come true in time fails."""
    end = monotonic() + _PATIENCE_S
    while not fact():
        assert monotonic() < end, "waited too long"
        Event().wait(_LOOK_S)
