"""What a use case writes: rows at once, one revision a row when it commits."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, stamp
from coachdesk.domain.refused import Refused
from coachdesk.store.erased import blanked, is_erased
from coachdesk.store.erasing import rows_to_erase
from coachdesk.store.fold import bring_back, fold, heads, seen_when, shown_heads
from coachdesk.store.ids import Ids, next_hlc
from coachdesk.store.line import COLUMNS, canonical, digest_of
from coachdesk.store.revision import Fields, Revision, by_row, log_of
from coachdesk.store.sqlite import Connection
from coachdesk.store.tables import Row, Tables

T = TypeVar("T")

TO_CLEAR = "to clear"  # the key of `meta` that says since when
_MERGE_CACHE = -32_000  # KiB: what a merge changes is written once, at its end


class Transaction:
    """Rows are written as asked for; `finish` appends the revisions that say so.

    Everything raised in here rolls the whole back (Store.write).
    """

    def __init__(
        self, db: Connection, now: Moment, ids: Ids, session: str, defaults: dict[str, Fields]
    ) -> None:
        self._db = db
        self._tables = Tables(db, defaults)
        self._now = now
        self._ids = ids
        self._session = session
        self._defaults = defaults
        self._pending: dict[str, tuple[str, str, Fields]] = {}  # row → table, kind, fields
        self._new: set[str] = set()
        self._taken: dict[str, str] = {}  # row → table of revisions made elsewhere
        self._many: dict[str, str] = {}  # row → table of those in the log already
        (last,) = self.one("SELECT value FROM meta WHERE key = 'hlc'") or ("0",)
        self._hlc = int(last)

    @property
    def changes(self) -> Changes:
        """Which tables and rows were written so far; who wrote them is no change to show."""
        mine = {row: table for row, (table, _, _) in self._pending.items() if table != "session"}
        written = mine | self._taken | self._many
        return Changes(frozenset(written.values()), tuple(written))

    @property
    def has_edits(self) -> bool:
        """Whether anything was written here, and not only taken over."""
        return bool(self._pending or self._many)

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, with what this transaction wrote."""
        return list(self._db.execute(sql, params))

    def one(self, sql: str, *params: Any) -> tuple[Any, ...] | None:
        """The first row of a query."""
        return next(iter(self.rows(sql, *params)), None)

    def values(self, cls: type[T], sql: str, *params: Any) -> list[T]:
        """All rows of a query, each as cls(*row)."""
        return [cls(*row) for row in self.rows(sql, *params)]

    def insert(self, table: str, *, id: str | None = None, **fields: Any) -> str:
        """Adds a row with the given fields, the table's defaults in the rest; returns its id."""
        row = id or self._ids.new(self._now.at)
        if id is None:
            self._new.add(row)
        whole = self._defaults[table] | {name: plain(value) for name, value in fields.items()}
        self._tables.put(table, [(row, whole)])
        self._note(table, row, "edit", whole)
        return row

    def insert_new(self, table: str, rows: Iterable[Row]) -> None:
        """Adds many rows, each by an id that the log has never had; the same as `insert`, faster.

        They are in the log at once, so they can't be changed by the same transaction.
        """
        defaults = self._defaults[table]
        whole = [
            (row, defaults | {name: plain(value) for name, value in fields.items()})
            for row, fields in rows
        ]
        self._tables.put(table, whole, verb="INSERT")
        self._tables.log([self._revision(row, table, "edit", fields, []) for row, fields in whole])
        self._many |= {row: table for row, _ in whole}

    def update(self, table: str, id: str, **fields: Any) -> None:
        """Sets fields of a row; what equals what stands there is not a change."""
        wanted = {name: plain(value) for name, value in fields.items()}
        before = self.one(*_fields_of(table, id, wanted))
        if before is None:
            raise Refused("What you changed is no longer there: it was deleted meanwhile.")
        differing = {
            name: value
            for (name, value), old in zip(wanted.items(), before, strict=True)
            if value != old
        }
        if differing:
            sets = ", ".join(f"{name} = ?" for name in differing)
            self._db.execute(
                f"UPDATE {table} SET {sets} WHERE id = ?",
                (*differing.values(), id),
            )
            self._note(table, id, "edit", differing)

    def reword(self, table: str, id: str, was: Fields, **fields: Any) -> None:
        """As `update`, by somebody who went on from `was`, which may no longer be what stands.

        What came in meanwhile is brought together with it, as two machines' changes are.
        """
        now = self.one(*_fields_of(table, id, was)) if was else None
        if now is None or now == tuple(was.values()):
            self.update(table, id, **fields)
            return
        shown = dict(zip(fields, self.one(*_fields_of(table, id, fields)) or (), strict=True)) | was
        mine = {name: plain(value) for name, value in fields.items()}
        mine = {name: value for name, value in mine.items() if value != shown[name]}
        if mine:
            log = log_of(self, table, id)
            fresh = Revision(*self._revision(id, table, "edit", mine, seen_when(log, was)))
            self._tables.log([fresh.line])
            self._tables.put(table, [(id, fold([*log, fresh]) or {})])
            self._many[id] = table

    def delete(self, table: str, id: str) -> None:
        """Takes a row away; its revisions stay, and `restore` brings it back."""
        self._db.execute(f"DELETE FROM {table} WHERE id = ?", (id,))
        self._note(table, id, "delete", {})

    def resolve(self, table: str, id: str, **fields: Any) -> None:
        """Sets fields for good, even to what they show already: it ends what stood open."""
        self.update(table, id, **fields)
        self._note(table, id, "resolve", {name: plain(value) for name, value in fields.items()})

    def put_back(self, table: str, id: str, fields: Fields | None) -> Fields | None:
        """Makes a row what it was, or none; returns what it was until now."""
        now = self.row(table, id)
        if fields is None:
            self.delete(table, id)
        elif now is None:
            self._tables.put(table, [(id, fields)])
            self._note(table, id, "restore", fields)
        else:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (id,))
            self._tables.put(table, [(id, fields)])
            self._note(table, id, "resolve", fields)  # it is decided: as it was
        return now

    def row(self, table: str, id: str) -> Fields | None:
        """What a row says, or None where there is none."""
        names = list(self._defaults[table])
        found = self.one(*_fields_of(table, id, names))
        return dict(zip(names, found, strict=True)) if found else None

    def needed(self, rows: list[tuple[str, str]]) -> set[str]:
        """Those of the rows, or of others, that would be missed if these were not there."""
        self._db.execute("SAVEPOINT without")
        for table, id in rows:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (id,))
        missing = {id for _, id in self._tables.missing_parents()}
        self._db.execute("ROLLBACK TO without")
        self._db.execute("RELEASE without")
        return missing

    def restore(self, table: str, id: str) -> None:
        """Brings a deleted row back as it was."""
        log = [rev for rev in log_of(self, table, id) if rev.kind != "delete"]
        fields = fold(log)
        if fields is None:
            raise Refused("There is nothing to bring back.")
        self._tables.put(table, [(id, fields)])
        self._note(table, id, "restore", fields)

    def take_over(self, revisions: list[Revision]) -> None:
        """Appends revisions made elsewhere, as they are, and reads their rows anew.

        What an erased person was told of, or was erased there, is erased here.
        """
        self._db.execute(f"PRAGMA cache_size = {_MERGE_CACHE}")
        known = self._tables.known({revision.row for revision in revisions})
        self._tables.log([revision.line for revision in revisions], verb="INSERT OR REPLACE")
        logs = by_row(revisions)
        self._taken |= {row: table for table, row in logs}
        self._note_erased({row for (_, row), fresh in logs.items() if is_erased(fresh)} & known)
        for (table, row), fresh in logs.items():
            logs[table, row] = log_of(self, table, row) if row in known else fresh
        self._read_anew(logs)
        self._hlc = max([self._hlc, *(revision.hlc for revision in revisions)])
        while missing := self._tables.missing_parents():
            self.take_over([bring_back(log_of(self, *row)) for row in missing])

    def _read_anew(self, logs: dict[tuple[str, str], list[Revision]]) -> None:
        """Puts in place what these rows' logs say they are."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for (table, row), log in logs.items():
            if table not in self._defaults:
                continue  # a table of a newer version lives in the log alone
            fields = fold(log)
            if fields is None:
                self._db.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            else:
                rows[table].append((row, fields))
        for table, whole in rows.items():
            self._tables.refuse_what_does_not_fit(table, whole)
            self._tables.put(table, whole)

    def erase(self, rows: Iterable[str]) -> None:
        """Leaves of these rows, in all of their history, what an erased person leaves."""
        sql = f"SELECT {COLUMNS} FROM rev WHERE row = ?"
        revisions = [blanked(r) for row in rows for r in self.values(Revision, sql, row)]
        self._tables.log([revision.line for revision in revisions], verb="INSERT OR REPLACE")
        logs = by_row(revisions)
        self._read_anew(logs)
        self._taken |= {row: table for table, row in logs}
        self._note_erased({row for _, row in logs})

    def _note_erased(self, rows: set[str]) -> None:
        """Of what was erased here bytes are left, until they are cleared."""
        if rows:
            self.say(TO_CLEAR, self._now.stamp)

    def _erase_what_hangs(self) -> None:
        """Erases all that was written of those who were erased, here or elsewhere."""
        written = self._pending.keys() | self._many.keys() | self._taken.keys()
        is_person = "rep" in self._taken.values() or any(
            fields.get("purged_on") or fields.get("same_as_id")
            for _, _, fields in self._pending.values()
        )
        self.erase(rows_to_erase(self, None if is_person else set(written)))

    def holds(self, revisions: list[Revision]) -> bool:
        """Whether the log has each of these, as it is, or as erasing left it."""
        return all(self._tables.holds(r) or self._tables.holds(blanked(r)) for r in revisions)

    def say(self, key: str, value: str) -> None:
        """Has the store say something of itself, under a key of `meta`."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def finish(self) -> None:
        """Appends a revision a row written."""
        revisions = []
        for row, change in self._pending.items():
            table, kind, fields = change
            log = [] if row in self._new else log_of(self, table, row)
            parents = shown_heads(log, fields) if kind == "edit" else heads(log)
            revisions.append(self._revision(row, *change, parents))
        self._tables.log(revisions)
        self._erase_what_hangs()
        self.say("hlc", str(self._hlc))

    def _revision(
        self, row: str, table: str, kind: str, fields: Fields, parents: list[str]
    ) -> tuple[Any, ...]:
        self._hlc = next_hlc(self._hlc, self._now.at)
        body = (row, self._ids.new(self._now.at), table, canonical(parents), self._hlc,
                self._session, kind, canonical(fields))  # fmt: skip
        return (*body, digest_of(*body))

    def _note(self, table: str, row: str, kind: str, fields: Fields) -> None:
        _, earlier_kind, earlier = self._pending.get(row, (table, kind, {}))
        # an insert or restore that is edited in the same transaction stays what it was
        kept = kind if kind in ("delete", "resolve") else earlier_kind
        self._pending[row] = (table, kept, {} if kind == "delete" else earlier | fields)


def _fields_of(table: str, id: str, names: Iterable[str]) -> tuple[str, str]:
    return f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", id


def plain(value: Any) -> Any:
    """A value as tables keep it: dates and times as text, text without what UTF-8 can't hold."""
    if isinstance(value, str):  # nearly always, and nearly always as it should be
        as_it_is = value.isascii() and "\0" not in value
        return value if as_it_is else value.replace("\0", "").encode(errors="replace").decode()
    if isinstance(value, Moment):
        return value.stamp
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value
