"""Which data set the window opens on, and where it is published."""

import os
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.known import open_known
from coachdesk.store.store import Store
from coachdesk.ui.preferences import Recent


@dataclass(frozen=True, slots=True)
class Opened:
    """A data set that is open, and its file."""

    store: Store
    file: Path


def open_recent(home: Home, recent: Recent) -> Opened | None:
    """The team that was open last; None where this machine no longer has it."""
    if not home.knows(recent.dataset):
        return None
    return Opened(open_known(home, recent.dataset), recent.file)


def open_file(home: Home, file: Path) -> Opened | None:
    """The team of a file; None where this machine does not know it yet."""
    identity = identify(file)
    if not home.knows(identity.dataset):
        return None
    return Opened(open_known(home, identity.dataset), file.resolve())


def open_new(home: Home, file: Path, now: Moment) -> Opened:
    """A new team, to be published at `file`."""
    from coachdesk.desk.newfile import new_dataset, refuse_existing  # noqa: PLC0415 -- once a team

    refuse_existing(file)
    return Opened(new_dataset(home, now), file.resolve())


def first_file() -> Path:
    """Where a first team is kept: My team.coachdesk in Documents."""
    import platformdirs  # noqa: PLC0415 -- not at start-up

    moved = os.environ.get("COACHDESK_HOME")
    folder = Path(moved) / "Documents" if moved else platformdirs.user_documents_path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path.home()
    names = ["My team", *(f"My team {i}" for i in range(2, 1000))]
    return next(p for name in names if not (p := folder / f"{name}.coachdesk").exists())
