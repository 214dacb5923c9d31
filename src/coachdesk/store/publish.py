"""Publishing: the store as one whole file where the user keeps it, never less than whole.

A temporary beside FILE is written and verified, then changes places with FILE; what came out is
looked at. Another machine's copy of this data set is taken in; anything else goes back, and
nothing is published. Nothing is deleted first.
"""

import glob
import os
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.away import newest, note_copy
from coachdesk.store.files import put_new, swap, sync_folder
from coachdesk.store.identity import identify
from coachdesk.store.lock import publish_right
from coachdesk.store.seen import (
    holds_nothing_new,
    is_up_to_date,
    note_seen,
    published_at,
    put_away,
)
from coachdesk.store.snapshot import write_snapshot
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in_alone

SAVED_HERE = "Your work is saved on this computer."
_TRIES = 5  # another machine's copies that may come in one after the other


@dataclass(frozen=True, slots=True)
class Published:
    """Where the work was published, and when that was last needed."""

    file: Path
    at: str


def publish(store: Store, file: Path, now: Moment, *, taking: bool = True) -> Published:
    """Brings FILE up to the store; does nothing where it is already.

    Without `taking`, another machine's copy that comes out goes back, and strays wait.

    Refused, in one sentence, where FILE can't be written or something else stands there that
    is no copy of this data set: then that is left as it is.
    """
    file = file.resolve()
    with publish_right(store.path.parent), plain_errors(file):
        sweep_strays(store, file, now, taking=taking)
        for _ in range(_TRIES):
            upto = newest(store)
            try:
                done = is_up_to_date(store, file) or _publish(store, file, now, taking=taking)
            finally:
                sweep_strays(store, file, now, taking=taking)
            if done:
                note_copy(store, file, upto)
                return Published(file, published_at(store, file))
    raise Refused(f"{file.name} is replaced again and again by something else: not saved there.")


def _publish(store: Store, file: Path, now: Moment, *, taking: bool) -> bool:
    """Whether that is all: what came out may have brought in something, to be published too."""
    fresh = file.with_name(f"{_stray_prefix(store, file)}{os.getpid()}.tmp")
    store.local.keep_fact("unfinished", fresh.name)
    snapshot = write_snapshot(store, fresh, now)
    store.local.note_seen(snapshot.publish_id)
    published = identify(fresh)
    store.local.keep_fact("unfinished", "")  # from here on it may be the other machine's file
    nothing_new = True
    try:
        _keep_mode(file, fresh)
        swap(fresh, file)
    except FileNotFoundError:
        put_new(fresh, file)
    else:
        nothing_new = _look_at(store, file, fresh, now, taking=taking)
    sync_folder(file.parent)
    note_seen(store, file, published)  # not what stands there by now: that may be another's
    return nothing_new


def _look_at(store: Store, file: Path, came_out: Path, now: Moment, *, taking: bool) -> bool:
    """What came out is older, or taken in, or exchanged back. Whether it held nothing new."""
    try:
        if holds_nothing_new(store, came_out):
            came_out.unlink()
            return True
        if not taking:
            raise Refused("it is brought in when the call has ended.")
        take_in_alone(store, came_out, now)
    except Refused as refused:
        swap(came_out, file)
        why = str(refused).replace(came_out.name, file.name)
        raise Refused(
            f"{file.name} was replaced by something else meanwhile, which was left as it is: "
            f"{why} {SAVED_HERE}"
        ) from refused
    put_away(store, came_out)
    return False


def sweep_strays(store: Store, file: Path, now: Moment, *, taking: bool = True) -> None:
    """Clears what a killed publish left beside FILE.

    A stray may be the other machine's file that was just exchanged out: only one whose log the
    store has, or an unfinished write of ours, is deleted; any other is taken in where it can
    be, and kept in quarantine.
    """
    unfinished = store.local.fact("unfinished")
    for stray in file.parent.glob(f"{glob.escape(_stray_prefix(store, file))}*"):
        if unfinished and stray.name.startswith(unfinished):
            stray.unlink()
            continue
        try:
            if holds_nothing_new(store, stray):
                stray.unlink()
                continue
            if not taking:
                continue
            take_in_alone(store, stray, now)
        except Refused:
            pass  # not ours to read: kept all the same
        put_away(store, stray)


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
