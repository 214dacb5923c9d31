"""Reads a file from outside in a process that can do little and may die: `main(URI)`.

Only `rev` and `meta` are read; every revision's types and digest are checked. Prints a line of
JSON at a time: {"share": 0.4} … and last {"meta": {…}, "log": digest} or {"refused": words}.
"""

import json
import time
from collections.abc import Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from coachdesk.store.line import COLUMNS, digest_of, parsed
from coachdesk.store.schema import LOG

MEMORY_BYTES = 512 * 2**20
CPU_S = 120
_STATEMENT_S = 2.0
_CHUNK = 2000
_NAME, _PARENTS, _VALUE = 100, 100_000, 4_000_000  # characters
_KINDS = frozenset(("edit", "delete", "restore", "purge", "resolve"))
_PLAIN = frozenset((type(None), str, int, float, bool))


class Damaged(Exception):
    """What is wrong, as the end of a sentence."""


class Reader:
    """A connection on which no single step may take long."""

    def __init__(self, uri: str) -> None:
        self.db = sqlite.connect(uri, uri=True)
        self.db.execute("PRAGMA trusted_schema = OFF")
        self.db.execute("PRAGMA cell_size_check = ON")
        self.db.execute("PRAGMA mmap_size = 0")
        self.rest()
        self.db.set_progress_handler(lambda: time.process_time() > self._until, 10_000)

    def rest(self) -> None:
        """Gives the next step its time."""
        self._until = time.process_time() + _STATEMENT_S

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        self.rest()
        return list(self.db.execute(sql))


def read(uri: str) -> dict[str, object]:
    """The meta table and the log's digest of a file that is sound. Damaged where it is not."""
    reader = Reader(uri)
    if reader.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise Damaged("its pages do not fit together")
    _check_schema(reader)
    meta = {str(key): str(value) for key, value in reader.rows("SELECT key, value FROM meta")}
    (total,) = reader.rows("SELECT count(*) FROM rev")[0]
    digests: list[tuple[str, str, bytes]] = []
    lines = reader.db.execute(f"SELECT {COLUMNS} FROM rev")
    while chunk := list(islice(lines, _CHUNK)):
        reader.rest()
        digests += [_digest_of(line) for line in chunk]
        print(json.dumps({"share": len(digests) / max(int(str(total)), 1)}), flush=True)  # noqa: T201
    digests.sort()
    log = blake2b(b"".join(digest for *_, digest in digests), digest_size=16).hexdigest()
    if meta.get("log_digest", log) != log:
        raise Damaged("its notes are not the ones it was saved with")
    return {"meta": meta, "log": log}


def _check_schema(reader: Reader) -> None:
    """`rev` and `meta` are exactly ours, and nothing in the file would run by itself."""
    found = {
        str(name): str(sql) for name, sql in reader.rows("SELECT name, sql FROM sqlite_schema")
    }
    for statement in filter(None, (part.strip() for part in LOG.split(";"))):
        if found.get(statement.split()[2]) != statement:
            raise Damaged("its tables are not those of a coach file")
    if reader.rows("SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1"):
        raise Damaged("there is a trigger or a view in it, which a coach file never has")
    if any("VIRTUAL" in sql.upper()[:30] for sql in found.values()):
        raise Damaged("there is a virtual table in it, which a coach file never has")


def _digest_of(line: Sequence[Any]) -> tuple[str, str, bytes]:
    """By what the log's digest is made, of a line that is as CoachDesk writes them."""
    row, id, tbl, parents, hlc, session, kind, value, digest = line
    if not (
        _is_typed((row, id, tbl, session), parents, kind, value)
        and type(hlc) is int
        and digest == digest_of(row, id, tbl, parents, hlc, session, kind, value)
        and _is_shaped(parents, value)
    ):
        raise Damaged(f"a note of {f'{tbl} (row {row})'[:80]} was changed outside CoachDesk")
    return id, row, digest


def _is_typed(names: Sequence[object], parents: object, kind: object, value: object) -> bool:
    """Every text a text, and no longer than anything a person writes."""
    return (
        all(type(name) is str and len(name) <= _NAME for name in names)
        and type(parents) is str
        and len(parents) <= _PARENTS
        and type(value) is str
        and len(value) <= _VALUE
        and type(kind) is str
        and kind in _KINDS
    )


def _is_shaped(parents: str, value: str) -> bool:
    """`parents` a list of ids, `value` an object of plain values."""
    if parents != "[]":
        ids = parsed(parents)
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            return False
    fields = parsed(value)
    return isinstance(fields, dict) and _PLAIN.issuperset(map(type, fields.values()))


def limit_myself() -> None:
    """No more memory and time than a coach file can need (POSIX)."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))


def main(uri: str) -> None:
    """Reads a file and says what it found."""
    limit_myself()
    try:
        answer = read(uri)
    except Damaged as damaged:
        answer = {"refused": str(damaged)}
    except (sqlite.Error, ValueError, TypeError, RecursionError) as error:
        answer = {"refused": f"it can't be read ({type(error).__name__})"}
    except MemoryError:
        answer = {"refused": "reading it takes more memory than any coach file needs"}
    print(json.dumps(answer), flush=True)  # noqa: T201
