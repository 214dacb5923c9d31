"""The panels over the window: Ctrl+K, the keys, the preferences."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from coachdesk import __version__
from coachdesk.desk.roster import reps
from coachdesk.ui import prompt
from coachdesk.ui.finder import Finder, Finding, action_finding
from coachdesk.ui.kit import Overlay
from coachdesk.ui.places import Destination
from coachdesk.ui.preferences_panel import PreferencesPanel
from coachdesk.ui.shortcuts import ShortcutSheet, lines_of

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow

_LISTS = [
    ("Move along a list", "Up or Down"),
    ("Open what is chosen", "Enter"),
    ("Put a panel away", "Esc"),
]


class Panels(QObject):
    """Opens one at a time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.open: Overlay | None = None

    def find(self) -> None:
        """Find or do anything."""
        if not isinstance(self.close(), Finder):
            self._opened(Finder(self._findings(), self._window, shy=self._window.is_quiet))

    def keys(self) -> None:
        """Show the keys that act here."""
        groups = {
            "Here": lines_of(self._here()),
            "Everywhere": lines_of(self._window.commands.actions),
            "Lists": _LISTS,
        }
        if not isinstance(self.close(), ShortcutSheet):
            self._opened(ShortcutSheet(groups, self._window))

    def preferences(self) -> None:
        """Show how the window may look."""
        if not isinstance(self.close(), PreferencesPanel):
            window = self._window
            self._opened(PreferencesPanel(window.preferences, window, window.fit))

    def about(self) -> None:
        """Say which version this is."""
        prompt.tell(
            self._window,
            f"CoachDesk {__version__}",
            "Notes, debriefs and next steps for managers who coach. All of it stays on this"
            " computer and in your file; nothing is sent anywhere.",
            [],
            lambda _answer: None,
        )

    def close(self) -> Overlay | None:
        """Put away what is open, and say what that was."""
        was, self.open = self.open, None
        if was is not None:
            was.close()
        return was

    def _opened(self, overlay: Overlay) -> None:
        self.open = overlay
        overlay.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        self.open = None

    def _here(self) -> list[QAction]:
        screen = self._window.shown
        return [a for a in screen.actions() if a.text()] if screen else []

    def _findings(self) -> list[Finding]:
        window = self._window
        here = [action_finding(a, "here") for a in self._here() if a.isEnabled()]
        people = [
            Finding(rep.name, rep.territory or "rep", self._way_to(Destination("rep", rep.id)))
            for rep in reps(window.session.store)
        ]
        everywhere = [
            action_finding(a, window.commands.menu_of(a).lower())
            for a in window.commands.actions
            if a.isEnabled() and a.text() != "Find or do anything"
        ]
        return here + people + everywhere

    def _way_to(self, destination: Destination) -> Callable[[], None]:
        return lambda: self._window.go(destination)
