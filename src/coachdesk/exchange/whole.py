"""Writing what goes out so that a file is there whole, or as it was before."""

import errno
import os
from pathlib import Path

_DATABASE = b"SQLite format 3\0"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there. A coach file is never replaced.

    Errors: OSError, in which case what stood there stands there still.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe
        return
    if path.exists() and _begins(path) == _DATABASE:
        raise OSError(errno.EEXIST, "a coach file stands there, and stays; choose another name")
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_DATABASE))
