"""Seconds from exec to the first painted window, and the memory that is its own by then."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil
from Xlib import X, display, error

LIMIT_SECONDS = 40
SETTLE_SECONDS = 0.6  # memory is read once the window has come to rest


@dataclass(frozen=True, slots=True)
class Start:
    seconds: float
    mebibytes: float


def start(command: Sequence[str], display_name: str, home: str | None = None) -> Start:
    """Run a command until its window is painted, then end it."""
    with tempfile.TemporaryDirectory() as scratch:
        watching = display.Display(display_name)
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=_environment(display_name, scratch, home),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            seconds = _until_painted(watching, process, began)
            time.sleep(SETTLE_SECONDS)
            return Start(seconds, _own_memory(process.pid))
        finally:
            with suppress(ProcessLookupError):  # it ended by itself
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            watching.close()


def _environment(display_name: str, scratch: str, home: str | None) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env |= {"DISPLAY": display_name, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1"}
    env |= {"HOME": scratch, "XDG_RUNTIME_DIR": scratch, "XDG_CACHE_HOME": f"{scratch}/cache"}
    env |= {"XDG_CONFIG_HOME": f"{scratch}/config", "XDG_DATA_HOME": f"{scratch}/data"}
    return env | ({"COACHDESK_HOME": home} if home else {})


def _until_painted(
    watching: display.Display, process: subprocess.Popen[bytes], began: float
) -> float:
    while time.perf_counter() - began < LIMIT_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        if _is_painted(watching):
            return time.perf_counter() - began
        time.sleep(0.004)
    raise RuntimeError(f"{process.args!r} showed no window in {LIMIT_SECONDS} s")


def _is_painted(watching: display.Display) -> bool:
    """Whether a window's middle, where the rows are, is no longer one flat colour."""
    for window in watching.screen().root.query_tree().children:
        try:
            if window.get_attributes().map_state != X.IsViewable:
                continue
            size = window.get_geometry()
            if size.width < 300 or size.height < 200:
                continue
            middle = window.get_image(
                size.width // 4, size.height // 4, size.width // 2, size.height // 2,
                X.ZPixmap, 0xFFFFFFFF,
            )  # fmt: skip
            if len(set(memoryview(middle.data).cast("I")[::7])) > 8:  # letters, not just lines
                return True
        except error.XError:
            continue  # gone, or not yet whole
    return False


def _own_memory(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return float(sum(one.memory_full_info().uss for one in family)) / 2**20
