"""The open coach file, as the window's parts share it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Clock, Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.schema import CONTENT

if TYPE_CHECKING:
    from coachdesk.store.store import Store

Write = Callable[..., Changes]

READ_ONLY = "This file is open for reading only, so nothing was changed."


class Session(QObject):
    """One data set at work: its store, its clock, and word of every change."""

    changed = Signal(object, object)  # Changes, initiator
    said = Signal(str, object, object)  # a quiet line, how to undo what it tells, how to see it
    failed = Signal(str)  # one plain sentence
    asked = Signal(str, object)  # something only the window can do (see the window's), on what

    def __init__(
        self,
        store: "Store",
        clock: Clock,
        *,
        file: Path | None = None,
        demo: bool = False,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.clock = clock
        self.file = file  # where the work is published
        self.demo = demo
        self.read_only = read_only
        self.rep_id: str | None = None  # whom a page or call was about last

    def now(self) -> Moment:
        """The present moment."""
        return self.clock()

    def today(self) -> date:
        """The local date."""
        return self.clock().on

    def do(self, write: Write, *, initiator: QObject | None = None, **facts: Any) -> Changes | None:
        """Do one of desk's writes and tell everyone; None means that it failed and was said."""
        if self.read_only:
            self.failed.emit(READ_ONLY)
            return None
        try:
            changes = write(self.store, self.now(), **facts)
        except Refused as refused:
            self.failed.emit(str(refused))
            return None
        except OSError as error:
            self.failed.emit(f"That could not be saved: {error.strerror or error}.")
            return None
        self.changed.emit(changes, initiator)
        return changes

    def say(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        show: Callable[[], None] | None = None,
    ) -> None:
        """Tell what was done, with the way to undo and to see it where there is one."""
        self.said.emit(text, undo, show)

    def ask(self, command: str, what: object = None) -> None:
        """Ask the window for one of its own commands."""
        self.asked.emit(command, what)

    def notice_others(self) -> None:
        """Someone else wrote to the store: whatever is shown may be old."""
        self.changed.emit(Changes(frozenset(CONTENT)), None)
