"""After somebody was erased: no byte of what is gone stays in this computer's keeping.

The log is blanked in the transaction that erases (Transaction.erase), which leaves a mark in
`meta`; what is done here can be killed at any moment and is done again from its beginning, until
the mark is gone. Copies that were carried elsewhere lose it when they are next brought together.
"""

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.erasing import erased_reps, erased_rows, rows_of
from coachdesk.store.identity import identify
from coachdesk.store.lock import publish_right
from coachdesk.store.schema import SCHEMA
from coachdesk.store.snapshot import write_snapshot
from coachdesk.store.sqlite import DatabaseError, plain_errors
from coachdesk.store.store import Store
from coachdesk.store.transaction import TO_CLEAR

_AT_WORK = "clearing-"  # how the copy is called that is being worked on
_OPEN_ROWS = "SELECT DISTINCT row FROM rev WHERE kind NOT IN ('purge', 'delete')"


def clear_erased(store: Store, now: Moment) -> None:
    """Clears what erasing left behind, where there is anything to clear.

    Refused where a file can't be written, or another window reads: the next start tries again.
    """
    if store.meta(TO_CLEAR):
        with publish_right(store.path.parent):
            clear_erased_alone(store, now)


def clear_erased_alone(store: Store, now: Moment) -> None:
    """`clear_erased` for who has the right to publish already."""
    since = store.meta(TO_CLEAR)
    if not since:
        return
    clearing = _Clearing(store, now, erased_rows(store), erased_reps(store))
    with plain_errors(store.path):
        store.local.forget(clearing.rows)
        for stray in [path for folder in _folders(store) for path in folder.glob(f"{_AT_WORK}*")]:
            stray.unlink()  # of one that was killed
        for kept in [path for folder in _folders(store) for path in folder.glob("*")]:
            if kept.is_file():
                clearing.clear(kept)
        store.compact()
    with store.write(now) as tx:
        if store.meta(TO_CLEAR) == since:
            tx.say(TO_CLEAR, "")


def _folders(store: Store) -> list[Path]:
    """Where this machine keeps copies: this team's backups, and what came from outside."""
    data = store.home_data
    return [store.path.parent / "backups", data / "quarantine", data / "incoming"]


@dataclass(frozen=True, slots=True)
class _Clearing:
    """What was erased of a store: its rows, and those that a copy may have more of."""

    store: Store
    now: Moment
    rows: set[str]
    persons: set[str]

    def clear(self, kept: Path) -> None:
        """Rewrites a copy without it; one that can't be read goes if it tells of the person."""
        try:
            if identify(kept).dataset == self.store.dataset and self._is_in(kept):
                self._rewrite(kept)
        except (Refused, DatabaseError):
            whole = kept.read_bytes()
            if any(person.encode() in whole for person in self.persons):
                kept.unlink()

    def _is_in(self, kept: Path) -> bool:
        copy = Store(kept, None)
        try:
            return bool(self._doomed(copy))
        finally:
            copy.close()

    def _rewrite(self, kept: Path) -> None:
        work = kept.with_name(f"{_AT_WORK}{uuid.uuid4().hex}")
        shutil.copyfile(kept, work)
        try:
            fresh = work.with_name(f"{work.name}.fresh")
            self._write_without(work, fresh)
            shutil.copystat(kept, fresh)  # it is as old as it was
            fresh.replace(kept)
        finally:
            for left in work.parent.glob(f"{work.name}*"):
                left.unlink()

    def _write_without(self, work: Path, fresh: Path) -> None:
        copy = Store(work, self.store.device)
        try:
            if copy.rows("PRAGMA quick_check(1)") != [("ok",)]:
                raise Refused(f"{work.name} is damaged.")
            if copy.version() < SCHEMA:
                copy.migrate()
            with copy.write(self.now) as tx:
                tx.erase(self._doomed(copy))
            write_snapshot(copy, fresh, self.now)
        finally:
            copy.close()

    def _doomed(self, copy: Store) -> set[str]:
        known = {row for (row,) in copy.rows(_OPEN_ROWS)}
        return rows_of(copy, self.persons) | (self.rows & known)
