"""The stores that this machine has, opened; one of an older schema is brought to ours first."""

from coachdesk.store.home import Home
from coachdesk.store.lock import publish_right
from coachdesk.store.schema import SCHEMA
from coachdesk.store.store import Store


def open_as_it_is(home: Home, dataset: str) -> Store:
    """The live store of a data set that this machine has, whatever its schema and its state."""
    return Store(home.store_folder(dataset) / "work.db", home.device())


def open_known(home: Home, dataset: str) -> Store:
    """The live store of a data set that this machine has, in our schema."""
    store = open_as_it_is(home, dataset)
    try:
        if store.version() < SCHEMA:
            _bring_to_ours(store)
    except BaseException:
        store.close()
        raise
    return store


def _bring_to_ours(store: Store) -> None:
    from coachdesk.store.backup import backup  # noqa: PLC0415 -- not at every start
    from coachdesk.store.clock import system_clock  # noqa: PLC0415

    with publish_right(store.path.parent):
        if store.version() < SCHEMA:  # no other window did it meanwhile
            backup(store, system_clock())
            store.migrate()
