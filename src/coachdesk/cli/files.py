"""FILE on the command line: which store it stands for, and when it is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from coachdesk.domain.moment import Moment
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_known
from coachdesk.store.opening import adopt, verify
from coachdesk.store.publish import publish
from coachdesk.store.seen import is_seen
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in

FILE = click.Path(path_type=Path, readable=False)  # opening it says what is wrong, in one line


@contextmanager
def reading(file: Path) -> Iterator[Store]:
    """The store FILE stands for, or FILE itself where this machine does not know its data set.

    Looking at an unknown FILE leaves nothing behind. Refused as in store/taking.py.
    """
    home = Home.find()
    identity = identify(file)
    if home.knows(identity.dataset):
        store = _known(home, identity.dataset, file, system_clock())
    else:
        verify(file)
        store = Store(file, None, as_ours=True)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def writing(file: Path) -> Iterator[Store]:
    """The store FILE stands for, adopted where it is unknown; published when the block ends."""
    home = Home.find()
    identity = identify(file)
    if home.knows(identity.dataset):
        store = _known(home, identity.dataset, file, system_clock())
    else:
        store = adopt(home, file, system_clock())
    try:
        yield store
        publish(store, file, system_clock())
    finally:
        store.close()


def _known(home: Home, dataset: str, file: Path, now: Moment) -> Store:
    store = open_known(home, dataset)
    try:
        if not is_seen(store, file, identify(file)):
            take_in(store, file, now)
    except BaseException:
        store.close()
        raise
    return store
