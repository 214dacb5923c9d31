"""What a coach's machine does while its system calls are recorded, said line by line as it is done.

`python -m tests.faults.recorded_work HOME FILE BAG SAID ROUNDS SYNCHRONOUS`. A line is written once
what it says is done: "begin KIND", "saved NOTE", "published NOTE", "kept BACKUP", "now TERRITORY",
and "will TERRITORY" before.
"""

import os
import sys
from pathlib import Path

from coachdesk.store import local
from coachdesk.store import store as stores
from coachdesk.store.backup import backup, backups
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_known
from coachdesk.store.publish import publish
from coachdesk.store.restore import differences, restore
from coachdesk.store.sqlite import Connection, connect_store
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY

KINDS = ("migrate", "edit", "publish", "merge", "backup", "restore")


class Work:
    """A coach who works on an older store, round after round."""

    def __init__(self, home: Path, file: Path, said: int) -> None:
        self._file, self._said = file, said
        self.say("begin migrate")
        self.store = open_known(Home.at(home), identify(file).dataset)
        ((self.rep,),) = self.store.rows("SELECT id FROM rep WHERE name = 'Ann Miller'")

    def say(self, words: str) -> None:
        os.write(self._said, f"{words}\n".encode())

    def edit(self, number: int) -> None:
        with self.store.write(TUESDAY) as tx:
            text = f"Note {number}. " * 200
            self.note = tx.insert("note", rep_id=self.rep, noted_on="2026-11-24", text=text)
        self.say(f"saved {self.note}")

    def publish(self) -> None:
        publish(self.store, self._file, TUESDAY)
        self.say(f"published {self.note}")

    def merge(self, bag: Path) -> None:
        take_in(self.store, bag, TUESDAY)
        for (note,) in self.store.rows("SELECT id FROM note"):
            self.say(f"saved {note}")

    def backup(self) -> None:
        self.say(f"kept {backup(self.store, TUESDAY).name}")

    def move(self, territory: str) -> None:
        self.say(f"will {territory}")
        with self.store.write(TUESDAY) as tx:
            tx.update("rep", self.rep, territory=territory)
        self.say(f"now {territory}")

    def restore(self, territory: str) -> None:
        """Back to the territory of the last backup, and to nothing else of it."""
        then = Store(backups(self.store)[0].path, None)
        changes = differences(self.store, then)
        then.close()
        self.say(f"will {territory}")
        restore(self.store, changes, TUESDAY, {self.rep})
        self.say(f"now {territory}")


def main(home: str, file: str, bag: str, said: str, rounds: str, synchronous: str) -> None:
    def connect(path: Path) -> Connection:
        db = connect_store(path)
        db.execute(f"PRAGMA synchronous = {synchronous}")
        return db

    stores.connect_store = local.connect_store = connect  # type: ignore[attr-defined]
    work = Work(Path(home), Path(file), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    for number in range(int(rounds)):
        work.say("begin edit")
        work.move(f"West {number}")
        work.edit(number)
        work.say("begin publish")
        work.publish()
        work.say("begin merge")
        work.merge(Path(f"{bag}{number}"))
        work.say("begin backup")
        work.backup()
        work.say("begin edit")
        work.move("Elsewhere")
        work.say("begin restore")
        work.restore(f"West {number}")
    work.store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
