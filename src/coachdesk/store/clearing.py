"""Foreign files are kept for ninety days, and longer where one may hold what is nowhere else."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.identity import Newer, identify
from coachdesk.store.seen import holds_nothing_new, name_before
from coachdesk.store.store import Store

KEPT_DAYS = 90


def clear_old(store: Store, now: Moment) -> None:
    """Lets go of what came in 90 days ago and is known to hold nothing that the store lacks.

    A file that can't be cleared now is tried at the next start.
    """
    edge = (now.at - timedelta(days=KEPT_DAYS)).timestamp()
    for passing in _older(store.home_data / "incoming", edge):
        with suppress(OSError):
            passing.unlink()  # what a kill left: a copy, the file it was made of was left alone
    damaged: set[str] = set()
    for kept in _older(store.home_data / "quarantine", edge):
        with suppress(OSError):
            if _is_spare(store, kept, damaged):
                kept.unlink()


def _older(folder: Path, edge: float) -> Iterator[Path]:
    """The files that have been there since before `edge`, the newest first."""
    found = [(path.stat().st_mtime, path) for path in folder.glob("*") if path.is_file()]
    return (path for at, path in sorted(found, reverse=True) if at < edge)


def _is_spare(store: Store, kept: Path, damaged: set[str]) -> bool:
    """Whether all of it is in the store, or it is damaged and a newer one of its name is there.

    Another team's, a newer program's, and any with notes that were never taken in: not spare.
    """
    try:
        return identify(kept).dataset == store.dataset and holds_nothing_new(store, kept)
    except Newer:
        return False
    except Refused:
        is_another_there = name_before(kept) in damaged
        damaged.add(name_before(kept))
        return is_another_there
