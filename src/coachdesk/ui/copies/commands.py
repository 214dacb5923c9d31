"""What the File menu offers for other copies of the team."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coachdesk.ui import prompt
from coachdesk.ui.commands import Command
from coachdesk.ui.long_work import LongWork
from coachdesk.ui.places import Destination

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow


def copy_commands(window: "MainWindow") -> list[Command]:
    """Bring in, sync, go back, check; none where nothing is kept."""
    if window.session.file is None or window.session.read_only:
        return []

    def ask(title: str, then: Any) -> None:
        prompt.open_file(window, title, prompt.COACH_FILES, then)

    return [
        Command("file"),
        Command("file", "Bring in a copy …", lambda: ask_for_a_copy(window)),
        Command("file", "Sync with …", lambda: ask("Sync with", lambda p: _sync(window, p))),
        Command("file", "What came in last", lambda: window.go(Destination("copies", step="last"))),
        Command("file", "Restore …", lambda: window.go(Destination("copies", step="restore"))),
        Command("file", "Check this file", lambda: _check(window)),
    ]


def ask_for_a_copy(window: "MainWindow") -> None:
    """Let the person choose a copy, and show what it would bring."""

    def bring(path: Path) -> None:
        window.go(Destination("copies", str(path), "bring"))

    prompt.open_file(window, "Bring in a copy", prompt.COACH_FILES, bring)


def _sync(window: "MainWindow", path: Path) -> None:
    session = window.session

    def on_done(changes: Any) -> None:
        session.changed.emit(changes, None)
        session.say(f"{path.name} and this computer both have everything now")

    job = _jobs().syncing(session.store, session.file, path, session.now())
    LongWork(window, f"Syncing with {path.name} …", job, on_done, can_stop=True)


def _check(window: "MainWindow") -> None:
    session, publisher = window.session, window.publisher

    def on_done(checked: Any) -> None:
        if not checked.damaged:
            session.say(checked.words)
            return
        banner = window.warn(checked.words)
        is_store = checked.damaged == "store"
        mend = window.files.mend_asked.emit if is_store or not publisher else publisher.write_again

        def on_taken() -> None:
            banner.put_away()
            mend()

        banner.add("Mend it" if is_store else "Write it again", on_taken)

    job = _jobs().checking(session.store, session.file)
    LongWork(window, "Checking every note …", job, on_done, can_stop=True)


def _jobs() -> Any:
    return import_module("coachdesk.ui.copies.jobs")  # not at start-up
