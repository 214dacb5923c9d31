"""The power is cut at any moment: what was said to be saved is there, and FILE is old or new."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.check import check
from coachdesk.store.known import open_known
from coachdesk.store.publish import publish
from coachdesk.store.sqlite import DatabaseError
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_rep, a_row
from tests.faults.recorded import Call, Disk, record
from tests.faults.sizes import size
from tests.store.conftest import Machine

STATES, ROUNDS = size(200, 12_000), size(4, 8)
CONTROL = 400  # states in which a sabotaged recording must lose something
pytestmark = [pytest.mark.timeout(7200)]


def _strace_works() -> bool:
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0


needs_strace = pytest.mark.skipif(not _strace_works(), reason="not run: no strace here")

_WORK = """
import os, sys
from pathlib import Path
from coachdesk.store import backup, known, local, sqlite, store as stores, taking, publish
from coachdesk.store.home import Home
from tests.builders import TUESDAY

home, dataset, file, bag, said, rep, rounds, synchronous = sys.argv[1:]
file, said = Path(file), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
strict = sqlite.connect_store

def connect_store(path):
    db = strict(path)
    db.execute(f"PRAGMA synchronous = {synchronous}")
    return db

stores.connect_store = local.connect_store = connect_store
store = known.open_known(Home.at(Path(home)), dataset)
for i in range(int(rounds)):
    with store.write(TUESDAY) as tx:
        note = tx.insert("note", rep_id=rep, noted_on="2026-11-24", text=f"Note {i}. " * 200)
    os.write(said, f"saved {note}\\n".encode())
    if i == 1:
        taking.take_in(store, Path(bag), TUESDAY)
        for (note,) in store.rows("SELECT id FROM note"):
            os.write(said, f"saved {note}\\n".encode())
    if i == 2:
        backup.backup(store, TUESDAY)
    publish.publish(store, file, TUESDAY)
    os.write(said, f"published {note}\\n".encode())
store.close()
"""


@dataclass
class Recording:
    """A machine as it was before, and every call of the work it did then."""

    office: Machine
    disk: Disk
    calls: list[Call]

    def states(self, count: int, chance: random.Random) -> None:
        """Cuts the power at random moments, and looks at what a person would find."""
        cuts = sorted(chance.randrange(len(self.calls)) for _ in range(count))
        said: list[str] = []
        for n, call in enumerate(self.calls):
            if call.paths[0].endswith("acknowledged"):
                said.append(call.data.decode().strip())
            else:
                self.disk.do(call)
            while cuts and cuts[0] == n:
                cuts.pop(0)
                self._put_back(self.disk.after_a_cut(chance))
                self._look(said, works_on=not len(cuts) % 10)

    def _put_back(self, state: dict[str, bytes]) -> None:
        for folder in self.disk.folders:
            for path in folder.iterdir():
                if path.is_file():
                    path.unlink()
        for name, content in state.items():
            Path(name).write_bytes(content)

    def _look(self, said: list[str], *, works_on: bool) -> None:
        file = Store(self.office.file, None)
        assert file.rows("PRAGMA quick_check") == [("ok",)]
        assert check(file) == []
        assert _notes(said, "published") <= {id for (id,) in file.rows("SELECT id FROM note")}
        file.close()
        store = open_known(self.office.home, self.office.store.dataset)
        assert _notes(said, "saved") <= {id for (id,) in store.rows("SELECT id FROM note")}
        assert check(store) == []
        if works_on:
            publish(store, self.office.file, TUESDAY)
        store.close()


def _notes(said: list[str], what: str) -> set[str]:
    return {line.split()[1] for line in said if line.startswith(what)}


Recorder = Callable[..., Recording]


@pytest.fixture
def recorded(office: Machine, laptop: Machine, tmp_path: Path) -> Recorder:
    """Records edits, a merge, a backup and publishing, once the machine is set up."""
    rep = a_rep(laptop.store, "Bea")
    a_row(laptop.store, "note", rep_id=rep, noted_on="2026-11-24", text="From the laptop.")
    laptop.publish()
    backup(office.store, TUESDAY)
    rep = a_rep(office.store, "Cem")
    office.store.close()
    stores = office.store.path.parent
    folders = [stores, stores / "backups", office.file.parent]

    def made(synchronous: str = "FULL", without: Callable[[Call], bool] | None = None) -> Recording:
        disk = Disk(folders, ("-shm", ".lock"))
        words = (office.home.data.parent, office.store.dataset, office.file, laptop.file,
                 tmp_path / "acknowledged", rep, ROUNDS, synchronous)  # fmt: skip
        calls = record([sys.executable, "-c", _WORK, *map(str, words)], tmp_path)
        return Recording(office, disk, [c for c in calls if not (without and without(c))])

    return made


@needs_strace
@pytest.mark.fault("power cut", tries=STATES)
def test_that_no_power_cut_loses_what_was_said_to_be_saved(recorded):
    recording = recorded()
    said = [call.data for call in recording.calls if call.paths[0].endswith("acknowledged")]
    assert sum(line.startswith(b"published") for line in said) == ROUNDS
    recording.states(STATES, random.Random(5))


def is_sync_of(end: str) -> Callable[[Call], bool]:
    return lambda call: call.name in ("fsync", "fdatasync") and call.paths[0].endswith(end)


@needs_strace
@pytest.mark.fault("power cut")
@pytest.mark.parametrize(
    ("synchronous", "without"),
    [("NORMAL", None), ("OFF", None), ("FULL", is_sync_of(".tmp")), ("FULL", is_sync_of("/desk"))],
    ids=["synchronous=NORMAL", "synchronous=OFF", "no fsync of FILE", "no fsync of its folder"],
)
def test_that_the_replay_notices_what_is_not_synced(recorded, synchronous, without):
    recording = recorded(synchronous, without)
    with pytest.raises((AssertionError, Refused, DatabaseError)):
        recording.states(CONTROL, random.Random(6))
