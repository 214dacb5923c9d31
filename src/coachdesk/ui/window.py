"""The main window: it places screens and menus, and nothing else."""

from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import prompt, theme
from coachdesk.ui.commands import Commands
from coachdesk.ui.digits import ctrl_digit
from coachdesk.ui.file_commands import FileCommands
from coachdesk.ui.kit import Banner, Toast
from coachdesk.ui.menus import commands_of
from coachdesk.ui.panels import Panels
from coachdesk.ui.places import PLACES, Destination, Place
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.publishing import Publisher
from coachdesk.ui.rail import Rail
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.status_line import StatusLine

Act = Callable[[], None]
_TRAIL = 50
_ACTIONS_CHANGED = {QEvent.Type.ActionAdded, QEvent.Type.ActionRemoved}


class MainWindow(QMainWindow):
    """A window on one data set."""

    closed = Signal()

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        publisher: Publisher | None = None,
        places: Sequence[Place] = PLACES,
    ) -> None:
        super().__init__()
        self.places = places
        self.session, self.preferences, self.publisher = session, preferences, publisher
        self._screens: dict[str, Screen] = {}
        self._trail: list[Destination] = []
        self._may_close = publisher is None
        self._sizes = theme.sizes()
        self._place_parts()
        self.toast = Toast(self)
        self.files = FileCommands(session, self)
        self.files.moved.connect(lambda _path: self.fit())  # the title names the file
        self.panels = Panels(self)
        self._rail.preferences_asked.connect(self.panels.preferences)
        self.commands = Commands(self, commands_of(self))
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)
        session.said.connect(self._on_said)
        session.failed.connect(self.warn)
        session.asked.connect(self._on_asked)
        if publisher is not None:
            publisher.told.connect(self.status.show_saving)
            self.status.show_saving(publisher.saving)
            self.status.offer_taken.connect(publisher.publish)
        self.setMinimumSize(880, 520)
        self.resize(1366, 680)
        self.restoreGeometry(preferences.geometry)

    @property
    def shown(self) -> Screen | None:
        """The screen that is shown."""
        widget = self._pages.currentWidget()
        return widget if isinstance(widget, Screen) else None

    @property
    def is_quiet(self) -> bool:
        """Whether the screen is shown alone."""
        return self.shown is not None and self.shown.quiet

    @property
    def is_confined(self) -> bool:
        """Whether the screen is one that must be left first."""
        return self.shown is not None and bool(self.shown.confined_to)

    def go(self, destination: Destination) -> None:
        """Be somewhere else; the place's screen is made when it is first shown."""
        if self.is_confined:
            return
        if self.shown is not None:
            self.shown.flush()
        self.panels.close()
        if self._trail[-1:] != [destination]:
            self._trail = [*self._trail[-_TRAIL:], destination]
        self._show(destination)

    def go_back(self) -> None:
        """Return to where one was before."""
        if len(self._trail) > 1 and not self.is_confined:
            self._trail.pop()
            self.go(self._trail.pop())

    def look_anew(self) -> None:
        """Take up a look that was just chosen; other sizes need other screens."""
        if self._sizes != theme.sizes():
            self._sizes = theme.sizes()
            self._screens, old = {}, self._screens
            for screen in old.values():
                screen.flush()
                self._pages.removeWidget(screen)
                screen.deleteLater()
            self._show(self._trail[-1])
        self.fit()

    def _show(self, destination: Destination) -> None:
        left = self.shown
        place = next(place for place in self.places if place.name == destination.place)
        screen = self._screens.get(place.name) or self._make(place)
        screen.show_anew(destination)
        unvisited = screen.focusWidget() is None
        self._pages.setCurrentWidget(screen)  # which gives the focus to the first button
        first_visit = unvisited and screen.focusProxy() is not None  # some know it once drawn
        self._rail.light(place.rail)
        self.fit()
        outside = not screen.isAncestorOf(self.focusWidget() or self)
        if left is not screen and (first_visit or outside) and self.panels.open is None:
            screen.setFocus()

    def warn(self, text: str) -> Banner:
        """Say something under the menus until it is put away; the same thing only once."""
        for other in self._banners.findChildren(Banner):
            if other.accessibleName() == text:
                other.setParent(None)
                other.deleteLater()
        banner = Banner(text)
        layout = self._banners.layout()
        assert layout is not None
        layout.addWidget(banner)
        return banner

    def fit(self) -> None:
        """Show rail, menus and title as the screen and the look in force want them."""
        quiet, screen = self.is_quiet, self.shown
        for part in (self.menuBar(), self._rail, self._banners, self.status):
            part.setVisible(not quiet)
        self._rail.fit()
        self.status.fit()
        self.setWindowTitle(self._title())
        if self.is_confined:
            self.toast.hide()  # it tells of somebody else, perhaps
            self.commands.rest()
        elif screen is not None and self._trail:
            self.status.call_key = screen.call_key
            self.status.show_running()
            actions = [action for action in screen.actions() if action.text()]
            place = next(p for p in self.places if p.name == self._trail[-1].place)
            self.commands.lend(place.rail, [] if quiet else actions)
            self.commands.yield_keys(screen.actions(), quiet=quiet)

    def _on_said(self, text: str, undo: Act | None, show: Act | None) -> None:
        if not self.is_confined:
            self.toast.say(text, undo, show)

    def _on_asked(self, command: str, what: object) -> None:
        """What a screen can't do itself."""
        does: dict[str, Callable[[object], None]] = {
            "open": self.files.open_asked.emit,
            "move": lambda _: self.files.move(),
            "go": self._on_sent,
            "back": lambda _: self.go_back(),
            "demo": lambda _: self.files.demo_asked.emit(),
            "search shared": lambda rep_id: self.panels.search_shared(str(rep_id)),
        }
        does[command](what)

    def _on_sent(self, where: object) -> None:
        if isinstance(where, Destination):
            self.go(where)

    def _title(self) -> str:
        session, screen = self.session, self.shown
        if screen is not None and (screen.confined_to or screen.quiet):
            return screen.confined_to or "CoachDesk"
        name = "Sample team" if session.demo else session.file.stem if session.file else "Team"
        if session.read_only:  # then the store is the file that is looked at
            name = f"{session.store.path.stem}, only reading"
        return f"{name} – CoachDesk"

    def _place_parts(self) -> None:
        self._pages, self._banners = QStackedWidget(), QWidget()
        self._rail, self.status = Rail(self.places), StatusLine(self.session)
        self._rail.chosen.connect(lambda name: self.go(Destination(name)))
        self.status.asked_to_go.connect(self.go)
        banners = QVBoxLayout(self._banners)
        column, row = QVBoxLayout(), QHBoxLayout()
        for layout in (banners, column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self._banners)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        central = QWidget()
        central.setLayout(row)
        self.setCentralWidget(central)

    def _make(self, place: Place) -> Screen:
        module, name = place.screen.split(":")
        screen: Screen = getattr(import_module(module), name)(self.session, self)
        screen.setProperty("role", "surface")
        screen.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        screen.asked_to_go.connect(self.go)
        screen.quiet_changed.connect(self._fitting.start)
        screen.installEventFilter(self)
        self._screens[place.name] = screen
        self._pages.addWidget(screen)
        return screen

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.shown and event.type() in _ACTIONS_CHANGED:
            self._fitting.start()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = None if self.is_quiet else ctrl_digit(event)
        place = next((place for place in self.places if digit and place.digit == digit), None)
        if place:
            self.go(Destination(place.name))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shown is not None:
            self.shown.flush()
        self.preferences.geometry = self.saveGeometry()
        if self._may_close:
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        assert self.publisher is not None
        self.publisher.finish(self._on_published)

    def close_unsaved(self) -> None:
        """Close without publishing: what is kept here is damaged, and the file may not be."""
        if self.publisher is not None:
            self.publisher.rest()
        self._close_now("")

    def _on_published(self) -> None:
        assert self.publisher is not None
        saving = self.publisher.saving
        if saving.state != "failed":
            self._close_now("")
            return
        detail = f"{saving.why} All of it is saved on this computer, and is saved there next time."
        question = f"{saving.file.name} could not be saved"
        prompt.ask(self, question, detail, ["Close anyway"], self._close_now)

    def _close_now(self, _answer: str) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)  # a window can't be closed from inside its closing
