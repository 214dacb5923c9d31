"""A whole copy of a store in one file, verified before it counts."""

import json
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.content import counts, log_digest
from coachdesk.store.files import sync_file
from coachdesk.store.ids import Ids
from coachdesk.store.sqlite import connect, plain_errors
from coachdesk.store.store import Store

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a verified copy says of itself."""

    path: Path
    publish_id: str
    log_digest: str


def write_snapshot(store: Store, path: Path, now: Moment) -> Snapshot:
    """Writes the store to a file that is not there yet; on the medium when this returns.

    Refused where the copy does not hold, revision by revision, what the store holds.
    """
    assert store.device is not None
    with plain_errors(path):
        digest = _copied(store, path)
        publish_id = Ids().new(now.at)
        meta = {
            "publish_id": publish_id, "published_at": now.stamp, "log_digest": digest,
            "published_by": store.device.name, "counts": _counts_of(path),
        }  # fmt: skip
        db = connect(path)
        db.execute("PRAGMA journal_mode = MEMORY")
        db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        db.close()
        _quick_check(path)
        sync_file(path)
    return Snapshot(path, publish_id, digest)


def _copied(store: Store, path: Path) -> str:
    """Copies the store; the digest of the copy's log, which lacks nothing of what the store had.

    Notes that come in meanwhile may be in the copy or not: nobody waits, neither they nor it.
    """
    for _ in range(_TRIES):
        known, least = int(store.meta("hlc", "0")), _revisions(store)
        store.copy_into(path)
        copy = Store(path, None)
        try:
            if _revisions(copy) >= least:
                whole = log_digest(copy)
                until = whole if int(copy.meta("hlc", "0")) == known else log_digest(copy, known)
                if until == log_digest(store, known):
                    return whole
        finally:
            copy.close()
        path.unlink()  # another machine's notes came in between: copy them too
    raise Refused(f"A copy of the team in {path.parent} did not match: not saved. Try again.")


def _revisions(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM rev")[0][0])


def _counts_of(path: Path) -> str:
    copy = Store(path, None)
    try:
        return json.dumps(counts(copy))
    finally:
        copy.close()


def _quick_check(path: Path) -> None:
    copy = Store(path, None)
    try:
        if copy.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise Refused(f"The disk with {path.parent} does not keep what is written to it.")
    finally:
        copy.close()
