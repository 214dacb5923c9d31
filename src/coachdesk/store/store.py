"""The live store of one data set: reads by SQL, writes by transactions that the log keeps."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from coachdesk import __version__
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Device, make_private
from coachdesk.store.ids import Ids
from coachdesk.store.local import Drafts, Local
from coachdesk.store.migrations import connect_as_ours, migrate, version_of
from coachdesk.store.revision import Fields
from coachdesk.store.schema import APPLICATION_ID, CONTENT, MIN_READER, SCHEMA, create_statements
from coachdesk.store.sqlite import Connection, compact, connect, connect_store, plain_errors
from coachdesk.store.transaction import Transaction

T = TypeVar("T")


class Store:
    """One connection to one data set. A thread that needs it makes its own by `again`.

    Without a device it can only be read: a published FILE looked at, or a store looked into;
    with `as_ours` one of an older schema is read as if it had ours, and stays as it is.
    """

    def __init__(self, path: Path, device: Device | None, *, as_ours: bool = False) -> None:
        self.path = path
        self.device = device
        self._as_ours = as_ours
        with plain_errors(path):
            if device:
                self._db: Connection = connect_store(path)
            else:
                self._db = connect_as_ours(path) if as_ours else connect(path, read_only=True)
        self.dataset = self.meta("dataset")
        self._local: Local | None = None
        self._ids = Ids()
        self._session = ""
        self._defaults: dict[str, Fields] = {}

    @classmethod
    def create(
        cls, folder: Path, device: Device, now: Moment, dataset: str | None = None
    ) -> "Store":
        """An empty data set in a folder of its own: FOLDER/<data set>/work.db."""
        dataset = dataset or Ids().new(now.at)
        make_private(folder / dataset)
        path = folder / dataset / "work.db"
        with plain_errors(path):
            db = connect_store(path)
            path.chmod(0o600)
            db.execute("BEGIN IMMEDIATE")
            for statement in create_statements():
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {SCHEMA}")
            meta = {"dataset": dataset, "min_reader": MIN_READER, "min_writer": MIN_READER,
                    "hlc": 0}  # fmt: skip
            db.executemany("INSERT INTO meta VALUES (?, ?)", [(k, str(v)) for k, v in meta.items()])
            db.execute("COMMIT")
            db.close()
        return cls(path, device)

    def again(self) -> "Store":
        """Another connection to the same data set, for another thread."""
        return Store(self.path, self.device, as_ours=self._as_ours)

    def close(self) -> None:
        """Closes the connection; the last one out folds the WAL in."""
        if self._local:
            self._local.close()
        self._db.close()

    @property
    def home_data(self) -> Path:
        """The data folder that holds this and every other store of this machine."""
        return self.path.parents[2]

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self.device is None

    @property
    def local(self) -> Local:
        """What this machine keeps beside the store; made when first asked for.

        A FILE that is only looked at has nothing beside it: it is forgotten at the end.
        """
        if self._local is None:
            beside = Path(":memory:") if self.is_read_only else self.path.with_name("local.db")
            self._local = Local(beside)
        return self._local

    @property
    def drafts(self) -> Drafts:
        """Texts typed and not yet entered, on this machine."""
        return self.local.drafts

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with plain_errors(self.path):
            return list(self._db.execute(sql, params))

    def stream(self, sql: str, *params: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, for what is too long to hold."""
        with plain_errors(self.path):
            yield from self._db.execute(sql, params)

    def one(self, sql: str, *params: Any) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        return next(iter(self.rows(sql, *params)), None)

    def values(self, cls: type[T], sql: str, *params: Any) -> list[T]:
        """All rows of a query, each as cls(*row)."""
        return [cls(*row) for row in self.rows(sql, *params)]

    def meta(self, key: str, default: str = "") -> str:
        """What the file says of itself under a key."""
        row = self.one("SELECT value FROM meta WHERE key = ?", key)
        return row[0] if row else default

    def data_version(self) -> int:
        """A number that changes when another connection commits."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def version(self) -> int:
        """The number of the schema that the data set has."""
        return version_of(self._db)

    def migrate(self) -> None:
        """Brings an older data set to our schema. Who calls it holds the right to publish."""
        with plain_errors(self.path):
            migrate(self._db)
        self._defaults = {}

    def copy_into(self, path: Path) -> None:
        """Writes the data set as one whole file (VACUUM INTO) to a path where nothing stands."""
        with plain_errors(path):
            self._db.execute("VACUUM INTO ?", (str(path),))

    def compact(self) -> None:
        """Leaves no byte of what was deleted in the store; Refused while another reads."""
        with plain_errors(self.path):
            compact(self._db)

    @contextmanager
    def write(self, now: Moment) -> Iterator[Transaction]:
        """One use case: all of it is on disk when this ends, or none.

        Errors: Refused, with the reason in one sentence, when the disk or another program
        stands in the way, or the file was opened only to be read.
        """
        if self.device is None:
            raise Refused("This copy was opened only to be read: nothing was changed.")
        with plain_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                session = self._session or str(uuid.uuid4())
                tx = Transaction(self._db, now, self._ids, session, self.defaults())
                yield tx
                if tx.has_edits and not self._session:
                    tx.insert("session", id=session, device_id=self.device.id,
                              device_name=self.device.name, version=__version__,
                              started_at=now.stamp)  # fmt: skip
                tx.finish()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._session = session if tx.has_edits else self._session

    def defaults(self) -> dict[str, Fields]:
        """What each column of each table holds where a revision doesn't say."""
        if not self._defaults:
            self._defaults = {
                table: fields
                for table in (*CONTENT, "session")
                if (fields := self._defaults_of(table))  # an older schema has fewer tables
            }
        return self._defaults

    def _defaults_of(self, table: str) -> Fields:
        return {
            name: self.rows(f"SELECT {default}")[0][0] if default else None
            for _, name, _, _, default, _ in self.rows(f"PRAGMA table_info({table})")
            if name != "id"
        }
