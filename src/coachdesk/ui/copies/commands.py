"""What the File menu offers for other copies of the team."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coachdesk.ui import prompt, work
from coachdesk.ui.commands import Command
from coachdesk.ui.places import Destination

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow


def copy_commands(window: "MainWindow") -> list[Command]:
    """Bring in, sync, go back, check; none where nothing is kept."""
    if window.session.file is None or window.session.read_only:
        return []

    def ask(title: str, then: Any) -> None:
        prompt.open_file(window, title, prompt.COACH_FILES, then)

    def bring(path: Path) -> None:
        window.go(Destination("copies", str(path), "bring"))

    return [
        Command("file"),
        Command("file", "Bring in a copy …", lambda: ask("Bring in a copy", bring)),
        Command("file", "Sync with …", lambda: ask("Sync with", lambda p: _sync(window, p))),
        Command("file", "Go back …", lambda: window.go(Destination("copies", step="restore"))),
        Command("file", "Check this file", lambda: _check(window)),
    ]


def _sync(window: "MainWindow", path: Path) -> None:
    session = window.session

    def on_done(changes: Any) -> None:
        session.changed.emit(changes, None)
        session.say(f"{path.name} and this computer both have everything now")

    job = _jobs().syncing(session.store, session.file, path, session.now())
    work.run(job, on_done=on_done, on_error=session.failed.emit)


def _check(window: "MainWindow") -> None:
    session = window.session
    session.say("Checking every note …")
    work.run(
        _jobs().checking(session.store, session.file),
        on_done=session.say,
        on_error=session.failed.emit,
    )


def _jobs() -> Any:
    return import_module("coachdesk.ui.copies.jobs")  # not at start-up
