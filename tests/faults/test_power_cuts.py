"""The power is cut at any moment: what was said to be saved is there, and FILE is old or new."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.check import check
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_as_it_is, open_known
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.sqlite import DatabaseError
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_row
from tests.faults.recorded import Call, Disk, record
from tests.faults.recorded_work import KINDS
from tests.faults.sizes import size

ROOT = Path(__file__).resolve().parents[2]
OLDER = ROOT / "tests" / "store" / "examples" / "schema-1.coachdesk"
STATES, ROUNDS = size(34, 2000), size(3, 8)  # states of each kind
CONTROL = 80  # states of each kind, in which a sabotaged recording must lose something
pytestmark = [pytest.mark.timeout(7200)]


def _strace_works() -> bool:
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0


needs_strace = pytest.mark.skipif(not _strace_works(), reason="not run: no strace here")


@dataclass
class Recording:
    """A machine as it was before, and every call of the work it did then."""

    home: Home
    file: Path
    dataset: str
    disk: Disk
    calls: list[Call]

    def states(self, count: int, chance: random.Random) -> None:
        """Cuts the power at random moments of each kind, and looks at what a person would find."""
        cuts = sorted(at for of in self._by_kind().values() for at in chance.choices(of, k=count))
        said: list[str] = []
        for n, call in enumerate(self.calls):
            if is_said(call):
                said.append(call.data.decode().strip())
            else:
                self.disk.do(call)
            while cuts and cuts[0] == n:
                cuts.pop(0)
                self._put_back(self.disk.after_a_cut(chance))
                self._look(said, works_on=not len(cuts) % 10)

    def _by_kind(self) -> dict[str, list[int]]:
        """Which calls were made for what."""
        found: dict[str, list[int]] = {kind: [] for kind in KINDS}
        kind = KINDS[0]
        for n, call in enumerate(self.calls):
            if is_said(call) and call.data.startswith(b"begin"):
                kind = call.data.decode().split()[1]
            found[kind].append(n)
        return found

    def _put_back(self, state: dict[str, bytes]) -> None:
        for folder in self.disk.folders:
            for path in folder.iterdir():
                if path.is_file():
                    path.unlink()
        for name, content in state.items():
            Path(name).write_bytes(content)

    def _look(self, said: list[str], *, works_on: bool) -> None:
        file = Store(self.file, None)
        assert file.rows("PRAGMA quick_check") == [("ok",)]
        assert check(file) == []
        assert told(said, "published") <= {id for (id,) in file.rows("SELECT id FROM note")}
        file.close()
        store = open_known(self.home, self.dataset)
        assert told(said, "saved") <= {id for (id,) in store.rows("SELECT id FROM note")}
        assert store.one("SELECT territory FROM rep WHERE name = 'Ann Miller'") in last(said)
        assert check(store) == []
        named = store.meta("undo")
        assert not named or store.local.fact(named) is not None
        for kept in told(said, "kept"):
            identify(store.path.parent / "backups" / kept)
        if works_on:
            publish(store, self.file, TUESDAY)
        store.close()


def is_said(call: Call) -> bool:
    return call.paths[0].endswith("acknowledged")


def told(said: list[str], what: str) -> set[str]:
    return {words for kind, _, words in (line.partition(" ") for line in said) if kind == what}


def last(said: list[str]) -> list[tuple[str]]:
    """What the territory was last said to be, and what it is perhaps by now."""
    lines = [line.partition(" ") for line in said]
    now = [words for kind, _, words in lines if kind == "now"]
    return [(now[-1] if now else "",), *((words,) for k, _, words in lines[-1:] if k == "will")]


Recorder = Callable[..., Recording]


@pytest.fixture
def bags(tmp_path: Path) -> str:
    """Another machine's copies, one a round, each with a note more: what their paths begin with."""
    copy = tmp_path / "laptop.coachdesk"
    shutil.copy(OLDER, copy)
    store = adopt(Home.at(tmp_path / "laptop"), copy, TUESDAY)
    ((rep,),) = store.rows("SELECT id FROM rep WHERE name = 'Ann Miller'")
    for number in range(ROUNDS):
        a_row(store, "note", rep_id=rep, noted_on="2026-11-24", text=f"From the laptop {number}.")
        publish(store, copy, TUESDAY)
        shutil.copy(copy, tmp_path / f"bag{number}")
    store.close()
    return str(tmp_path / "bag")


@pytest.fixture
def recorded(tmp_path: Path, bags: str) -> Iterator[Recorder]:
    """Records all kinds of work on a store of an older schema that has a backup."""
    home, file = Home.at(tmp_path / "office"), tmp_path / "desk" / "Team.coachdesk"
    file.parent.mkdir()
    shutil.copy(OLDER, file)
    dataset = identify(file).dataset
    stores = home.store_folder(dataset)
    stores.mkdir(parents=True)
    shutil.copy(OLDER, stores / "work.db")
    store = open_as_it_is(home, dataset)
    backup(store, TUESDAY)
    store.close()
    folders = [stores, stores / "backups", file.parent]

    def made(synchronous: str = "FULL", without: Callable[[Call], bool] | None = None) -> Recording:
        disk = Disk(folders, ("-shm", ".lock"))
        words = (home.data.parent, file, bags, tmp_path / "acknowledged", ROUNDS, synchronous)
        module = [sys.executable, "-m", "tests.faults.recorded_work"]
        calls = record([*module, *map(str, words)], tmp_path)
        kept = [call for call in calls if not (without and without(call))]
        return Recording(home, file, dataset, disk, kept)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield made


@needs_strace
@pytest.mark.fault("power cut", tries=STATES * len(KINDS))
def test_that_no_power_cut_loses_what_was_said_to_be_saved(recorded):
    recording = recorded()
    said = [call.data for call in recording.calls if is_said(call)]
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
