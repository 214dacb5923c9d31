"""The right to publish, migrate, take in and restore: an OS lock, one a data set.

It lies in the data folder, never beside the user's file, and is gone with its process.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from coachdesk.domain.refused import Refused
from coachdesk.store.sqlite import plain_errors

_PATIENCE_S = 5.0


@contextmanager
def publish_right(folder: Path, *, patience_s: float = _PATIENCE_S) -> Iterator[None]:
    """Holds the right while the block runs; Refused, with who has it, after `patience_s`."""
    path = folder / "publish.lock"
    with plain_errors(path):
        file = path.open("a+")
    with file:
        _wait_for(file, path, patience_s)
        with suppress(OSError):  # on a full disk the lock holds all the same
            file.truncate(0)
            os.write(file.fileno(), str(os.getpid()).encode())
        yield


def _wait_for(file: IO[str], path: Path, patience_s: float) -> None:
    deadline = time.monotonic() + patience_s
    while not try_lock(file):
        if time.monotonic() > deadline:
            holder = path.read_text("utf-8").strip() or "unknown"
            raise Refused(f"Another CoachDesk (process {holder}) is saving this team. Try again.")
        time.sleep(0.02)


def try_lock(file: IO[str]) -> bool:
    """Takes the OS lock of an open file, for as long as it is open; False where it is taken."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 (Windows only)

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl  # noqa: PLC0415 (not on Windows)

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
