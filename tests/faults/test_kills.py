"""kill -9 at any moment: every acknowledged note is there, and nothing stands in the way."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.bring_up import bring_up
from coachdesk.store.check import check
from coachdesk.store.home import Home
from coachdesk.store.known import open_known
from coachdesk.store.opening import verify
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY
from tests.faults.sizes import size

KILLS, COPIES = size(100, 3000), size(30, 300)
SWAPS, RACES = size(50, 500), size(300, 3000)
pytestmark = [
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
    pytest.mark.timeout(3600),
]


class Desk:
    """A home, its file, and another machine's copy that comes by now and then."""

    def __init__(self, folder: Path) -> None:
        self.home = Home.at(folder / "home")
        self.file = folder / "desk" / "Team.coachdesk"
        self.file.parent.mkdir()
        self.acknowledged = folder / "acknowledged"
        self.acknowledged.touch()
        store = new_file(self.home, self.file, TUESDAY)
        with store.write(TUESDAY) as tx:
            self.rep = tx.insert("rep", name="Ann")
        publish(store, self.file, TUESDAY)
        self.dataset = store.dataset
        store.close()

    def open(self) -> Store:
        return open_known(self.home, self.dataset)

    def work_until_killed(self) -> None:
        """Notes without end, each acknowledged once it is on disk; publishing, backups between."""
        store = self.open()
        log = os.open(self.acknowledged, os.O_WRONLY | os.O_APPEND)
        for i in range(1_000_000):
            with store.write(TUESDAY) as tx:
                note = tx.insert("note", rep_id=self.rep, noted_on="2026-11-24", text=f"Note {i}.")
            os.write(log, f"{note}\n".encode())
            if i % 3 == 1:
                with suppress(Refused):  # replaced again and again: the next one will do
                    publish(store, self.file, TUESDAY)
            if i % 20 == 19:
                backup(store, TUESDAY)

    def missing(self) -> set[str]:
        """Acknowledged notes that a reopened store has not."""
        store = self.open()
        try:
            kept = {id for (id,) in store.rows("SELECT id FROM note")}
            return set(self.acknowledged.read_text().split()) - kept
        finally:
            store.close()


@contextmanager
def at_work(desk: Desk) -> Iterator[None]:
    """Another process types and publishes while the block runs, and is killed at its end."""
    child = os.fork()
    if child == 0:
        try:
            desk.work_until_killed()
        finally:
            os._exit(1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def killed(desk: Desk, after_s: float) -> None:
    """Lets a process work until it has acknowledged a note and some time longer; kills it."""
    before = desk.acknowledged.stat().st_size
    with at_work(desk):
        until(lambda: desk.acknowledged.stat().st_size > before)
        time.sleep(after_s)


def until(so: Callable[[], bool], patience_s: float = 60) -> None:
    """Returns as soon as it is so."""
    ends = time.monotonic() + patience_s
    while not so():
        assert time.monotonic() < ends
        time.sleep(0.002)


@pytest.mark.fault("kill -9 anywhere", tries=KILLS)
@pytest.mark.timeout(7200)
def test_that_no_kill_loses_an_acknowledged_note_or_leaves_anything_in_the_way(tmp_path):
    desk = Desk(tmp_path)
    chance = random.Random(4)
    for kill in range(KILLS):
        killed(desk, chance.uniform(0, 0.06))
        if kill % 10 == 9:
            assert not desk.missing()
            store = desk.open()
            publish(store, desk.file, TUESDAY)
            assert check(store) == []
            store.close()
            verify(desk.file)
            assert [path.name for path in desk.file.parent.iterdir()] == [desk.file.name]
    assert len(desk.acknowledged.read_text().split()) >= KILLS
    assert not list((desk.home.data / "quarantine").glob("*"))


@pytest.mark.fault("copy while typing", tries=COPIES)
def test_that_a_copy_taken_while_a_coach_types_is_whole_and_only_older(tmp_path):
    desk = Desk(tmp_path)
    with at_work(desk):
        for i in range(COPIES):
            copy = tmp_path / f"copy{i}.coachdesk"
            copy.write_bytes(desk.file.read_bytes())
            verify(copy)
            copy.unlink()


@pytest.mark.fault("swapped or overwritten while open", tries=RACES)
def test_that_a_copy_that_comes_while_the_file_is_published_is_never_lost(office, laptop):
    """Races: a thread puts another machine's newest copy in place at any moment of a publish."""
    chance = random.Random(8)
    incoming = office.file.with_name("incoming")

    def swapped_in(after_s: float) -> None:
        time.sleep(after_s)
        incoming.replace(office.file)

    took = 0.02
    for race in range(RACES):
        laptop.add(f"Theirs {race}")
        laptop.publish()
        incoming.write_bytes(laptop.file.read_bytes())
        office.add(f"Ours {race}")
        other = threading.Thread(target=swapped_in, args=[chance.uniform(0, took)])
        other.start()
        began = time.monotonic()
        office.publish()
        took = min(0.1, time.monotonic() - began)
        other.join()
        if race % 50 == 49:
            bring_up(office.store, office.file, TUESDAY)
            assert laptop.names() <= office.names()
            verify(office.file)
    assert check(office.store) == []


@pytest.mark.fault("swapped or overwritten while open", tries=SWAPS)
def test_that_a_copy_put_over_the_file_at_any_moment_loses_nothing_of_either(tmp_path):
    """Races: another machine's newest copy is swapped in while this one types and publishes."""
    desk = Desk(tmp_path)
    theirs = Home.at(tmp_path / "laptop")
    (tmp_path / "bag").mkdir()
    bag = tmp_path / "bag" / "Team.coachdesk"
    bag.write_bytes(desk.file.read_bytes())
    from coachdesk.store.opening import adopt

    other = adopt(theirs, bag, TUESDAY)
    written = set()
    with at_work(desk):
        for i in range(SWAPS):
            with other.write(TUESDAY) as tx:
                written.add(tx.insert("note", rep_id=desk.rep, noted_on="2026-11-24", text=f"B{i}"))
            publish(other, bag, TUESDAY)
            incoming = desk.file.with_name("incoming")
            incoming.write_bytes(bag.read_bytes())
            incoming.replace(desk.file)
        put_in = desk.file.stat().st_ino
        until(lambda: desk.file.stat().st_ino != put_in)  # the other process published over it
    store = desk.open()
    take_in(store, desk.file, TUESDAY)
    publish(store, desk.file, TUESDAY)
    kept = {id for (id,) in store.rows("SELECT id FROM note")}
    assert written <= kept
    assert not desk.missing()
    assert check(store) == []
    store.close()
    other.close()
