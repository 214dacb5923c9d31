"""Two machines that carry one file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_rep


@dataclass
class Machine:
    """A home, its store, and the file it publishes to."""

    home: Home
    store: Store
    file: Path

    def publish(self) -> None:
        publish(self.store, self.file, TUESDAY)

    def add(self, name: str) -> None:
        a_rep(self.store, name)

    def names(self) -> set[str]:
        return {name for (name,) in self.store.rows("SELECT name FROM rep")}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Machine]:
    home = Home.at(tmp_path / "office")
    (tmp_path / "desk").mkdir()
    file = tmp_path / "desk" / "North team.coachdesk"
    store = new_file(home, file, TUESDAY)
    yield Machine(home, store, file)
    store.close()


@pytest.fixture
def laptop(tmp_path: Path, office: Machine) -> Iterator[Machine]:
    """Another machine that has adopted a copy of the office's file."""
    office.add("Ann")
    office.publish()
    (tmp_path / "bag").mkdir()
    file = tmp_path / "bag" / "North team.coachdesk"
    file.write_bytes(office.file.read_bytes())
    home = Home.at(tmp_path / "laptop")
    store = adopt(home, file, TUESDAY)
    assert identify(file).dataset == store.dataset
    yield Machine(home, store, file)
    store.close()
