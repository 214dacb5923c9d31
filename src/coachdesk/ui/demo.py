"""The sample team: a copy in a folder of its own, gone when its window closes."""

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from coachdesk.desk.sample import make_demo
from coachdesk.domain.moment import Clock
from coachdesk.store.home import Home
from coachdesk.store.known import open_known
from coachdesk.ui import work
from coachdesk.ui.session import Session

_PREFIX = "coachdesk-sample-"
_DAY_SECONDS = 86_400


class DemoCopy:
    """Where a throw-away sample team lives."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        _sweep()
        self._folder = TemporaryDirectory(prefix=_PREFIX)
        self._home = Home.at(Path(self._folder.name))

    def make(self, progress: work.Progress) -> str:
        """Make the team; a job. Its data set."""
        store = make_demo(self._home, self._clock(), progress)
        dataset = store.dataset
        store.close()
        return dataset

    def open(self, dataset: str) -> Session:
        """The team, to be looked at and written in as if it were one's own."""
        return Session(open_known(self._home, dataset), self._clock, demo=True)

    def remove(self) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()


def _sweep() -> None:
    """Clear what demos that were killed have left; one of today may still be open."""
    for left in Path(gettempdir()).glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > _DAY_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
