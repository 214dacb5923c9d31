"""What bringing copies together, publishing and checking take, beside what SQLite alone would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

import sqlcipher3

from coachdesk.desk.newfile import new_file
from coachdesk.store.check import check
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_known
from coachdesk.store.merge import merge, plan
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction
from tests.bench.figures import Figure, seconds

SHARED, OWN, CHANGED = 5_000, 5_000, 500  # so each of two files holds 10,000 entries
TEN_MB, LARGE = 14_500, 100_000  # entries that make a file of ten megabytes; of ten years
ROUNDS = 5
TEXT = "Asked what has changed since the last visit, listened to the answer, and wrote it down: "


@dataclass(frozen=True, slots=True)
class Copy:
    """A machine and its file, both in one folder."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "Team.coachdesk"

    @property
    def home(self) -> Home:
        return Home.at(self.folder)

    def again(self, name: str) -> "Copy":
        """The same machine and file once more, as they are now."""
        return Copy(Path(shutil.copytree(self.folder, self.folder.with_name(name))))

    @contextmanager
    def open(self) -> Iterator[Store]:
        store = open_known(self.home, identify(self.file).dataset)
        try:
            yield store
        finally:
            store.close()


def figures(folder: Path) -> Iterator[Figure]:
    ours, theirs = two_copies(folder)
    yield from _merging(ours, theirs)
    yield _command(ours, theirs)
    small, large = a_team(folder / "small", TEN_MB), a_team(folder / "large", LARGE)
    yield _publishing(small, 150)
    yield _publishing(large, 1200)
    yield _checking(large)


def a_team(folder: Path, entries: int) -> Copy:
    """A machine with one call of so many entries, published."""
    folder.mkdir()
    copy, now = Copy(folder), system_clock()
    store = new_file(copy.home, copy.file, now)
    with store.write(now) as tx:
        rep = tx.insert("rep", name="Ann Miller")
        when = {"held_on": now.on, "started_at": now, "ended_at": now}
        tx.insert("call", id="call", rep_id=rep, **when)
    with store.write(now) as tx:
        _add(tx, rep, "shared", entries)
    publish(store, copy.file, now)
    store.close()
    return copy


def _add(tx: Transaction, rep: str, name: str, count: int) -> None:
    fields = {"call_id": "call", "rep_id": rep, "noted_at": system_clock()}
    rows = [
        (f"{name} {n:06}", fields | {"text": f"{TEXT}{n}", "position": n}) for n in range(count)
    ]
    tx.insert_new("entry", rows)


def two_copies(folder: Path) -> tuple[Copy, Copy]:
    """Two machines that both went on from one file, the other one's with changes too."""
    ours, theirs = a_team(folder / "ours", SHARED), Copy(folder / "theirs")
    theirs.folder.mkdir()
    shutil.copy(ours.file, theirs.file)
    adopt(theirs.home, theirs.file, system_clock()).close()
    for copy, name in ((ours, "ours"), (theirs, "theirs")):
        with copy.open() as store:
            ((rep,),) = store.rows("SELECT id FROM rep")
            with store.write(system_clock()) as tx:
                _add(tx, rep, name, OWN)
                for n in range(CHANGED if copy is theirs else 0):
                    tx.update("entry", f"shared {n:06}", text=f"Asked again. {TEXT}{n}")
            publish(store, copy.file, system_clock())
    return ours, theirs


def _merging(ours: Copy, theirs: Copy) -> list[Figure]:
    previews, merges, raws, cpu = [], [], [], []
    for number in range(ROUNDS + 1):
        copy, other = ours.again(f"round {number}"), Store(theirs.file, None)
        with copy.open() as store:
            previews.append(seconds(lambda: plan(store, other)))  # noqa: B023
            planned, began = plan(store, other), process_time()
            merges.append(seconds(lambda: merge(store, planned, system_clock())))  # noqa: B023
            cpu.append(process_time() - began)
            assert len(planned.changes) == OWN + CHANGED
        other.close()
        raws.append(_attached(ours.again(f"raw {number}"), theirs))
    raw = median(raws[1:])
    said = f"{OWN:,} new, {CHANGED} changed, ATTACH and copy; CPU {median(cpu[1:]):.2f} s"
    return [
        Figure("preview of a merge", median(previews[1:]), "s", 0.3, raw, beside=said),
        Figure("merge", median(merges[1:]), "s", 0.5, raw, beside=said),
    ]


def _attached(ours: Copy, theirs: Copy) -> float:
    """The yardstick: the same rows copied by SQLite, on disk before it ends."""
    db = sqlcipher3.connect(next(ours.home.data.glob("stores/*/work.db")), isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("ATTACH ? AS other", (str(theirs.file),))
    fresh = "SELECT row FROM temp.fresh"
    statements = (
        "BEGIN IMMEDIATE",
        "CREATE TEMP TABLE fresh AS SELECT row FROM other.rev WHERE id NOT IN (SELECT id FROM rev)",
        "INSERT OR IGNORE INTO rev SELECT * FROM other.rev",
        f"INSERT OR REPLACE INTO entry SELECT * FROM other.entry WHERE id IN ({fresh})",
        "COMMIT",
    )
    took = seconds(lambda: [db.execute(statement) for statement in statements])
    db.close()
    return took


def _command(ours: Copy, theirs: Copy) -> Figure:
    def run(number: int) -> float:
        copy = ours.again(f"command {number}")
        command = [sys.executable, "-m", "coachdesk", "merge", str(copy.file), str(theirs.file)]
        env = os.environ | {"COACHDESK_HOME": str(copy.folder)}
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True, env=env))

    took = median([run(number) for number in range(ROUNDS + 1)][1:])
    said = "exec to exit: read apart, backed up, merged, published"
    return Figure("the merge command", took, "s", 1.2, beside=said)


def _publishing(team: Copy, limit: float) -> Figure:
    def change() -> None:
        with store.write(system_clock()) as tx:
            tx.insert("rep", name="One more")

    beside = team.folder / "beside"
    with team.open() as store:
        took, cpu = _each(change, lambda: publish(store, team.file, system_clock()))
        raw, _ = _each(lambda: beside.unlink(missing_ok=True), lambda: store.copy_into(beside))
        entries = store.rows("SELECT count(*) FROM entry")[0][0]
    name = f"publishing {entries:,} entries"
    said = f"{team.file.stat().st_size / 1e6:.0f} MB; VACUUM INTO alone; CPU {1000 * cpu:.0f} ms"
    return Figure(name, 1000 * took, "ms", limit, 1000 * raw, beside=said)


def _each(before: Callable[[], object], job: Callable[[], object]) -> tuple[float, float]:
    """The median seconds and CPU seconds of a job that something goes before."""
    took, cpu = [], []
    for _ in range(ROUNDS + 1):
        before()
        began = process_time()
        took.append(seconds(job))
        cpu.append(process_time() - began)
    return median(took[1:]), median(cpu[1:])


def _checking(team: Copy) -> Figure:
    shares: list[float] = []
    with team.open() as store:
        began = process_time()
        took = seconds(lambda: check(store, shares.append))
        cpu = process_time() - began
    said = f"told {len(shares)} times how far it is; CPU {cpu:.1f} s"
    return Figure(f"check of {LARGE:,} entries", took, "s", 6, beside=said)
