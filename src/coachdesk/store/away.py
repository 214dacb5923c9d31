"""Whether the notes made here are known to be anywhere but on this computer."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coachdesk.domain.moment import Moment, stamp
from coachdesk.store.store import Store

_NOTES = "('call', 'entry', 'note', 'rating', 'step')"


@dataclass(frozen=True, slots=True)
class NotAway:
    """So many notes are known only here; all up to `known_until` are elsewhere too, if not ''."""

    notes: int
    known_until: str


def newest(store: Store) -> int:
    """The moment of the last revision: read it before the copy that shall hold all up to it."""
    return int(store.meta("hlc", "0"))


def note_away(store: Store, upto: int) -> None:
    """From now on all up to that moment is known to be off this computer."""
    if upto > _known(store):
        store.local.keep_fact("away", str(upto))


def note_copy(store: Store, copy: Path, upto: int) -> None:
    """A verified copy was made: it counts where it is on another volume."""
    if is_elsewhere(store, copy.parent):
        note_away(store, upto)


def is_elsewhere(store: Store, folder: Path) -> bool:
    """Whether a folder is on another volume than what this computer keeps."""
    try:
        return folder.stat().st_dev != store.home_data.stat().st_dev
    except OSError:
        return False  # a medium that was pulled


def note_stick(store: Store, folder: Path) -> None:
    """Keeps where the last copy was saved, if that can be carried away."""
    if is_elsewhere(store, folder):
        store.local.keep_fact("stick", str(folder))


def stick(store: Store) -> Path | None:
    """The folder on another volume that was last copied to, where it is there."""
    folder = store.local.fact("stick")
    return Path(folder) if folder and is_elsewhere(store, Path(folder)) else None


def not_away(store: Store, now: Moment, days: int) -> NotAway | None:
    """What was noted here and is not known elsewhere; None unless some is older than `days`.

    What another machine wrote is on that machine: it doesn't count.
    """
    assert store.device is not None
    known = _known(store)
    [(notes, oldest)] = store.rows(
        "SELECT count(DISTINCT row), min(hlc) FROM rev JOIN session ON session.id = rev.session"
        f" WHERE hlc > ? AND device_id = ? AND tbl IN {_NOTES}",
        known,
        store.device.id,
    )
    if not notes or _at(oldest) > now.at - timedelta(days=days):
        return None
    return NotAway(notes, stamp(_at(known)) if known else "")


def _known(store: Store) -> int:
    return int(store.local.fact("away") or 0)


def _at(hlc: int) -> datetime:
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)
