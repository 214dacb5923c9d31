"""Verified copies in the store's own folder, numbered, so that no clock decides which is newer."""

from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.files import put_new, sync_folder
from coachdesk.store.home import make_private
from coachdesk.store.snapshot import Snapshot, write_snapshot
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store


def backup(store: Store, now: Moment) -> Path:
    """Keeps a verified copy beside the store, under the next number."""
    folder = store.path.parent / "backups"
    make_private(folder)
    last = max((int(path.name.split("-")[0]) for path in folder.glob("*.coachdesk")), default=0)
    path = folder / f"{last + 1:06}-{now.on.isoformat()}.coachdesk"
    write_snapshot(store, path, now)
    sync_folder(folder)
    return path


def backup_to(store: Store, dest: Path, now: Moment) -> Snapshot:
    """A verified copy at dest, where nothing may stand yet; dest may be a folder."""
    if dest.is_dir():
        dest = dest / f"backup-{now.local:%Y-%m-%d-%H%M%S}.coachdesk"
    if dest.exists():
        raise Refused(f"{dest} is there already: choose another name, nothing was written.")
    fresh = dest.with_name(f"~${dest.name}.tmp")
    with plain_errors(dest):
        fresh.unlink(missing_ok=True)
        try:
            snapshot = write_snapshot(store, fresh, now)
            put_new(fresh, dest)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(dest.parent)
    return Snapshot(dest, snapshot.publish_id, snapshot.log_digest)
