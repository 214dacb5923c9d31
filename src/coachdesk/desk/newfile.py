"""A new data set: empty but for the starter skills."""

from pathlib import Path

from coachdesk.desk.skills import seed_skills
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from coachdesk.store.store import Store


def new_dataset(home: Home, now: Moment) -> Store:
    """A store with the starter skills, not published anywhere yet."""
    store = Store.create(home.data / "stores", home.device(), now)
    with store.write(now) as tx:
        seed_skills(tx)
    return store


def new_file(home: Home, file: Path, now: Moment) -> Store:
    """A new data set, published at FILE; Refused where something stands there already."""
    refuse_existing(file)
    store = new_dataset(home, now)
    try:
        publish(store, file, now)
    except BaseException:
        store.close()
        raise
    return store


def refuse_existing(file: Path) -> None:
    """Refused where a new file would have to replace something."""
    if file.exists() or file.is_symlink():
        raise Refused(f"{file} is there already: choose another name, nothing was changed.")
    if not file.parent.is_dir():
        raise Refused(f"There is no folder {file.parent}: make it, or choose another place.")
