"""Windows and commands at work on one data set at once: nothing lost, and all say why not."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from coachdesk.store.check import check
from coachdesk.store.opening import verify
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY, a_rep, a_row
from tests.faults.sizes import size
from tests.store.conftest import Machine

ROUNDS = size(20, 100)
SENTENCES = re.compile(r"A call.* is (live|going on)|Another CoachDesk|again and again")
pytestmark = [pytest.mark.fault("two at once", tries=ROUNDS), pytest.mark.timeout(3600)]


@dataclass
class Command:
    """A process at work, the rows it owes when it ends well, and those it owes whatever happens."""

    process: subprocess.Popen[str]
    owes: Callable[[], set[str]] = set
    is_capture: bool = False

    def ends(self, told: list[str]) -> set[str]:
        """What it owes; asserts that it kept to the sentences it may say."""
        out, err = self.process.communicate(timeout=120)
        acknowledged = set(out.split()) if self.is_capture else set()
        if self.process.returncode == 0:
            return acknowledged | self.owes()
        told.append(err.strip())
        assert self.process.returncode == 1, err
        assert SENTENCES.search(err), err
        assert len(err.strip().splitlines()) == 1, err
        return acknowledged


class Two:
    """The office's data set, worked on by real processes, and a laptop whose copies come by."""

    def __init__(self, office: Machine, laptop: Machine, folder: Path) -> None:
        self.office, self.laptop, self.folder = office, laptop, folder
        self.env = os.environ | {
            "COACHDESK_HOME": str(office.home.data.parent),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.rep = a_rep(laptop.store, "Bea")
        self.works = (self.capture, self.merge, self.sync, self.import_reps, self.backup,
                      self.second_window)  # fmt: skip

    def capture(self, number: int) -> Command:
        lines = self.folder / f"{number}.txt"
        lines.write_text("".join(f"+ line {number}.{line}\n" for line in range(4)))
        with lines.open() as typed:
            process = self._start("capture", self.office.file, "--rep", "Ann", stdin=typed)
        return Command(process, is_capture=True)

    def merge(self, number: int, word: str = "merge") -> Command:
        note = a_row(self.laptop.store, "note", rep_id=self.rep, noted_on="2026-11-24", text="B.")
        self.laptop.publish()
        bag = self.folder / f"{number}.coachdesk"
        bag.write_bytes(self.laptop.file.read_bytes())
        return Command(self._start(word, self.office.file, bag), lambda: {note})

    def sync(self, number: int) -> Command:
        return self.merge(number, "sync")

    def import_reps(self, number: int) -> Command:
        table = self.folder / f"{number}.csv"
        table.write_text(f"Name\nRep {number}\n")

        def rep() -> set[str]:
            sql = "SELECT id FROM rep WHERE name = ?"
            ((id,),) = self.office.store.rows(sql, f"Rep {number}")
            return {id}

        return Command(self._start("import-reps", self.office.file, table), rep)

    def backup(self, number: int) -> Command:
        return Command(self._start("backup", self.office.file, self.folder / f"{number}.backup"))

    def second_window(self, _number: int) -> Command:
        """It raises the first one and ends."""
        return Command(self._start(self.office.file))

    @contextmanager
    def window(self) -> Iterator[None]:
        """A window on the same file, open all the while."""
        process = subprocess.Popen(
            [sys.executable, "-m", "coachdesk", str(self.office.file)],
            env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield
            assert process.poll() is None
        finally:
            process.kill()
            process.wait()

    def _start(self, *words: str | Path, stdin: IO[str] | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "coachdesk", *map(str, words)]
        return subprocess.Popen(
            command, env=self.env, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip


def rows_of(store: Store) -> set[str]:
    tables = ("rep", "note", "entry")
    return {id for table in tables for (id,) in store.rows(f"SELECT id FROM {table}")}


def test_that_processes_at_once_lose_nothing_and_say_whom_they_wait_for(office, laptop, tmp_path):
    two, chance = Two(office, laptop, tmp_path), random.Random(9)
    owed: set[str] = set()
    told: list[str] = []
    with two.window():
        for number in range(ROUNDS):
            works = chance.choices(two.works, k=2)
            commands = [work(2 * number + n) for n, work in enumerate(works)]
            for command in commands:
                owed |= command.ends(told)
            assert owed <= rows_of(office.store)
            file = Store(office.file, None)
            assert owed <= rows_of(file)
            file.close()
    take_in(office.store, laptop.file, TUESDAY)
    publish(office.store, office.file, TUESDAY)
    verify(office.file)
    assert owed | rows_of(laptop.store) <= rows_of(office.store)
    assert check(office.store) == []
    assert [path.name for path in office.file.parent.iterdir()] == [office.file.name]
    assert len(told) < ROUNDS  # most of them simply work
