"""Random histories of machines that carry one file, and two oracles of how they must end.

Neither oracle shares code with the merge. *Ledger* is told each sentence that somebody wrote or
took out. *Reference* reads the union of the logs by FILE.md's definition, slowly, by walking.
"""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coachdesk.desk.newfile import new_file
from coachdesk.domain.moment import Moment
from coachdesk.store.home import Device, Home
from coachdesk.store.store import Store
from tests.builders import TUESDAY

TEN_YEARS_H = 24 * 3653


@dataclass
class Machine:
    """A store and a clock that may be ten years wrong."""

    name: str
    store: Store
    wrong_h: int
    passed_h: int = 0

    def now(self) -> Moment:
        self.passed_h += 1
        return TUESDAY.later(hours=self.passed_h + self.wrong_h)

    def text_of(self, note: str) -> str | None:
        row = self.store.one("SELECT text FROM note WHERE id = ?", note)
        return row[0] if row else None


@dataclass
class Ledger:
    """What people did, sentence by sentence, whoever's machine it was on."""

    written: dict[str, str] = field(default_factory=dict)  # sentence → note
    taken_out: set[str] = field(default_factory=set)

    def write(self, note: str, sentence: str) -> str:
        self.written[sentence] = note
        return sentence


def copy_of(store: Store, home: Path) -> Store:
    """The same store on another machine, which goes its own way from here."""
    path = home / "stores" / store.dataset / "work.db"
    path.parent.mkdir(parents=True)
    store.copy_into(path)
    return Store(path, Device(home.name, home.name))


class History:
    """Machines, their edits and their meetings; the same for the same seed."""

    def __init__(self, folder: Path, seed: int, machines: int = 3) -> None:
        self.chance = random.Random(seed)
        self.ledger = Ledger()
        self._count = 0
        file = folder / "team.coachdesk"
        first = new_file(Home.at(folder / "m0"), file, TUESDAY)
        with first.write(TUESDAY) as tx:
            self.rep = tx.insert("rep", name="Ann")
        others = [copy_of(first, folder / f"m{i}") for i in range(1, machines)]
        wrong = [0, *(self.chance.choice((0, -TEN_YEARS_H, TEN_YEARS_H)) for _ in others)]
        self.machines = [
            Machine(f"m{i}", store, wrong[i]) for i, store in enumerate([first, *others])
        ]

    def close(self) -> None:
        for machine in self.machines:
            machine.store.close()

    def edit(self) -> None:
        """One random thing that a coach does on one of the machines."""
        machine = self.chance.choice(self.machines)
        notes = [id for (id,) in machine.store.rows("SELECT id FROM note ORDER BY id")]
        what = self.chance.choice(("new", "append", "prepend", "append", "cut", "rename", "delete"))
        if what == "rename":
            with machine.store.write(machine.now()) as tx:
                tx.update("rep", self.rep, territory=f"T{self.chance.randrange(9)}")
        elif what == "new" or not notes:
            self._new(machine)
        elif what == "delete" and self.chance.random() < 0.5:
            self._delete(machine, self.chance.choice(notes))
        else:
            self._rewrite(machine, self.chance.choice(notes), what)

    def _sentence(self, note: str) -> str:
        self._count += 1
        return self.ledger.write(note, f"Sentence {self._count:04}.")

    def _new(self, machine: Machine) -> None:
        with machine.store.write(machine.now()) as tx:
            note = tx.insert("note", rep_id=self.rep, noted_on="2026-11-24", text="")
            tx.update("note", note, text=self._sentence(note))

    def _delete(self, machine: Machine, note: str) -> None:
        for sentence in (machine.text_of(note) or "").split(" S"):
            if sentence:
                self.ledger.taken_out.add("S" + sentence.removeprefix("S"))
        with machine.store.write(machine.now()) as tx:
            tx.delete("note", note)

    def _rewrite(self, machine: Machine, note: str, what: str) -> None:
        old = machine.text_of(note) or ""
        pieces = ["S" + piece.removeprefix("S") for piece in old.split(" S") if piece]
        if what == "cut" and len(pieces) > 1:
            self.ledger.taken_out.add(gone := self.chance.choice(pieces))
            pieces.remove(gone)
        elif what == "prepend":
            pieces.insert(0, self._sentence(note))
        else:
            pieces.append(self._sentence(note))
        with machine.store.write(machine.now()) as tx:
            tx.update("note", note, text=" ".join(pieces))


def reference(lines: Iterable[tuple[str, str, str, str, str]]) -> dict[str, dict[str, list[Any]]]:
    """By row and field, the distinct values that no later revision of the field replaced.

    A log's lines (row, id, parents, kind, value), read by definition: a revision's ancestors
    are found by walking.
    """
    log: dict[str, tuple[str, list[str], str, dict[str, Any]]] = {}
    for row, id, parents, kind, value in lines:
        log[id] = (row, json.loads(parents), kind, json.loads(value))

    def above(id: str, among: set[str]) -> bool:
        return any(p in among or above(p, among) for p in log[id][1] if p in log)

    rows: dict[str, list[str]] = {}
    for id, (row, *_) in log.items():
        rows.setdefault(row, []).append(id)
    found: dict[str, dict[str, list[Any]]] = {}
    for row, ids in rows.items():
        heads = [id for id in ids if not any(above(other, {id}) for other in ids if other != id)]
        if all(log[id][2] == "delete" for id in heads):
            continue
        fields = {name for id in ids for name in log[id][3]}
        found[row] = {name: _values(log, ids, name, above) for name in fields}
    return found


def _values(log: Any, ids: list[str], name: str, above: Any) -> list[Any]:
    setters = [id for id in ids if name in log[id][3]]
    last = [id for id in setters if not any(above(o, {id}) for o in setters if o != id)]
    return sorted({log[id][3][name] for id in last}, key=str)
