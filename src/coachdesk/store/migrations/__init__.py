"""From one schema to the next: a module each, the SQL as it was when that schema came."""

from pathlib import Path

from coachdesk.store.migrations import to_2, to_3
from coachdesk.store.schema import MIN_READER, SCHEMA
from coachdesk.store.sqlite import Connection, connect

_STEPS = {2: to_2.STATEMENTS, 3: to_3.STATEMENTS}


def version_of(db: Connection) -> int:
    """The schema that a database has."""
    return int(next(iter(db.execute("PRAGMA user_version")))[0])


def migrate(db: Connection) -> None:
    """Brings a database to our schema in one transaction; nothing where it has it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(db) + 1, SCHEMA + 1):
            for statement in _STEPS[number]:
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        least = ("min_reader", "min_writer")
        db.executemany(
            "UPDATE meta SET value = ? WHERE key = ?", [(MIN_READER, key) for key in least]
        )
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def connect_as_ours(path: Path) -> Connection:
    """A connection that only reads; what an older file says is read from a migrated copy."""
    db = connect(path, read_only=True)
    if version_of(db) >= SCHEMA:
        return db
    copy = connect(Path(":memory:"))
    db.backup(copy)
    db.close()
    migrate(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy
