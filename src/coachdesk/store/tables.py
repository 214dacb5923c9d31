"""The tables and the log under a transaction: rows put in place, lines appended, keys met."""

from typing import Any

from coachdesk.domain.refused import Refused
from coachdesk.store.revision import Fields, Revision
from coachdesk.store.sqlite import Connection

Row = tuple[str, Fields]  # its id, and what it says

_KINDS: dict[str, type | tuple[type, ...]] = {"TEXT": str, "INTEGER": int, "REAL": (int, float)}


class Tables:
    """Writes as it is told to; what it means, the transaction knows."""

    def __init__(self, db: Connection, defaults: dict[str, Fields]) -> None:
        self._db = db
        self._defaults = defaults

    def put(self, table: str, rows: list[Row], *, verb: str = "INSERT OR REPLACE") -> None:
        """Puts rows in place; a field of a newer version has none and lives in the log alone."""
        defaults = self._defaults[table]
        lines = [(row, *map((defaults | fields).__getitem__, defaults)) for row, fields in rows]
        names, marks = ", ".join(("id", *defaults)), ", ".join("?" * (len(defaults) + 1))
        self._db.executemany(f"{verb} INTO {table} ({names}) VALUES ({marks})", lines)

    def log(self, lines: list[tuple[Any, ...]], *, verb: str = "INSERT") -> None:
        """Writes lines of the log."""
        self._db.executemany(f"{verb} INTO rev VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)

    def known(self, rows: set[str]) -> set[str]:
        """Those of the rows that the log has anything of."""
        ask = "SELECT 1 FROM rev WHERE row = ? LIMIT 1"
        return {row for row in rows if self._db.execute(ask, (row,)).fetchone()}

    def holds(self, revision: Revision) -> bool:
        """Whether the log has a revision as it is."""
        ask = "SELECT digest FROM rev WHERE row = ? AND id = ?"
        found = self._db.execute(ask, (revision.row, revision.id)).fetchone()
        return bool(found == (revision.digest,))

    def refuse_what_does_not_fit(self, table: str, rows: list[Row]) -> None:
        """SQLite would turn a text that stands in place of a number into one."""
        info = list(self._db.execute(f"PRAGMA table_info({table})"))
        kinds = {name: _KINDS[kind] for _, name, kind, *_ in info if name != "id"}
        for _, fields in rows:
            for name, value in fields.items():
                if value is not None and name in kinds and not isinstance(value, kinds[name]):
                    raise Refused("A value in it does not fit its place: it is damaged.")

    def missing_parents(self) -> list[tuple[str, str]]:
        """Rows deleted on one machine to which another added something, by table and id."""
        rows = list(self._db.execute("PRAGMA foreign_key_check"))
        broken = {(child, key) for child, _, _, key in rows}
        found: set[tuple[str, str]] = set()
        for child, key in broken:
            parent, column = next(
                (into, name)
                for id, _, into, name, *_ in self._db.execute(f"PRAGMA foreign_key_list({child})")
                if id == key
            )
            sql = f"SELECT {column} FROM {child} WHERE {column} NOT IN (SELECT id FROM {parent})"
            found |= {(parent, id) for (id,) in self._db.execute(sql)}
        return sorted(found)
