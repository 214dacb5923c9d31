"""What the File menu does off the GUI thread; imported when one of them is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.exchange.export import export_all
from coachdesk.store.backup import backup_to
from coachdesk.store.publish import publish
from coachdesk.store.seen import holds_nothing_new
from coachdesk.store.store import Store
from coachdesk.ui import work

T = TypeVar("T")


def publishing(store: Store, file: Path, now: Moment) -> work.Job:
    """Publish the store at a place; its path."""
    return _with_own(store, lambda own: publish(own, file, now).file)


def moving(store: Store, old: Path | None, new: Path, now: Moment) -> work.Job:
    """Publish the store at a new place, and only then remove the file at the old one."""

    def move(own: Store) -> Path:
        ours = old is not None and old.exists() and holds_nothing_new(own, old)
        moved = publish(own, new, now).file
        if old is not None and ours and old.resolve() != moved:
            old.unlink()
        return moved

    return _with_own(store, move)


def copying(store: Store, path: Path, now: Moment) -> work.Job:
    """A verified snapshot at a place where nothing stands yet; its path."""

    def copy(own: Store) -> Path:
        if path.exists():
            raise Refused(f"{path.name} is there already: choose another name.")
        return backup_to(own, path, now).path

    return _with_own(store, copy)


def exporting(store: Store, folder: Path) -> work.Job:
    """Every table into a folder; the number of rows."""
    return _with_own(store, lambda own: export_all(own, folder))


def _with_own(store: Store, do: Callable[[Store], T]) -> work.Job:
    """A job with a connection of its own."""

    def job(_progress: work.Progress) -> T:
        own = store.again()
        try:
            return do(own)
        finally:
            own.close()

    return job
