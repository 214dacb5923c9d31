"""What a file says it is, from its first bytes and its meta table, before anything else is read."""

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from coachdesk.domain.refused import Refused
from coachdesk.store.schema import APPLICATION_ID, SCHEMA
from coachdesk.store.sqlite import connect, os_sentence, plain_errors

_MAGIC = b"SQLite format 3\x00"
Fingerprint = tuple[int, int, int]


class Newer(Refused):
    """The file needs a newer program."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which data set a published file holds, and which publish of it."""

    dataset: str
    publish_id: str
    published_at: str
    published_by: str
    log_digest: str
    min_writer: int
    fingerprint: Fingerprint  # of the very file this was read from


def fingerprint(path: Path) -> Fingerprint:
    """Inode, size in bytes, and time of the last change in nanoseconds."""
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def identify(path: Path) -> Identity:
    """Reads who a file is. Refused, in one sentence, where it is no coach file of ours."""
    _check_header(path)
    with plain_errors(path):
        read_from = fingerprint(path)
        db = connect(path, read_only=True)
        try:
            meta = dict(db.execute("SELECT key, value FROM meta"))
        finally:
            db.close()
    return identity_of(path, meta, read_from)


def identity_of(path: Path, meta: dict[str, str], read_from: Fingerprint) -> Identity:
    """The identity that a file's meta table gives. Refused where it gives none, or a newer one."""
    try:
        if int(meta.get("min_reader", SCHEMA)) > SCHEMA:
            raise Newer(_newer(path, meta["min_reader"]))
        return Identity(
            str(UUID(meta["dataset"])),  # it becomes the name of a folder
            meta.get("publish_id", ""),
            meta.get("published_at", ""),
            meta.get("published_by", ""),
            meta.get("log_digest", ""),
            int(meta.get("min_writer", SCHEMA)),
            read_from,
        )
    except (KeyError, ValueError) as error:
        raise Refused(f"{path.name} does not say which team it holds: it is damaged.") from error


def _check_header(path: Path) -> None:
    """The first hundred bytes: magic, application, version, and pages × page size = size."""
    try:
        if path.is_dir():
            raise Refused(f"{path} is a folder, not a coach file.")
        if path.exists() and not path.is_file():
            raise Refused(f"{path} is not a file that can be opened.")
        with path.open("rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise Refused(os_sentence(error, path)) from error
    if size == 0:
        raise Refused(f"{path.name} is empty (0 bytes): there is nothing in it to open.")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise Refused(f"{path.name} is not a coach file.")
    application, version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application != APPLICATION_ID:
        raise Refused(f"{path.name} is a database of another program, not a coach file.")
    page = struct.unpack(">H", head[16:18])[0] or 65536
    page = 65536 if page == 1 else page
    pages = struct.unpack(">I", head[28:32])[0]
    if page * pages != size:
        raise Refused(
            f"{path.name} is damaged: it should have {page * pages:,} bytes and has {size:,}."
            " Take another copy of it."
        )
    if version == 0:
        raise Refused(f"{path.name} is damaged: it says no version.")


def _newer(path: Path, needed: str) -> str:
    return (
        f"{path.name} was written by a newer CoachDesk (file version {needed}; this one reads"
        f" up to {SCHEMA}). Update CoachDesk on this computer, then open it again."
    )
