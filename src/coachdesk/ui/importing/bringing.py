"""The slow half of bringing in: reading, planning and writing, off the GUI thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coachdesk.desk.importing import CallIsLive, OutOfDate, Plan, apply, take_back
from coachdesk.domain.refused import Refused
from coachdesk.exchange import tables
from coachdesk.exchange.draft import Draft
from coachdesk.store.store import Store
from coachdesk.ui import work
from coachdesk.ui.importing.look import look_at
from coachdesk.ui.session import READ_ONLY, Session


class Bringing(QObject):
    """One job at a time: a new one takes the place of the one before, whose word is not heard."""

    read = Signal(object)  # the tables of what was chosen
    looked = Signal(object)  # a Look at a draft
    progressed = Signal(int, int)
    brought = Signal(object)  # Changes
    taken_back = Signal(object)  # Changes
    waited = Signal(str)  # a call is going on
    outdated = Signal()  # someone else wrote in the meantime
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: work.Work | None = None
        self._turn = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def read_file(self, path: Path, *, hidden: bool = False) -> None:
        """Tell the tables of a file, with what it hides where that is wanted."""
        self._start(lambda _progress: tables.tables_in(path, hidden=hidden), self.read.emit)

    def read_cells(self, text: str) -> None:
        """Tell the table in pasted text."""
        self._start(lambda _progress: [tables.pasted(text)], self.read.emit)

    def look(self, draft: Draft) -> None:
        """Tell what a draft would change."""
        today = self._session.today()
        look = self._with_store(lambda store, _: look_at(draft, store, today))
        self._start(look, self.looked.emit)

    def bring(self, plan: Plan) -> None:
        """Write a plan."""
        if self._session.read_only:
            self.refused.emit(READ_ONLY)
            return
        now = self._session.now()

        def write(store: Store, progress: work.Progress) -> Any:
            try:
                return apply(store, now, plan=plan, progress=progress)
            except (CallIsLive, OutOfDate) as instead:
                return instead

        self._start(self._with_store(write), self._on_written, self.progressed.emit)

    def take_back(self, plan: Plan) -> None:
        """Undo what was written."""
        now = self._session.now()

        def undo(store: Store, progress: work.Progress) -> Any:
            return take_back(store, now, plan=plan, progress=progress)

        self._start(self._with_store(undo), self.taken_back.emit)

    def cancel(self) -> None:
        """Stop; what was being written is taken back."""
        if self._work:
            self._work.cancel()
        self._work = None
        self._turn += 1

    def _start(
        self,
        job: work.Job,
        tell: Callable[[Any], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.cancel()
        turn = self._turn

        def in_turn(tell: Callable[..., None], *, last: bool = True) -> Callable[..., None]:
            def told(*facts: Any) -> None:
                if turn == self._turn and isValid(self):  # else the window has closed
                    self._work = None if last else self._work
                    tell(*facts)

            return told

        self._work = work.run(
            job,
            on_done=in_turn(tell),
            on_error=in_turn(self.refused.emit),
            on_progress=in_turn(on_progress, last=False) if on_progress else None,
        )

    def _with_store(self, do: Callable[[Store, work.Progress], Any]) -> work.Job:
        again = self._session.store.again

        def job(progress: work.Progress) -> Any:
            store = again()
            try:
                return do(store, progress)
            finally:
                store.close()

        return job

    def _on_written(self, result: object) -> None:
        if isinstance(result, CallIsLive):
            self.waited.emit(str(result))
        elif isinstance(result, Refused):
            self.outdated.emit()
        else:
            self.brought.emit(result)
