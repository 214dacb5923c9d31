"""Copies beside FILE that a sync program or a person left there, whatever their name."""

from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.identity import Identity, fingerprint, identify
from coachdesk.store.seen import holds_nothing_new, put_away
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in

_PAGE = 512  # the smallest there is: a whole database is so many of these


@dataclass(frozen=True, slots=True)
class Sibling:
    """A copy of this team beside its file, with notes that are not here."""

    path: Path
    key: str  # which publish it is
    by: str
    at: str


def siblings(store: Store, file: Path) -> list[Sibling]:
    """The copies beside FILE that hold something new and were not left alone before."""
    found = []
    for path in _beside(file.resolve()):
        try:
            identity = identify(path) if _may_be_copy(path, file) else None
            if identity and identity.dataset == store.dataset and _is_new(store, path, identity):
                by, at = identity.published_by, identity.published_at
                found.append(Sibling(path, _key(identity), by, at))
        except (Refused, OSError):
            continue  # not ours, damaged, or gone again
    return found


def leave(store: Store, sibling: Sibling, now: Moment) -> None:
    """From now on that copy is not offered, unless something else is written into it."""
    with plain_errors(store.path):
        store.local.keep_fact(f"left {sibling.key}", now.stamp)


def bring_in_sibling(store: Store, sibling: Sibling, now: Moment) -> Changes:
    """Takes a copy in and moves it to quarantine; it is never deleted."""
    read_from = fingerprint(sibling.path)
    changes = take_in(store, sibling.path, now)
    with plain_errors(sibling.path):
        if fingerprint(sibling.path) == read_from:  # else it is offered again
            put_away(store, sibling.path)
    return changes


def _beside(file: Path) -> list[Path]:
    """What else lies in FILE's folder; nothing where that is gone, which publishing says."""
    try:
        return sorted(path for path in file.parent.iterdir() if path != file)
    except OSError:
        return []


def _may_be_copy(path: Path, file: Path) -> bool:
    if path.name.startswith("~$") or path.is_symlink() or not path.is_file():
        return False
    size = path.stat().st_size
    return bool(size) and size % _PAGE == 0 and not (file.exists() and path.samefile(file))


def _is_new(store: Store, path: Path, identity: Identity) -> bool:
    if store.local.fact(f"left {_key(identity)}"):
        return False
    if not holds_nothing_new(store, path):
        return True
    if identity.publish_id:
        store.local.note_seen(identity.publish_id)  # next time its head tells
    return False


def _key(identity: Identity) -> str:
    return identity.publish_id or identity.log_digest
