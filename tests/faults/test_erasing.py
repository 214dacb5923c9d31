"""Erasing a rep: killed at any moment, and on machines that carry one file apart."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.desk.purge import purge_rep
from coachdesk.store.backup import backup
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.home import Home
from coachdesk.store.known import open_known
from coachdesk.store.merge import merge, plan
from coachdesk.store.publish import publish
from coachdesk.store.purge import clear_erased
from coachdesk.store.seen import to_quarantine
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_past_call, a_rep, a_row, an_entry
from tests.faults.histories import copy_of
from tests.faults.sizes import size

KILLS, HISTORIES = size(12, 400), size(15, 3000)
_ERASED = "SELECT 1 FROM rep WHERE purged_on IS NOT NULL"
SECRET = "Zwetschgendatschi"
pytestmark = [
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
    pytest.mark.timeout(3600),
]


class Desk:
    """A team with much to erase: notes, drafts, backups and an old copy in quarantine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Home.at(folder / "home")
        self.file = folder / "desk" / "Team.coachdesk"

    def fill(self) -> None:
        self.file.parent.mkdir(parents=True)
        store = new_file(self.home, self.file, TUESDAY)
        ann = a_rep(store, "Ann Weber")
        for at in range(40):
            call = a_past_call(store, ann, TUESDAY.later(days=-at), account=SECRET)
            an_entry(store, call, ann, f"{SECRET} {at}")
            if at % 20 == 0:
                backup(store, TUESDAY)
        store.drafts.put(f"note/{ann}", SECRET, TUESDAY)
        publish(store, self.file, TUESDAY)
        shutil.copy(self.file, self.folder / "copy")
        to_quarantine(store, self.folder / "copy")
        store.close()

    def open(self) -> Store:
        (work,) = (self.home.data / "stores").glob("*/work.db")
        return open_known(self.home, work.parent.name)

    def erase(self) -> None:
        store = self.open()
        ((ann,),) = store.rows("SELECT id FROM rep")
        purge_rep(store, TUESDAY, rep_id=ann)
        publish(store, self.file, TUESDAY)
        store.close()

    def hits(self) -> list[str]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path.name for path in files if SECRET.encode() in path.read_bytes()]


def killed(desk: Desk, after_s: float) -> None:
    """Lets another process erase, and kills it at a moment."""
    child = os.fork()
    if child == 0:
        try:
            desk.erase()
        finally:
            os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.fault("kill -9 while erasing", tries=KILLS)
def test_that_a_killed_erasure_is_whole_or_none_and_the_next_start_clears_the_rest(tmp_path):
    full = Desk(tmp_path / "full")
    full.fill()
    began = time.monotonic()
    control = Desk(tmp_path / "control")
    shutil.copytree(full.folder, control.folder)
    assert len(control.hits()) >= 5
    control.erase()
    took = time.monotonic() - began
    assert control.hits() == []
    chance = random.Random(5)
    for kill in range(KILLS):
        desk = Desk(tmp_path / f"kill{kill}")
        shutil.copytree(full.folder, desk.folder)
        killed(desk, chance.uniform(0, took))
        store = desk.open()
        assert check(store) == []
        if store.one("SELECT 1 FROM rep WHERE purged_on IS NULL"):
            assert len(store.rows("SELECT text FROM entry")) == 40
        else:
            clear_erased(store, TUESDAY)  # as each start does
            publish(store, desk.file, TUESDAY)
            assert desk.hits() == []
        store.close()
        shutil.rmtree(desk.folder)


class History:
    """Three machines, one rep who is erased on some of them, one who stays."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        folder.mkdir(parents=True)
        first = new_file(Home.at(folder / "m0"), folder / "team.coachdesk", TUESDAY)
        self.ann, self.bea = a_rep(first, "Ann"), a_rep(first, "Bea")
        self.stores = [first, *(copy_of(first, folder / f"m{at}") for at in (1, 2))]
        self.said: list[str] = []  # of Bea, by id
        self.hours = 0

    def go_on(self) -> None:
        """One random thing on one of the machines."""
        self.hours += 1
        now, store = TUESDAY.later(hours=self.hours), self.chance.choice(self.stores)
        what = self.chance.choice(("note", "note", "call", "rewrite", "delete", "meet", "erase"))
        gone = store.one("SELECT 1 FROM rep WHERE id = ? AND purged_on IS NOT NULL", self.ann)
        notes = [id for (id,) in store.rows("SELECT id FROM note WHERE rep_id = ?", self.ann)]
        if what == "note":
            self.said.append(a_row(store, "note", now, rep_id=self.bea, noted_on="2026-11-24",
                                   text="Kept"))  # fmt: skip
            a_row(store, "note", now, rep_id=self.ann, noted_on="2026-11-24", text=SECRET)
        elif what == "call" and not gone:
            call = a_past_call(store, self.ann, now, account=SECRET)
            an_entry(store, call, self.ann, SECRET)
        elif what in ("rewrite", "delete") and notes:
            with store.write(now) as tx:
                if what == "delete":
                    tx.delete("note", notes[0])
                else:
                    tx.update("note", notes[0], text=f"{SECRET} {self.hours}")
        elif what == "meet":
            other = self.chance.choice(self.stores)
            merge(store, plan(store, other), now)
        elif what == "erase" and not gone and self.hours > 6:
            purge_rep(store, now, rep_id=self.ann)

    def bring_together(self) -> None:
        for _ in range(2):
            for one in self.stores:
                for other in self.stores:
                    merge(one, plan(one, other), TUESDAY.later(hours=99))


@pytest.mark.fault("erased while other copies go on", tries=HISTORIES)
def test_that_what_was_erased_is_gone_on_every_machine_and_nothing_else_is(tmp_path):
    for seed in range(HISTORIES):
        history = History(tmp_path / str(seed), seed)
        for _ in range(25):
            history.go_on()
        if not any(store.one(_ERASED) for store in history.stores):
            purge_rep(history.stores[0], TUESDAY.later(hours=50), rep_id=history.ann)
        history.bring_together()
        first = content_digest(history.stores[0])
        for store in history.stores:
            assert check(store) == [], seed
            assert content_digest(store) == first, seed
            assert store.rows("SELECT value FROM rev WHERE value LIKE ?", f"%{SECRET}%") == []
            kept = {id for (id,) in store.rows("SELECT id FROM note")}
            assert kept == set(history.said), seed
            store.close()
        shutil.rmtree(tmp_path / str(seed))
