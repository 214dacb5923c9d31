"""The File menu: where the work is kept, copies of it, and other files."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui import prompt, work
from coachdesk.ui.commands import Command
from coachdesk.ui.session import Session


class FileCommands(QObject):
    """Does them for one window; another team's file is the program's to open."""

    open_asked = Signal(object)  # a path
    new_asked = Signal(object)  # a path
    demo_asked = Signal()
    moved = Signal(object)  # the new path
    copied = Signal()
    mend_asked = Signal()  # what is kept on this computer is damaged
    left = Signal()  # all of it is in the file: to be closed and removed from this computer
    kept = Signal(object)  # where the sample team is one's own from now on

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def commands(self, on_preferences: Callable[[], None], more: list[Command]) -> list[Command]:
        """The menu's entries, those that make sense here; `more`: about copies and calendars."""
        own = [] if self._session.file is None else [Command("file", "Move this file …", self.move)]
        leave = [Command("file", "Close and remove from this computer …", self.leave)] * bool(own)
        keep = [Command("file", "Keep as my file …", self.keep)] if self._session.demo else []
        return [
            Command("file", "New file …", self.new),
            Command("file", "Open …", self.open, "Ctrl+O"),
            Command("file", "Look at a sample team", self.demo_asked.emit),
            Command("file"),
            *keep,
            *own,
            Command("file", "Save a copy …", self.copy),
            Command("file", "Export every table …", self.export),
            *more,
            Command("file"),
            Command("file", "Preferences …", on_preferences, "Ctrl+,"),
            Command("file", "Close", self._window.close, "Ctrl+Q"),
            *leave,
        ]

    def open(self) -> None:
        """Another team's file, in a window of its own."""
        prompt.open_file(self._window, "Open", prompt.COACH_FILES, self.open_asked.emit)

    def new(self) -> None:
        """A new file, in a window of its own."""
        at = self._folder() / "New team.coachdesk"
        prompt.save_file(self._window, "New file", at, prompt.COACH_FILES, self.new_asked.emit)

    def keep(self) -> None:
        """Keep the sample team as one's own file, and go on in that."""
        at = Path.home() / "My team.coachdesk"
        prompt.save_file(self._window, "Keep as my file", at, prompt.COACH_FILES, self._keep)

    def move(self) -> None:
        """Keep the work under another name or in another folder."""
        if self._session.file:
            prompt.save_file(
                self._window, "Move", self._session.file, prompt.COACH_FILES, self._move
            )

    def copy(self) -> None:
        """A verified copy, which lives its own life."""
        day = self._session.today().isoformat()
        at = self._folder() / f"{self._name()} {day}.coachdesk"
        prompt.save_file(self._window, "Save a copy", at, prompt.COACH_FILES, self._copy)

    def leave(self) -> None:
        """Leave nothing on this computer but the file."""
        import_module("coachdesk.ui.leaving").ask_to_leave(
            self._window, self._session, self.left.emit
        )

    def copy_to(self, folder: Path) -> None:
        """A verified copy in a folder that was copied to before, in one click."""
        now = self._session.now().local
        self._copy(folder / f"{self._name()} {now:%Y-%m-%d %H%M}.coachdesk")

    def export(self) -> None:
        """Every table as CSV; private texts are in it."""
        prompt.open_folder(self._window, "Export every table, private texts too", self._export)

    def _keep(self, path: Path) -> None:
        self._run(self._jobs().publishing(self._session.store, path, self._session.now()),
                  self.kept.emit)  # fmt: skip

    def _move(self, path: Path) -> None:
        session = self._session
        job = self._jobs().moving(session.store, session.file, path, session.now())
        self._run(job, self.go_on_in)

    def go_on_in(self, path: Path) -> None:
        """From now on the work is kept there."""
        self._session.file = path
        self.moved.emit(path)
        self._session.say(f"Your work is kept in {path.name} in {path.parent.name} from now on")

    def _copy(self, path: Path) -> None:
        job = self._jobs().copying(self._session.store, path, self._session.now())
        self._run(job, self._on_copied)

    def _on_copied(self, path: Path) -> None:
        self._session.say(f"Copied and verified: {path.name} in {path.parent.name or path.parent}")
        self.copied.emit()

    def _export(self, folder: Path) -> None:
        job = self._jobs().exporting(self._session.store, folder)
        self._run(job, lambda rows: self._session.say(f"{rows:,} rows are in {folder.name}"))

    def _jobs(self) -> ModuleType:
        return import_module("coachdesk.ui.file_jobs")  # not at start-up

    def _run(self, job: work.Job, on_done: Callable[[Any], None]) -> None:
        work.run(job, on_done=on_done, on_error=self._session.failed.emit)

    def _folder(self) -> Path:
        return self._session.file.parent if self._session.file else Path.home()

    def _name(self) -> str:
        return self._session.file.stem if self._session.file else "Team"
