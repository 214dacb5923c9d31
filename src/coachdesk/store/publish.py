"""Publishing: the store as one whole file where the user keeps it, never less than whole.

A temporary beside FILE is written and verified, then changes places with FILE; what came out is
looked at, and where it holds anything this store lacks it goes back. Nothing is deleted first.
"""

import glob
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.content import log_digest, log_ids
from coachdesk.store.files import put_new, swap, sync_folder
from coachdesk.store.home import make_private
from coachdesk.store.identity import fingerprint, identify
from coachdesk.store.lock import publish_right
from coachdesk.store.snapshot import write_snapshot
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Published:
    """Where the work was published, and when that was last needed."""

    file: Path
    at: str


def publish(store: Store, file: Path, now: Moment) -> Published:
    """Brings FILE up to the store; does nothing where it is already.

    Refused, in one sentence, where FILE can't be written, or another computer's copy came in
    between: then that copy stands where it stood, untouched.
    """
    file = file.resolve()
    with publish_right(store.path.parent), plain_errors(file):
        sweep_strays(store, file)
        if is_up_to_date(store, file):
            return Published(file, store.local.fact("published_at") or now.stamp)
        fresh = file.with_name(f"{_stray_prefix(store, file)}{os.getpid()}.tmp")
        try:
            _publish(store, file, fresh, now)
        finally:
            sweep_strays(store, file)
    return Published(file, now.stamp)


def _publish(store: Store, file: Path, fresh: Path, now: Moment) -> None:
    store.local.keep_fact("unfinished", fresh.name)
    snapshot = write_snapshot(store, fresh, now)
    store.local.note_seen(snapshot.publish_id)
    store.local.keep_fact("unfinished", "")  # from here on it may be the other computer's file
    try:
        _keep_mode(file, fresh)
        swap(fresh, file)
    except FileNotFoundError:
        put_new(fresh, file)
    else:
        _look_at(store, file, came_out=fresh)
    sync_folder(file.parent)
    note_file(store, file)
    store.local.keep_fact("published_at", now.stamp)
    store.local.keep_fact("published_log", snapshot.log_digest)


def _look_at(store: Store, file: Path, came_out: Path) -> None:
    """What came out and isn't ours is exchanged back."""
    try:
        nothing_new = holds_nothing_new(store, came_out)
    except Refused as refused:
        swap(came_out, file)
        raise Refused(
            f"{file.name} was replaced by something else meanwhile, which was left as it is: "
            f"{refused} Your work is saved on this computer."
        ) from refused
    if not nothing_new:
        swap(came_out, file)
        raise Refused(
            f"{file.name} was replaced by a copy with notes that this computer does not have."
            " It was left as it is; your work is saved on this computer."
        )
    came_out.unlink()


def holds_nothing_new(store: Store, file: Path) -> bool:
    """Whether a file is of this data set and its log lies inside the store's."""
    if fingerprint_text(file) == store.local.fact("fingerprint"):
        return True
    identity = identify(file)
    if identity.dataset != store.dataset:
        raise Refused(f"{file.name} holds another team.")
    if identity.publish_id and store.local.has_seen(identity.publish_id):
        return True
    other = Store(file, None)
    try:
        return log_ids(other) <= log_ids(store)
    finally:
        other.close()


def is_up_to_date(store: Store, file: Path) -> bool:
    """Whether FILE is what this store last published or took in, and holds all it has."""
    local = store.local
    return (
        file.exists()
        and fingerprint_text(file) == local.fact("fingerprint")
        and local.fact("published_log") == log_digest(store)
    )


def note_file(store: Store, file: Path) -> None:
    """From now on FILE as it stands there is known."""
    store.local.keep_fact("file", str(file))
    store.local.keep_fact("fingerprint", fingerprint_text(file))


def fingerprint_text(file: Path) -> str:
    """The fingerprint as local.db keeps it."""
    return "-".join(map(str, fingerprint(file)))


def sweep_strays(store: Store, file: Path) -> None:
    """Clears what a killed publish left beside FILE.

    A stray may be the other computer's file that was just exchanged out: only one whose log the
    store has, or an unfinished write of ours, is deleted; any other goes to quarantine.
    """
    unfinished = store.local.fact("unfinished")
    for stray in file.parent.glob(f"{glob.escape(_stray_prefix(store, file))}*"):
        if unfinished and stray.name.startswith(unfinished):
            stray.unlink()
            continue
        try:
            known = holds_nothing_new(store, stray)
        except Refused:
            known = False
        if known:
            stray.unlink()
        else:
            to_quarantine(store, stray)


def to_quarantine(store: Store, file: Path) -> Path:
    """Moves a foreign file into this machine's keeping."""
    folder = store.path.parent / "quarantine"
    make_private(folder)
    kept = folder / f"{file.stat().st_mtime_ns}-{file.name.removeprefix('~$')}"
    shutil.move(file, kept)
    return kept


def _stray_prefix(store: Store, file: Path) -> str:
    assert store.device is not None
    return f"~${file.name}-{store.device.id[:8]}-"


def _keep_mode(file: Path, fresh: Path) -> None:
    """The temporary gets the mode and, where allowed, the group of FILE."""
    stat = file.stat()
    fresh.chmod(stat.st_mode & 0o7777)
    if hasattr(os, "chown") and stat.st_gid != fresh.stat().st_gid:
        try:
            os.chown(fresh, -1, stat.st_gid)
        except PermissionError:
            return  # not in that group: FILE gets ours
