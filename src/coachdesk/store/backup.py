"""Verified copies in the store's own folder, numbered, so that no clock decides which is newer."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.rotation import Kept, to_drop
from coachdesk.store.away import newest, note_copy, note_stick
from coachdesk.store.content import log_digest
from coachdesk.store.files import put_new, sync_folder
from coachdesk.store.home import make_private
from coachdesk.store.snapshot import Snapshot, write_snapshot
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store

_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of this data set on this machine."""

    number: int
    at: datetime
    path: Path


def backups(store: Store) -> list[Backup]:
    """The backups there are, newest first."""
    found = []
    for path in _folder(store).glob("*-*.coachdesk"):
        number, _, at = path.stem.partition("-")
        if number.isdigit():
            found.append(Backup(int(number), datetime.strptime(f"{at}+0000", f"{_STAMP}%z"), path))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def backup(store: Store, now: Moment) -> Path:
    """Keeps a verified copy beside the store and lets go of those that are too many."""
    known = backups(store)
    folder = _folder(store)
    make_private(folder)
    number = known[0].number + 1 if known else 1
    path = folder / f"{number:06}-{now.at:{_STAMP}}.coachdesk"
    fresh = path.with_suffix(".tmp")
    with plain_errors(path):
        fresh.unlink(missing_ok=True)
        snapshot = write_snapshot(store, fresh, now)
        put_new(fresh, path)
        sync_folder(folder)
        store.local.keep_fact("backed up", snapshot.log_digest)
        gone = to_drop([Kept(number, now.at), *(Kept(one.number, one.at) for one in known)])
        for one in known:
            if one.number in gone:
                one.path.unlink()
    return path


def backup_if_changed(store: Store, now: Moment) -> Path | None:
    """A backup, unless the last one holds all there is."""
    if log_digest(store) == store.local.fact("backed up") and backups(store):
        return None
    return backup(store, now)


def backup_to(store: Store, dest: Path, now: Moment) -> Snapshot:
    """A verified copy at dest, where nothing may stand yet; dest may be a folder."""
    if dest.is_dir():
        dest = dest / f"backup-{now.local:%Y-%m-%d-%H%M%S}.coachdesk"
    if dest.exists():
        raise Refused(f"{dest} is there already: choose another name, nothing was written.")
    fresh = dest.with_name(f"~${dest.name}.tmp")
    with plain_errors(dest):
        fresh.unlink(missing_ok=True)
        upto = newest(store)
        try:
            snapshot = write_snapshot(store, fresh, now)
            put_new(fresh, dest)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(dest.parent)
        note_copy(store, dest, upto)
        note_stick(store, dest.parent)
    return Snapshot(dest, snapshot.publish_id, snapshot.log_digest)


def _folder(store: Store) -> Path:
    return store.path.parent / "backups"
