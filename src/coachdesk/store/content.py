"""The content of a data set as lines that any two equal data sets share."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from coachdesk.store.erased import PURGE
from coachdesk.store.line import canonical
from coachdesk.store.schema import CONTENT
from coachdesk.store.store import Store

LAST = 2**63 - 1  # later than any clock


def tables_of(store: Store) -> list[str]:
    """The content tables that there are, by name; a file of an older schema has fewer."""
    there = {name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return sorted(there & CONTENT.keys())


def columns(store: Store, table: str) -> list[str]:
    """The names of a table's columns, in its order."""
    return [name for _, name, *_ in store.rows(f"PRAGMA table_info({table})")]


def content_rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    """The live rows of a table, by id."""
    return store.rows(f"SELECT * FROM {table} ORDER BY id")


def content_lines(store: Store) -> Iterator[str]:
    """Every live row as canonical JSON: {"table": …, "id": …, column: value …}, by table and id.

    No revisions, no meta, no device, no drafts.
    """
    for table in sorted(CONTENT):
        names = columns(store, table)
        for row in content_rows(store, table):
            yield canonical({"table": table, **dict(zip(names, row, strict=True))})


def content_digest(store: Store) -> str:
    """Equal for files with equal content, whatever their history (blake2b of the lines)."""
    digest = blake2b(digest_size=16)
    for line in content_lines(store):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def counts(store: Store) -> dict[str, int]:
    """Rows a table, the log's too."""
    return {
        table: store.rows(f"SELECT count(*) FROM {table}")[0][0]
        for table in (*tables_of(store), "rev", "session")
    }


def log_digest(store: Store, until: int = LAST) -> str:
    """blake2b over the stored digests of all revisions up to a clock, in the order of their ids."""
    digests = store.rows("SELECT digest FROM rev WHERE hlc <= ? ORDER BY id, row", until)
    return blake2b(b"".join(digest for (digest,) in digests), digest_size=16).hexdigest()


def log_ids(store: Store) -> set[tuple[str, bytes]]:
    """Every revision by id and digest."""
    return set(store.rows("SELECT id, digest FROM rev"))


def erased_ids(store: Store) -> set[str]:
    """The revisions that were erased, by id."""
    return {id for (id,) in store.rows("SELECT id FROM rev WHERE kind = ?", PURGE)}
