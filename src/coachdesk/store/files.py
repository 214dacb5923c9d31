"""The few calls that put files in their place, all in one module, so that one can be made fail.

The swap is a compare-and-swap: the two files change places in one step, and what came out can
be looked at before anything is deleted. Tried on Linux; the macOS and Windows calls are written
from their documentation and unproven.
"""

import ctypes
import errno
import os
import sys
import time
from pathlib import Path

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # macOS
_BUSY_WINERRORS = (5, 32, 33)
_PATIENCE_S = 2.5
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


def sync_file(path: Path) -> None:
    """Returns when the file's bytes are on the medium."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Returns when the folder's names are on the medium (Windows has no such call)."""
    if os.name == "posix":
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def put_new(source: Path, target: Path) -> None:
    """Renames without replacing; FileExistsError where something stands at target."""
    if sys.platform == "linux" and _renameat2(source, target, _RENAME_NOREPLACE):
        return
    if os.name == "nt":
        source.rename(target)  # never replaces there
        return
    # A file system without the call: a link is made only where nothing stands.
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, *_NOT_HERE):
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        source.rename(target)
    else:
        source.unlink()


def swap(fresh: Path, target: Path) -> None:
    """Puts fresh at target; afterwards what stood at target stands at fresh.

    Errors: FileNotFoundError where nothing stands at target; OSError, with both as they were.
    """
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return _swap_once(fresh, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY_WINERRORS:
                raise
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _swap_once(fresh: Path, target: Path) -> None:
    if sys.platform == "linux" and _renameat2(fresh, target, _RENAME_EXCHANGE):
        return
    if sys.platform == "darwin" and _renamex(fresh, target):
        return
    aside = fresh.with_name(fresh.name.removesuffix(".tmp") + ".aside.tmp")
    put_new(target, aside)
    try:
        put_new(fresh, target)
    except OSError:
        put_new(aside, target)
        raise
    put_new(aside, fresh)


def _renameat2(source: Path, target: Path, flags: int) -> bool:
    """False where this system or file system has no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    paths = os.fsencode(source), os.fsencode(target)
    return _done(call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(flags)), target)


def _renamex(source: Path, target: Path) -> bool:
    call = ctypes.CDLL(None, use_errno=True).renamex_np
    return _done(call(os.fsencode(source), os.fsencode(target), _RENAME_SWAP), target)


def _done(result: int, target: Path) -> bool:
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(target))
