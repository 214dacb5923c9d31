"""FILE names a data set; the store is the truth. How one becomes the other.

An unknown data set is verified and becomes a store. A known one: where FILE's log lies inside
the store's, FILE is only older; where the store's lies inside FILE's, FILE's log is taken over
after a backup; where each has what the other lacks, nothing is done and nothing is published
over it.
"""

import contextlib
from pathlib import Path

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.check import Progress, check
from coachdesk.store.content import log_digest, log_ids
from coachdesk.store.files import put_new, sync_folder
from coachdesk.store.home import Home, make_private
from coachdesk.store.identity import Identity, identify
from coachdesk.store.lock import publish_right
from coachdesk.store.publish import fingerprint_text, note_file
from coachdesk.store.revision import COLUMNS, Revision
from coachdesk.store.schema import SCHEMA
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store


def quiet(share: float) -> None:
    """Progress that nobody watches."""


def open_known(home: Home, dataset: str) -> Store:
    """The live store of a data set that this machine has."""
    return Store(home.store_folder(dataset) / "work.db", home.device())


def is_seen(store: Store, file: Path, identity: Identity) -> bool:
    """Whether FILE is one that this store wrote or took in: then it is not read again."""
    if fingerprint_text(file.resolve()) == store.local.fact("fingerprint"):
        return True
    return bool(identity.publish_id) and store.local.has_seen(identity.publish_id)


def verify(file: Path, progress: Progress = quiet) -> Identity:
    """Reads all of a published file; Refused where anything in it is not as it should be."""
    identity = identify(file)
    looked_at = Store(file, None)
    try:
        problems = check(looked_at, progress)
        if not problems and identity.log_digest not in ("", log_digest(looked_at)):
            problems = ["Its notes are not the ones it was saved with."]
    finally:
        looked_at.close()
    if problems:
        raise Refused(f"{file.name} is damaged and was left as it is: {problems[0]}")
    return identity


def adopt(home: Home, file: Path, progress: Progress = quiet) -> Store:
    """Makes a store of a data set that is unknown on this machine."""
    identity = verify(file, progress)
    _refuse_newer_writer(file, identity)
    folder = home.store_folder(identity.dataset)
    make_private(folder)
    with publish_right(folder), plain_errors(folder):
        path, fresh = folder / "work.db", folder / "~$work.tmp"
        fresh.unlink(missing_ok=True)
        source = Store(file, None)
        try:
            source.copy_into(fresh)
        finally:
            source.close()
        fresh.chmod(0o600)
        with contextlib.suppress(FileExistsError):  # another window was quicker
            put_new(fresh, path)
        sync_folder(folder)
    store = open_known(home, identity.dataset)
    _note_taken_in(store, file, identity)
    return store


def take_in(store: Store, file: Path, now: Moment, progress: Progress = quiet) -> Changes:
    """Brings into the store what FILE has and the store lacks; nothing where FILE is older."""
    identity = verify(file, progress)
    _refuse_newer_writer(file, identity)
    other = Store(file, None)
    try:
        theirs, ours = log_ids(other), log_ids(store)
        changes = Changes()
        if not theirs <= ours:
            if not ours <= theirs:
                raise Refused(
                    f"{file.name} and this computer each have notes that the other lacks;"
                    " this version can't bring them together. Both were left as they are."
                )
            with publish_right(store.path.parent):
                backup(store, now)
                changes = _take_over(store, other, {id for id, _ in theirs - ours}, now)
    finally:
        other.close()
    _note_taken_in(store, file, identity)
    return changes


def _take_over(store: Store, other: Store, new: set[str], now: Moment) -> Changes:
    lines = [line for line in other.stream(f"SELECT {COLUMNS} FROM rev") if line[1] in new]
    with store.write(now) as tx:
        tx.take_over([Revision(*line) for line in lines])
        return tx.changes


def _refuse_newer_writer(file: Path, identity: Identity) -> None:
    if identity.min_writer > SCHEMA:
        raise Refused(
            f"{file.name} can only be changed by a newer CoachDesk (file version"
            f" {identity.min_writer}). Update CoachDesk on this computer, or open it only to read."
        )


def _note_taken_in(store: Store, file: Path, identity: Identity) -> None:
    if identity.publish_id:
        store.local.note_seen(identity.publish_id)
    note_file(store, file.resolve())
    store.local.keep_fact("published_log", identity.log_digest)
