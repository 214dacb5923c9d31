"""One way to open a SQLite file, and what its errors mean to a person."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3

from coachdesk.domain.refused import Refused

DatabaseError = sqlcipher3.DatabaseError
Connection = Any  # sqlcipher3 has no types

_PATIENCE_S = 2.0


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """A connection that commits only what is asked for, with keys enforced.

    Errors: those of sqlcipher3; see `plain_errors`.
    """
    mode = "ro" if read_only else "rwc"
    db = sqlcipher3.connect(
        f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, timeout=_PATIENCE_S
    )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    return db


def connect_store(path: Path) -> Connection:
    """A connection to a live store: WAL, every commit on disk before it returns."""
    db = connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db


def compact(db: Connection) -> None:
    """Writes a live file anew, so that nothing of what was deleted is left in it or its WAL.

    Refused while another connection is in the middle of reading.
    """
    db.execute("PRAGMA secure_delete = ON")
    db.execute("VACUUM")
    busy, *_ = next(iter(db.execute("PRAGMA wal_checkpoint(TRUNCATE)")))
    if busy:
        raise Refused("Another window reads this team right now: the next start clears the rest.")


def connect_memory() -> Connection:
    """A passing database; one thread may make it and another use it, one at a time."""
    return sqlcipher3.connect(":memory:", isolation_level=None, check_same_thread=False)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what the disk and other programs do to us into one sentence each."""
    try:
        yield
    except sqlcipher3.OperationalError as error:
        if sentence := _sentence(str(error), path):
            raise Refused(sentence) from error
        raise
    except OSError as error:
        raise Refused(os_sentence(error, path)) from error
    except sqlcipher3.IntegrityError:
        raise
    except (sqlcipher3.DatabaseError, UnicodeDecodeError) as error:
        raise Refused(
            f"{path.name} is damaged: nothing was changed. Take another copy ({error})."
        ) from error


@contextmanager
def refusing_what_does_not_fit() -> Iterator[None]:
    """For rows that come from outside: what breaks a rule of the schema is their fault."""
    try:
        yield
    except sqlcipher3.IntegrityError as error:
        raise Refused(
            f"The notes in that copy do not fit together ({error}): nothing was changed."
        ) from error


def _sentence(message: str, path: Path) -> str | None:
    if "full" in message:
        return f"The disk with {path.parent} is full: not saved. Make room, then try again."
    if "readonly" in message or "unable to open" in message:
        return f"{path.parent} can't be written to: not saved. Make it writable, then try again."
    if "locked" in message or "busy" in message:
        return "Another CoachDesk is writing to this team right now: not saved. Try again."
    if "disk I/O" in message:
        return f"The disk with {path.parent} failed: not saved. Try again, or free some room."
    return None


def os_sentence(error: OSError, path: Path) -> str:
    """What an error of the operating system means for the file at path."""
    if error.errno == errno.ENOSPC:
        return f"The disk with {path.parent} is full: {path.name} was not saved."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path.parent} can't be written to: {path.name} was not saved there."
    if error.errno == errno.ENOENT:
        return f"There is no file or folder {path}."
    return f"{path.name} could not be read or written ({error.strerror})."
