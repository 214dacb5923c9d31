"""The program with windows: one for each team that is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coachdesk.domain.moment import Clock
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.store import Store
from coachdesk.ui import work
from coachdesk.ui.crash import CrashHook
from coachdesk.ui.file_banner import FileBanner
from coachdesk.ui.opening import Opened, first_file, open_file, open_new, open_recent
from coachdesk.ui.preferences import Preferences, Recent
from coachdesk.ui.publishing import Publisher
from coachdesk.ui.running import running
from coachdesk.ui.session import Session
from coachdesk.ui.single import OnlyWindow, raise_other
from coachdesk.ui.where_now import first_place
from coachdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from coachdesk.ui.demo import DemoCopy
    from coachdesk.ui.door import Door

_SETTLED_MS = 500
_CALM_MS = 3000  # reading the whole log would slow the first seconds of work


class Program(QObject):
    """Opens teams and keeps their windows."""

    def __init__(self, app: QApplication, home: Home, clock: Clock) -> None:
        super().__init__(app)
        self._app, self._home, self._clock = app, home, clock
        self.preferences = Preferences(home)
        self.windows: list[MainWindow] = []
        self.doors: list[Door] = []
        self._copies: dict[MainWindow, DemoCopy] = {}
        self._leaving: set[MainWindow] = set()
        self._mending: set[MainWindow] = set()
        CrashHook(home.logs).install()
        self.preferences.apply(app)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def start(self, file: Path | None, *, demo: bool = False) -> bool:
        """Open what was asked for; False where another process shows it already."""
        if demo:
            self.open_demo()
        elif file is not None:
            self.open_file(file)
        elif not any(self._open_recent(recent) for recent in self.preferences.recent):
            self._open(open_new(self._home, first_file(), self._clock()))
        return bool(self.windows or self.doors)

    def explain(self, why: str) -> None:
        """Say in a window why there is none."""
        door = self._door("CoachDesk can’t start", why)
        door.ask([("Close", door.close)])

    def open_file(self, file: Path) -> None:
        """Open a coach file; where its team is new on this machine, ask once what to do."""
        dataset = identify(file).dataset
        if self._is_shown(dataset):
            return
        opened = open_file(self._home, file)
        if opened is not None:
            self._open(opened)
            return
        door = self._door(
            f"{file.name} is new on this computer",
            "Work on it here: CoachDesk keeps a safe copy of its own and saves into this file."
            " Or only read it: nothing is changed.",
        )
        door.ask(
            [
                ("Work on it here", lambda: self._adopt(door, file)),
                ("Only read", lambda: self._read_only(door, file)),
            ]
        )

    def open_demo(self) -> None:
        """Open a throw-away copy of the sample team."""
        from coachdesk.ui.demo import DemoCopy  # noqa: PLC0415 -- not needed at a usual start

        copy = DemoCopy(self._clock)

        def on_done(dataset: str) -> None:
            window = self.show(copy.open(dataset))
            window.session.setParent(window)
            window.status.say("Sample team: nothing here is kept", "Keep as my file …")
            window.status.offer_taken.connect(window.files.keep)
            self._copies[window] = copy

        door = self._door("A sample team", "")
        door.work("Making twelve reps and their last eighteen months …", copy.make, on_done)

    def show(self, session: Session, publisher: Publisher | None = None) -> MainWindow:
        """A window on an open team."""
        window = MainWindow(session, self.preferences, publisher)
        window.files.open_asked.connect(lambda path: self._try(window, self.open_file, path))
        window.files.new_asked.connect(lambda path: self._try(window, self._new, path))
        window.files.demo_asked.connect(self.open_demo)
        window.files.kept.connect(lambda path: self._on_kept(window, path))
        window.closed.connect(lambda: self._on_closed(window))
        self.windows.append(window)
        window.go(first_place(session))
        window.show()
        return window

    def _open_recent(self, recent: Recent) -> bool:
        if self._is_shown(recent.dataset):
            return True
        opened = open_recent(self._home, recent)
        if opened is not None:
            self._open(opened)
        return opened is not None

    def _new(self, file: Path) -> None:
        self._open(open_new(self._home, file, self._clock()))

    def _open(self, opened: Opened) -> None:
        """A window on a team, at once; its file is looked at and brought up after the first paint.

        Where another process shows the team, that one's window comes to the front.
        """
        folder = self._home.store_folder(opened.store.dataset)
        right = OnlyWindow(folder, self)
        if not right.take():
            opened.store.close()
            raise_other(folder)
            return
        session = Session(opened.store, self._clock, file=opened.file)
        publisher = Publisher(session, lambda: running(session) is not None, parent=session)
        window = self.show(session, publisher)
        session.setParent(window)
        window.files.moved.connect(lambda file: self._on_moved(window, publisher, file))
        FileBanner(session, window, publisher)
        self.preferences.remember(Recent(opened.store.dataset, opened.file))
        window.files.left.connect(lambda: self._on_left(window))
        window.files.mend_asked.connect(lambda: self._on_mend_asked(window))
        window.closed.connect(right.give_up)
        QTimer.singleShot(_SETTLED_MS, window, lambda: right.listen(lambda: _to_front(window)))
        QTimer.singleShot(_CALM_MS, window, publisher.publish)
        QTimer.singleShot(_CALM_MS, window, lambda: _watch(session, window))

    def _on_kept(self, window: MainWindow, file: Path) -> None:
        self._adopt(self._door(f"Keeping the sample team as {file.name}", ""), file)
        window.close()

    def _on_moved(self, window: MainWindow, publisher: Publisher, file: Path) -> None:
        publisher.move(file)
        self.preferences.remember(Recent(window.session.store.dataset, file))

    def _on_left(self, window: MainWindow) -> None:
        self._leaving.add(window)
        window.close()

    def _adopt(self, door: "Door", file: Path) -> None:
        def job(progress: work.Progress) -> None:
            from coachdesk.store.opening import adopt  # noqa: PLC0415 -- once a file

            adopt(
                self._home, file, self._clock(), lambda share: progress(round(share * 100), 100)
            ).close()

        door.work("Reading every note and checking it …", job, lambda _: self.open_file(file))

    def _read_only(self, door: "Door", file: Path) -> None:
        def job(progress: work.Progress) -> None:
            from coachdesk.store.opening import verify  # noqa: PLC0415 -- for foreign files only

            verify(file, lambda share: progress(round(share * 100), 100))

        def on_done(_result: object) -> None:
            session = Session(Store(file, None, as_ours=True), self._clock, read_only=True)
            window = self.show(session)
            session.setParent(window)
            window.status.say(f"Only reading {file.name}")
            window.warn(f"{file.name} is open for reading only: nothing you do here is kept.")

        door.work("Reading every note and checking it …", job, on_done)

    def _is_shown(self, dataset: str) -> bool:
        for window in self.windows:
            if window.session.store.dataset == dataset:
                _to_front(window)
                return True
        return False

    def _door(self, title: str, sentence: str) -> "Door":
        from coachdesk.ui.door import Door  # noqa: PLC0415 -- seldom seen

        door = Door(title, sentence)
        self.doors.append(door)
        door.destroyed.connect(lambda: self._on_door_closed(door))
        return door

    def _try(self, window: MainWindow, open: Callable[[Path], None], path: Path) -> None:
        try:
            open(path)
        except Refused as refused:
            window.warn(str(refused))

    def _on_door_closed(self, door: "Door") -> None:
        self.doors.remove(door)
        self._end_if_done()

    def _on_closed(self, window: MainWindow) -> None:
        self.windows.remove(window)
        QTimer.singleShot(0, lambda: self._bury(window, window.session.store))

    def _bury(self, window: MainWindow, store: Store) -> None:
        """First the window with its timers, then what they read."""
        copy, file = self._copies.pop(window, None), window.session.file
        shiboken6.delete(window)
        if window in self._leaving and file:
            self._remove(store, file)
        store.close()
        if window in self._mending and file:
            self._mend(store.dataset, file)
        if copy:
            copy.remove()
        self._end_if_done()

    def _remove(self, store: Store, file: Path) -> None:
        from coachdesk.store.leaving import remove  # noqa: PLC0415 -- seldom

        try:
            remove(store, file)
            self.preferences.forget(store.dataset)
        except Refused as refused:
            door = self._door(f"{file.stem} is still on this computer", str(refused))
            door.ask([("Close", door.close)])

    def _on_mend_asked(self, window: MainWindow) -> None:
        self._mending.add(window)
        window.close_unsaved()

    def _mend(self, dataset: str, file: Path) -> None:
        def job(_progress: work.Progress) -> None:
            from coachdesk.store.repair import repair, write_again  # noqa: PLC0415 -- seldom

            store = repair(self._home, dataset, self._clock())
            try:
                write_again(store, file, self._clock())
            finally:
                store.close()

        door = self._door(f"Mending {file.stem}", "")
        words = "From the newest backup and all that is intact. The damaged one is kept …"
        door.work(words, job, lambda _: self.open_file(file))

    def _end_if_done(self) -> None:
        if not self.windows and not self.doors:
            self._app.quit()

    def _on_system_changed(self) -> None:
        if self.preferences.palette == "system":
            self.preferences.apply(self._app)


def _to_front(window: MainWindow) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _watch(session: Session, window: MainWindow) -> None:
    """Backups, copies beside the file, and a count of what is to decide: not at start-up."""
    from coachdesk.ui.backups import Backups  # noqa: PLC0415
    from coachdesk.ui.copies.away import AwayWatch  # noqa: PLC0415
    from coachdesk.ui.copies.opening_line import OpeningLine  # noqa: PLC0415
    from coachdesk.ui.copies.siblings import Siblings  # noqa: PLC0415
    from coachdesk.ui.copies.undecided import Undecided  # noqa: PLC0415
    from coachdesk.ui.records.watch import RecordsWatch  # noqa: PLC0415

    AwayWatch(session, window).look()
    RecordsWatch(session, window).look()
    if window.publisher:
        OpeningLine(session, window, window.publisher)
    Backups(session, window)
    Siblings(session, window).look()
    Undecided(session, window).counted.connect(window.status.show_undecided)
