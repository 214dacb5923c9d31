"""A store that a disk has damaged, made sound again: the newest backup plus what is intact."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backups
from coachdesk.store.check import check
from coachdesk.store.fold import fold
from coachdesk.store.home import Home
from coachdesk.store.identity import Newer, identify
from coachdesk.store.intake import intake
from coachdesk.store.known import open_as_it_is
from coachdesk.store.line import COLUMNS
from coachdesk.store.lock import publish_right
from coachdesk.store.merge import Plan, everything_of, merge
from coachdesk.store.publish import publish
from coachdesk.store.revision import Revision, by_row
from coachdesk.store.schema import CONTENT
from coachdesk.store.seen import is_seen, to_quarantine
from coachdesk.store.sqlite import DatabaseError
from coachdesk.store.store import Store


def repair(home: Home, dataset: str, now: Moment) -> Store:
    """Builds a damaged store anew; what was there is kept in quarantine.

    Refused where the store is sound, or there is neither a backup nor anything intact.
    """
    damaged = open_as_it_is(home, dataset)
    try:
        if not check(damaged):
            raise Refused("Nothing needs repair: every note is as it was written.")
        intact = {revision.id: revision for revision in _intact(damaged)}
        with publish_right(damaged.path.parent):
            kept = {revision.id: revision for revision in _newest_backup(damaged)}
            revisions = list((kept | intact).values())
            if not revisions:
                raise Refused("Nothing could be read, and there is no backup: nothing was changed.")
            return _anew(home, damaged, revisions, now)
    finally:
        damaged.close()


def _anew(home: Home, damaged: Store, revisions: list[Revision], now: Moment) -> Store:
    dataset, folder = damaged.dataset, damaged.path.parent
    damaged.close()
    for path in folder.glob("work.db*"):
        to_quarantine(damaged, path)
    store = Store.create(folder.parent, home.device(), now, dataset=dataset)
    merge(store, Plan(_that_hold(store, revisions), []), now)
    return store


def _that_hold(store: Store, revisions: list[Revision]) -> list[Revision]:
    """Leaves out rows of which too little is left, and rows that hang on those."""
    logs = by_row(revisions)
    needed = {table: _needed(store, table) for table in CONTENT}
    links = {table: _links(store, table) for table in CONTENT}
    while True:
        broken = set()
        for (table, row), log in logs.items():
            fields = fold(log)
            if fields is None or table not in needed:
                continue
            hangs = any(fields.get(n) and (into, fields[n]) not in logs for n, into in links[table])
            if hangs or not needed[table] <= fields.keys():
                broken.add((table, row))
        if not broken:
            return [revision for log in logs.values() for revision in log]
        for key in broken:
            del logs[key]


def _needed(store: Store, table: str) -> set[str]:
    info = store.rows(f"PRAGMA table_info({table})")
    return {name for _, name, _, needed, _, _ in info if needed and name != "id"}


def _links(store: Store, table: str) -> list[tuple[str, str]]:
    """The columns of a table that name rows of another, and which."""
    keys = store.rows(f"PRAGMA foreign_key_list({table})")
    return [(name, into) for _, _, into, name, *_ in keys]


def write_again(store: Store, file: Path, now: Moment) -> None:
    """Puts a sound FILE in place of a damaged one, which is kept in quarantine."""
    kept = to_quarantine(store, file) if file.exists() else None
    try:
        publish(store, file, now)
    except Refused:
        if kept and not file.exists():
            shutil.move(kept, file)  # not saved: then it is as it was
        raise


def is_in_the_way(store: Store, file: Path) -> bool:
    """Whether what stands at FILE is damaged, empty or another's, so that nothing is saved there.

    A newer program's file is none of these: it may hold notes that only that one can read.
    """
    if not file.is_file() or not os.access(file, os.R_OK):
        return False
    try:
        identity = identify(file)
        if identity.dataset == store.dataset and not is_seen(store, file, identity):
            with intake(store.home_data / "incoming", file):
                return False
    except Newer:
        return False
    except Refused:
        return True
    return identity.dataset != store.dataset


def _newest_backup(store: Store) -> list[Revision]:
    for one in backups(store):
        try:
            with intake(store.home_data / "incoming", one.path) as (copy, _):
                return everything_of(copy).revisions
        except Refused:
            continue  # a damaged backup: the one before it
    return []


def _intact(store: Store) -> Iterator[Revision]:
    """Every revision that can still be read and is what it was, from both ends of the log.

    A damaged page ends a scan; the rows behind it are reached from the other side.
    """
    texts = {"row", "id", "tbl", "parents", "session", "kind", "value"}
    names = COLUMNS.split(", ")
    raw = ", ".join(f"CAST({name} AS BLOB)" if name in texts else name for name in names)
    for order in ("row, id", "row DESC, id DESC"):
        try:
            for line in store.stream(f"SELECT {raw} FROM rev ORDER BY {order}"):
                if revision := _sound(line):
                    yield revision
        except (DatabaseError, Refused):
            continue


def _sound(line: tuple[Any, ...]) -> Revision | None:
    """The revision of a line whose texts come as bytes, where it is what it was."""
    try:
        readable: list[Any] = [t.decode() if isinstance(t, bytes) else t for t in line[:-1]]
        revision = Revision(*[*readable, line[-1]])
        return revision if revision.is_intact() and isinstance(revision.fields, dict) else None
    except (TypeError, ValueError):
        return None
