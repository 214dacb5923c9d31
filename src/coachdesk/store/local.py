"""This machine's own, beside the store and never published: drafts, paths, publishes seen."""

import re
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.store.sqlite import Connection, compact, connect_store, plain_errors

_TABLES = """
CREATE TABLE IF NOT EXISTS draft (
    key TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS seen (publish_id TEXT PRIMARY KEY) STRICT;
"""

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Local:
    """One machine's notes about one data set (local.db)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with plain_errors(path):
            self._db = connect_store(path)
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
        self.drafts = Drafts(self._db, path)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def fact(self, key: str) -> str | None:
        """A small thing that was kept, or None."""
        row = self._db.execute("SELECT value FROM fact WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep_fact(self, key: str, value: str) -> None:
        """Keeps a small thing over what stood under the key."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, value))

    def drop_facts(self, prefix: str, but: tuple[str, str]) -> None:
        """Forgets the facts whose keys begin so, but two."""
        sql = "DELETE FROM fact WHERE substr(key, 1, ?) = ? AND key NOT IN (?, ?)"
        self._db.execute(sql, (len(prefix), prefix, *but))

    def forget(self, rows: set[str]) -> None:
        """Drops the drafts that belong to any of these rows, and what an undo would need.

        Afterwards no byte of it is in the file.
        """
        for key, text in list(self._db.execute("SELECT key, text FROM draft")):
            if not rows.isdisjoint(_ID.findall(f"{key} {text}")):
                self.drafts.drop(key)
        self.drop_facts("undo ", but=("", ""))
        compact(self._db)

    def has_seen(self, publish_id: str) -> bool:
        """Whether this store wrote or took in that publish."""
        sql = "SELECT 1 FROM seen WHERE publish_id = ?"
        return self._db.execute(sql, (publish_id,)).fetchone() is not None

    def note_seen(self, publish_id: str) -> None:
        """From now on this publish is known."""
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (publish_id,))


class Drafts:
    """Texts typed and not yet entered, a key each; kept through a crash."""

    def __init__(self, db: Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def put(self, key: str, text: str, now: Moment) -> None:
        """Keeps a draft; an empty one is dropped."""
        with plain_errors(self._path):
            if text:
                row = (key, text, now.stamp)
                self._db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", row)
            else:
                self.drop(key)

    def get(self, key: str) -> str | None:
        """The draft under a key, or None."""
        row = self._db.execute("SELECT text FROM draft WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keys(self, prefix: str) -> list[str]:
        """The keys of the drafts there are that begin so, newest first."""
        sql = "SELECT key FROM draft WHERE substr(key, 1, ?) = ? ORDER BY at DESC"
        return [key for (key,) in self._db.execute(sql, (len(prefix), prefix))]

    def drop(self, key: str) -> None:
        """Forgets a draft."""
        with plain_errors(self._path):
            self._db.execute("DELETE FROM draft WHERE key = ?", (key,))
