"""A screen of our own for real windows: Xvfb, with a window manager where one is wanted."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1366x768x24"


@contextmanager
def private_display(*, manager: bool = True) -> Iterator[str]:
    """A free display's name; it is gone when this ends. Keys and maximising need the manager."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:  # a line once the server takes connections
            name = f":{told.readline().strip()}"
        with _window_manager(name, manager):
            yield name
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _window_manager(name: str, wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    env = {**os.environ, "DISPLAY": name}
    quiet = subprocess.DEVNULL
    manager = subprocess.Popen(["openbox"], env=env, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        manager.terminate()
        manager.wait()
