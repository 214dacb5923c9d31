"""A store and a file of every older schema: brought to ours, nothing of theirs lost."""

import shutil
from pathlib import Path

import pytest

from coachdesk.desk.plan import rides_of
from coachdesk.store.backup import backups
from coachdesk.store.check import check
from coachdesk.store.content import log_digest, tables_of
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_as_it_is, open_known
from coachdesk.store.opening import adopt
from coachdesk.store.schema import SCHEMA
from coachdesk.store.store import Store
from tests.builders import TUESDAY
from tests.store.conftest import Machine

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("schema-*.coachdesk"))


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file as that schema's program published it."""
    return Path(shutil.copy(request.param, tmp_path))


@pytest.fixture
def older_home(example: Path, tmp_path: Path) -> Home:
    """A machine whose store is still of that schema."""
    home = Home.at(tmp_path / "home")
    folder = home.store_folder(identify(example).dataset)
    folder.mkdir(parents=True)
    shutil.copy(example, folder / "work.db")
    return home


def _shape(store: Store) -> dict[str, tuple[set[object], set[object], set[object]]]:
    return {
        table: (
            {line[1:] for line in store.rows(f"PRAGMA table_info({table})")},
            {line[2:] for line in store.rows(f"PRAGMA foreign_key_list({table})")},
            {line[1] for line in store.rows(f"PRAGMA index_list({table})")},
        )
        for table in tables_of(store)
    }


def test_that_a_migrated_store_has_the_tables_of_a_new_one(
    older_home: Home, example: Path, office: Machine
) -> None:
    store = open_known(older_home, identify(example).dataset)

    assert store.version() == SCHEMA
    assert _shape(store) == _shape(office.store)
    assert check(store) == []
    store.close()


def test_that_a_migration_keeps_the_log_and_a_backup_of_before(
    older_home: Home, example: Path
) -> None:
    before = identify(example).log_digest

    store = open_known(older_home, identify(example).dataset)

    assert log_digest(store) == before
    (kept,) = backups(store)
    assert identify(kept.path).log_digest == before
    assert Store(kept.path, None).version() < SCHEMA
    store.close()


def test_that_a_planned_ride_along_of_before_is_one_still(older_home: Home, example: Path) -> None:
    store = open_known(older_home, identify(example).dataset)

    ((rep_id,),) = store.rows("SELECT id FROM rep WHERE name = 'Ann Miller'")
    assert len(rides_of(store, rep_id)) == 1
    assert store.rows("SELECT DISTINCT kind FROM ride") == [("ride-along",)]
    store.close()


def test_that_an_older_file_is_adopted_and_found_sound(example: Path, tmp_path: Path) -> None:
    store = adopt(Home.at(tmp_path / "new"), example, TUESDAY)

    assert store.version() == SCHEMA
    assert check(store) == []
    store.close()


def test_that_an_older_file_is_read_as_ours_and_left_as_it_is(example: Path) -> None:
    before = example.read_bytes()

    store = Store(example, None, as_ours=True)
    again = store.again()

    assert store.rows("SELECT count(*) FROM stop") == again.rows("SELECT count(*) FROM stop")
    assert check(store) == []
    assert example.read_bytes() == before
    again.close()
    store.close()


def test_that_an_older_store_is_checked_as_it_is(older_home: Home, example: Path) -> None:
    store = open_as_it_is(older_home, identify(example).dataset)

    assert check(store) == []
    assert store.version() < SCHEMA
    store.close()
