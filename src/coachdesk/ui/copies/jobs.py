"""What is done with copies off the GUI thread, each on a connection of its own."""

from collections.abc import Callable
from pathlib import Path

from coachdesk.desk.copies import (
    Checked,
    Choice,
    Look,
    bring_in,
    check_both,
    go_back,
    look_at,
    look_back,
    refuse_itself,
    sync,
)
from coachdesk.desk.merging import refuse_while_live
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.siblings import Sibling, bring_in_sibling
from coachdesk.store.store import Store
from coachdesk.ui import work

Run = Callable[[Store, work.Progress], object]


def looking(store: Store, copy: Path, *, back: bool) -> work.Job:
    """What bringing a copy in, or going back to it, would change."""
    look = look_back if back else look_at
    return with_own(store, lambda own, progress: look(own, copy, _shares(progress)))


def bringing(store: Store, copy: Path, now: Moment, choices: list[Choice]) -> work.Job:
    """Take a copy in, and decide what was decided; the changes."""

    def bring(own: Store, progress: work.Progress) -> Changes:
        return bring_in(own, now, copy=copy, choices=choices, progress=_shares(progress))

    return with_own(store, bring)


def bringing_sibling(store: Store, sibling: Sibling, now: Moment) -> work.Job:
    """Take in a copy that stands beside the file, and put it away; the changes."""

    def bring(own: Store, _progress: work.Progress) -> Changes:
        refuse_while_live(own, sibling.path)
        return bring_in_sibling(own, sibling, now)

    return with_own(store, bring)


def going_back(store: Store, look: Look, now: Moment, only: set[str] | None) -> work.Job:
    """Make rows what they were in a copy; the changes."""
    return with_own(store, lambda own, _progress: go_back(own, now, look=look, only=only))


def syncing(store: Store, file: Path | None, copy: Path, now: Moment) -> work.Job:
    """Take a copy in and leave all there is in it; the changes."""

    def run(own: Store, progress: work.Progress) -> Changes:
        refuse_itself(file, copy)
        return sync(own, now, copy, _shares(progress))

    return with_own(store, run)


def checking(store: Store, file: Path) -> work.Job:
    """Read every note on this computer and in the file; how they are."""

    def run(own: Store, progress: work.Progress) -> Checked:
        return check_both(own, file, _shares(progress))

    return with_own(store, run)


def _shares(progress: work.Progress) -> Callable[[float], None]:
    return lambda share: progress(round(share * 100), 100)


def with_own(store: Store, run: Run) -> work.Job:
    """A job with a connection of its own."""

    def job(progress: work.Progress) -> object:
        own = store.again()
        try:
            return run(own, progress)
        finally:
            own.close()

    return job
