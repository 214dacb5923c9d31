"""FILE names a data set; the store is the truth. How one becomes the other.

An unknown data set is verified and becomes a store, its rows read anew from the log; a known
one is opened, and FILE taken in where this store has neither written nor seen it.
"""

import shutil
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.check import Progress, check, quiet
from coachdesk.store.home import Home, passing_folder
from coachdesk.store.identity import Identity
from coachdesk.store.intake import intake
from coachdesk.store.local import Local
from coachdesk.store.lock import publish_right
from coachdesk.store.merge import everything_of, merge
from coachdesk.store.seen import note_seen
from coachdesk.store.store import Store
from coachdesk.store.taking import refuse_newer_writer


def known_by_path(home: Home, file: Path) -> str | None:
    """The data set that this machine last published to a path, whatever stands there now."""
    for path in (home.data / "stores").glob("*/local.db"):
        local = Local(path)
        try:
            if local.fact(f"log {file.resolve()}") is not None:
                return path.parent.name
        finally:
            local.close()
    return None


def verify(file: Path, progress: Progress = quiet) -> Identity:
    """Reads all of a published file, its tables too; Refused where anything is not as it should be.

    Leaves nothing behind.
    """
    with (
        passing_folder() as folder,
        intake(folder, file, lambda share: progress(share / 2)) as (copy, identity),
    ):
        if problems := check(copy, lambda share: progress((1 + share) / 2)):
            raise Refused(f"{file.name} is damaged and was left as it is: {problems[0]}")
        return identity


def adopt(home: Home, file: Path, now: Moment, progress: Progress = quiet) -> Store:
    """Makes a store of a data set that is unknown on this machine.

    Killed half-way, it leaves an empty store that takes FILE in when it is opened again.
    """
    incoming, quarantine = home.data / "incoming", home.data / "quarantine"
    with intake(incoming, file, progress, refused_to=quarantine) as (copy, identity):
        refuse_newer_writer(file, identity)
        stores = home.data / "stores"
        store = Store.create(stores, home.device(), now, dataset=identity.dataset)
        try:
            with publish_right(store.path.parent):
                merge(store, everything_of(copy), now)
        except BaseException:
            store.close()
            shutil.rmtree(store.path.parent)  # nothing was adopted: the team stays unknown
            raise
    note_seen(store, file, identity)
    return store
