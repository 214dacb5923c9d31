"""What this store knows of the files it was published to or took in: they are not read again."""

import os
import shutil
import uuid
from contextlib import suppress
from pathlib import Path

from coachdesk.domain.refused import Refused
from coachdesk.store.content import erased_ids, log_digest, log_ids
from coachdesk.store.home import make_private
from coachdesk.store.identity import Fingerprint, Identity, fingerprint, identify
from coachdesk.store.store import Store


def is_seen(store: Store, file: Path, identity: Identity) -> bool:
    """Whether FILE is one that this store wrote or took in."""
    file = file.resolve()
    if _text(identity.fingerprint) == store.local.fact(f"fingerprint {file}"):
        return True
    return bool(identity.publish_id) and store.local.has_seen(identity.publish_id)


def note_seen(store: Store, file: Path, identity: Identity) -> None:
    """From now on FILE as it was read is known; what stands there by now may be another."""
    file = file.resolve()
    if identity.publish_id:
        store.local.note_seen(identity.publish_id)
    store.local.keep_fact(f"fingerprint {file}", _text(identity.fingerprint))
    store.local.keep_fact(f"log {file}", identity.log_digest)
    store.local.keep_fact(f"at {file}", identity.published_at)


def published_at(store: Store, file: Path) -> str:
    """When FILE was last brought up to this store, as a stamp."""
    return store.local.fact(f"at {file.resolve()}") or ""


def is_up_to_date(store: Store, file: Path) -> bool:
    """Whether FILE is as this store left it, and holds all that the store holds."""
    file = file.resolve()
    return (
        file.exists()
        and _text(fingerprint(file)) == store.local.fact(f"fingerprint {file}")
        and log_digest(store) == store.local.fact(f"log {file}")
    )


def holds_nothing_new(store: Store, file: Path) -> bool:
    """Whether a file's log lies inside the store's. Refused where it is not of this data set."""
    identity = identify(file)
    if identity.dataset != store.dataset:
        raise Refused(f"{file.name} holds another team.")
    if identity.publish_id and store.local.has_seen(identity.publish_id):
        return True
    other = Store(file, None)
    try:
        unknown = {id for id, _ in log_ids(other) - log_ids(store)}
        return unknown <= erased_ids(store) - erased_ids(other)  # an old body of what was erased
    finally:
        other.close()


def put_away(store: Store, file: Path) -> None:
    """Keeps a foreign file in quarantine; gone is one whose only news was erased here."""
    try:
        is_stale = _holds_erased(store, file) and holds_nothing_new(store, file)
    except Refused:
        is_stale = False  # nobody can read it: kept
    if is_stale:
        file.unlink()
    else:
        to_quarantine(store, file)


def _holds_erased(store: Store, file: Path) -> bool:
    other = Store(file, None)
    try:
        known = {id for id, _ in log_ids(other)}
        return not known.isdisjoint(erased_ids(store) - erased_ids(other))
    finally:
        other.close()


def to_quarantine(store: Store, file: Path) -> Path:
    """Moves a foreign file into this machine's keeping, over nothing that is there."""
    folder = store.home_data / "quarantine"
    make_private(folder)
    kept = folder / f"{uuid.uuid4().hex}-{file.name.removeprefix('~$')}"
    shutil.move(file, kept)
    with suppress(OSError):
        os.utime(kept)  # it is kept from now on, whenever it was written
    return kept


def name_before(kept: Path) -> str:
    """What a file in quarantine was called."""
    return kept.name.partition("-")[2]


def _text(found: Fingerprint) -> str:
    return "-".join(map(str, found))
