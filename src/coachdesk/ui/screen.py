"""What every page of the window is."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.changes import Changes
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session


class Screen(QWidget):
    """A page that draws from desk/ and is drawn anew when what it shows has changed.

    Its actions are QActions of its own (`addAction`): menus, palette and the sheet of keys
    read them there. `primary` is the one that Ctrl+Enter does.
    """

    topics: ClassVar[frozenset[str]] = frozenset()  # the tables that it shows

    asked_to_go = Signal(object)  # a Destination; the main window answers
    quiet_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.primary: QAction | None = None
        self.call_key = "Ctrl+3"  # from here it leads to the call that runs
        self._quiet = False
        self.confined_to = ""  # the only one whom the window then shows: no way leads elsewhere
        self._stale = True
        session.changed.connect(self._on_changed)

    def arrive(self, destination: Destination) -> None:
        """Show what was asked for; `refresh` follows."""

    def refresh(self) -> None:
        """Draw from desk/, keeping selection, scrolling and what is being typed."""

    def flush(self) -> None:
        """Store what stands in the form: called before one leaves, closes or does a command."""

    def go(self, place: str, id: str | None = None, step: str | None = None) -> None:
        """Ask to be somewhere else."""
        self.asked_to_go.emit(Destination(place, id, step))

    @property
    def quiet(self) -> bool:
        """Whether the window shows this page alone: no rail, menus, banners, or telling title."""
        return self._quiet

    @quiet.setter
    def quiet(self, quiet: bool) -> None:
        if quiet != self._quiet:
            self._quiet = quiet
            self.quiet_changed.emit(quiet)

    def show_anew(self, destination: Destination) -> None:
        """Go to what was asked for and draw it, at once or when the page is next seen."""
        self.arrive(destination)
        self._stale = True
        self._freshen()

    def _freshen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and changes.topics & self.topics:
            self._stale = True
            self._freshen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()
