"""Cut, flipped, mutated and forged files: refused in one sentence or harmless, never a crash."""

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.content import content_digest
from coachdesk.store.home import Home
from coachdesk.store.line import canonical, digest_of
from coachdesk.store.opening import adopt
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY
from tests.faults.sizes import size
from tests.store.conftest import Machine

CUTS, FLIPS, MUTATIONS = size(50, 400), size(200, 2000), size(500, 10_000)
WHOLE_WAY = 25  # of so many that the child calls sound, one is taken in by the program itself
FAULT = "cut, flipped, hostile file"
pytestmark = pytest.mark.timeout(7200)
_READER = """
import json, os, sys
from coachdesk.store import intake_child
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        intake_child.main(f"file:{line.strip()}?mode=ro&immutable=1")
        os._exit(0)
    print(json.dumps({"status": os.waitpid(child, 0)[1]}), flush=True)
"""


class Reader:
    """The child that reads foreign files, forked anew for each: a start a file would take hours."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _READER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self, file: Path) -> dict[str, Any]:
        """The last word on a file; asserts that the child lived to say it."""
        assert self._process.stdin
        assert self._process.stdout
        print(file, file=self._process.stdin, flush=True)
        lines = [json.loads(self._process.stdout.readline())]
        while "status" not in lines[-1]:
            lines.append(json.loads(self._process.stdout.readline()))
        assert lines[-1] == {"status": 0}
        return dict(lines[-2])

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


@pytest.fixture
def file(office: Machine, tmp_path: Path) -> Path:
    """A file of forty reps, to be spoiled."""
    for i in range(40):
        office.add(f"Rep number {i}")
    office.publish()
    spoiled = tmp_path / "spoiled.coachdesk"
    spoiled.write_bytes(office.file.read_bytes())
    return spoiled


def try_it(office: Machine, file: Path, expected: str, *, may_be_taken: bool) -> None:
    """Takes a spoiled file in: refused and untouched, or nothing comes of it."""
    before, said = file.read_bytes(), ""
    try:
        take_in(office.store, file, TUESDAY)
    except Refused as refused:
        said = str(refused)
    assert may_be_taken or said
    assert "\n" not in said
    assert len(said) < 300
    assert file.read_bytes() == before
    assert content_digest(office.store) == expected


def try_many(office: Machine, file: Path, reader: Reader, spoiled: Iterable[bytes]) -> None:
    """Shows each to the child. What that calls sound has our own log, or is tried whole."""
    expected, honest, sound = content_digest(office.store), reader.says(file), 0
    for content in spoiled:
        file.write_bytes(content)
        said = reader.says(file)
        if "refused" not in said:
            sound += 1
            if said != honest or sound % WHOLE_WAY == 1:
                try_it(office, file, expected, may_be_taken=True)


@pytest.mark.fault(FAULT, tries=CUTS)
def test_that_a_cut_file_is_refused(office, file):
    whole, chance = file.read_bytes(), random.Random(1)
    expected = content_digest(office.store)
    for _ in range(CUTS):
        file.write_bytes(whole[: chance.randrange(len(whole))])
        try_it(office, file, expected, may_be_taken=False)


@pytest.mark.fault(FAULT, tries=FLIPS)
def test_that_a_flipped_bit_is_refused_or_harmless(office, file, reader):
    whole, chance = file.read_bytes(), random.Random(2)

    def flipped() -> bytes:
        spoiled = bytearray(whole)
        spoiled[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        return bytes(spoiled)

    try_many(office, file, reader, (flipped() for _ in range(FLIPS)))


@pytest.mark.fault(FAULT, tries=MUTATIONS)
def test_that_a_mutated_file_is_refused_or_harmless(office, file, reader):
    whole, chance = file.read_bytes(), random.Random(3)

    def mutated() -> bytes:
        spoiled = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            at, long = chance.randrange(len(spoiled)), chance.choice((1, 2, 4, 16, 300))
            spoiled[at : at + long] = chance.choice((b"\xff", b"\x00", chance.randbytes(1))) * long
        return bytes(spoiled[: len(whole)])

    try_many(office, file, reader, (mutated() for _ in range(MUTATIONS)))


def a_revision(**changed: object) -> tuple[object, ...]:
    """A forged line of the log, with a digest that fits."""
    rev: dict[str, object] = {
        "row": "r", "id": "i", "tbl": "rep", "parents": "[]", "hlc": 1, "session": "s",
        "kind": "edit", "value": canonical({"name": "Forged"}),
    } | changed  # fmt: skip
    values = tuple(rev.values())
    return (*values, digest_of(*values))  # type: ignore[arg-type]


FORGERIES: dict[str, Callable[[sqlite3.Connection], object]] = {
    "an unknown kind": lambda db: _add(db, a_revision(kind="shell")),
    "a value that is no object": lambda db: _add(db, a_revision(value="[1]")),
    "a value that is no JSON": lambda db: _add(db, a_revision(value="{")),
    "parents that are no list": lambda db: _add(db, a_revision(parents='{"a":1}')),
    "parents nested without end": lambda db: _add(db, a_revision(parents="[" * 100_000)),
    "a revision that is its own parent": lambda db: _add(db, a_revision(parents='["i"]')),
    "a field that is a list": lambda db: _add(db, a_revision(value='{"name":["x"]}')),
    "a row without its name": lambda db: _add(db, a_revision(value='{"territory":"x"}')),
    "a note of nobody": lambda db: _add(db, a_revision(
        tbl="note", value=canonical({"rep_id": "nobody", "noted_on": "x", "text": "x",
                                     "audience": "private"}))),
    "a date that is a number": lambda db: _add(db, a_revision(
        value=canonical({"name": 7, "territory": ""}))),
    "ten megabytes of parents": lambda db: _add(db, a_revision(
        parents=json.dumps(["x" * 36] * 250_000))),
    "a trigger": lambda db: db.execute(
        "CREATE TRIGGER t AFTER INSERT ON rep BEGIN DELETE FROM rev; END"),
    "a view": lambda db: db.execute("CREATE VIEW v AS SELECT load_extension('x')"),
    "another rev table": lambda db: db.execute("ALTER TABLE rev ADD COLUMN more TEXT"),
    "a way out of the folder": lambda db: db.execute(
        "UPDATE meta SET value = '../../../../tmp/x' WHERE key = 'dataset'"),
    "no data set": lambda db: db.execute("DELETE FROM meta"),
    "a version that is a word": lambda db: db.execute(
        "UPDATE meta SET value = 'newest' WHERE key = 'min_reader'"),
    "a digest that is not that of the log": lambda db: db.execute(
        "UPDATE meta SET value = 'ab' WHERE key = 'log_digest'"),
}  # fmt: skip


def _add(db: sqlite3.Connection, line: tuple[object, ...]) -> None:
    db.execute("INSERT INTO rev VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
    db.execute("DELETE FROM meta WHERE key = 'log_digest'")


@pytest.mark.fault(FAULT)
@pytest.mark.parametrize("what", FORGERIES)
@pytest.mark.parametrize("known", [True, False], ids=["taken in", "adopted"])
def test_that_a_forged_file_is_refused_in_one_sentence(office, file, tmp_path, what, known):
    db = sqlite3.connect(file)
    FORGERIES[what](db)
    db.commit()
    db.close()
    before, expected = file.read_bytes(), content_digest(office.store)
    with pytest.raises(Refused) as refused:
        if known:
            take_in(office.store, file, TUESDAY)
        else:
            adopt(Home.at(tmp_path / "new"), file, TUESDAY)
    assert "\n" not in str(refused.value)
    assert file.read_bytes() == before
    assert content_digest(office.store) == expected
    assert not list((office.store.home_data / "incoming").glob("*"))
    assert not list((tmp_path / "new" / "data" / "stores").glob("*"))


def test_that_a_table_and_fields_of_a_newer_version_are_kept_and_published_on(office, laptop):
    with laptop.store.write(TUESDAY) as tx:
        tx.take_over([])
    db = sqlite3.connect(laptop.file)
    row = a_revision(tbl="mood", value='{"weather":"fair"}')
    _add(db, row)
    _add(db, a_revision(id="j", parents='["i"]', row=_rep_of(laptop.store), tbl="rep",
                        value='{"shoe_size":44}'))  # fmt: skip
    db.commit()
    db.close()
    take_in(office.store, laptop.file, TUESDAY)
    office.publish()
    kept = Store(office.file, None)
    assert kept.one("SELECT value FROM rev WHERE tbl = 'mood'") == ('{"weather":"fair"}',)
    assert kept.rows("SELECT 1 FROM rev WHERE value LIKE '%shoe_size%'")
    kept.close()


def _rep_of(store: Store) -> str:
    (rep,) = store.one("SELECT id FROM rep") or ("",)
    return str(rep)


@pytest.mark.fault(FAULT)
def test_that_reading_strange_files_takes_no_more_memory_than_allowed(office, file):
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE bulk (x BLOB)")
    db.execute("INSERT INTO bulk VALUES (zeroblob(300000000))")
    db.commit()
    db.close()
    expected = content_digest(office.store)
    try_it(office, file, expected, may_be_taken=True)
    done = subprocess.run(
        [sys.executable, "-c", _READ_AND_TELL, str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    (kib,) = (int(line.split()[1]) for line in done.stdout.splitlines() if "VmHWM" in line)
    assert kib < 512 * 1024


_READ_AND_TELL = """
import sys
from coachdesk.store import intake_child
intake_child.main(f"file:{sys.argv[1]}?mode=ro&immutable=1")
print(open("/proc/self/status").read())
"""
