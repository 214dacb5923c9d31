"""Removing a team from this computer, once its file is known to hold all of it."""

import shutil
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.identity import identify
from coachdesk.store.opening import verify
from coachdesk.store.publish import publish
from coachdesk.store.seen import is_up_to_date
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store


def publish_last(store: Store, file: Path, now: Moment) -> None:
    """Publishes and reads all of FILE again; Refused where that is not all the store holds."""
    publish(store, file, now)
    verify(file)
    _refuse_behind(store, file)


def remove(store: Store, file: Path) -> None:
    """Closes a store and removes it, its drafts, backups and what is in quarantine of it.

    Refused, with nothing removed, where FILE does not hold all of it; it is closed all the same.
    """
    try:
        _refuse_behind(store, file)
    finally:
        store.close()
    folder, dataset = store.path.parent, store.dataset
    with plain_errors(folder):
        alone = list(folder.parent.iterdir()) == [folder]
        for kept in ("quarantine", "incoming"):
            for path in (store.home_data / kept).glob("*"):
                if alone or _is_of(path, dataset):
                    path.unlink()
        shutil.rmtree(folder)


def _refuse_behind(store: Store, file: Path) -> None:
    if not is_up_to_date(store, file.resolve()):
        raise Refused(
            f"{file.name} does not hold everything that is on this computer:"
            " the team was not removed. Save it there, then try again."
        )


def _is_of(path: Path, dataset: str) -> bool:
    try:
        return identify(path).dataset == dataset
    except Refused:
        return False  # nobody can tell whose it is: it stays while there are other teams
