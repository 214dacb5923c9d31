"""The panels over the window (Ctrl+K, Ctrl+F, keys, preferences), imported when asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from coachdesk import __version__
from coachdesk.desk.roster import reps
from coachdesk.ui import prompt
from coachdesk.ui.kit import Overlay
from coachdesk.ui.places import Destination

if TYPE_CHECKING:
    from coachdesk.ui.finder import Finding
    from coachdesk.ui.search import TextSearch
    from coachdesk.ui.window import MainWindow

_LISTS = [
    ("Move along a list", "Up or Down"),
    ("Open what is chosen", "Enter"),
    ("Put a panel away", "Esc"),
]


class Panels(QObject):
    """Opens one at a time; asking for it again puts it away."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.open: Overlay | None = None
        self._texts: TextSearch | None = None

    def find(self) -> None:
        """Find or do anything."""
        from coachdesk.ui.finder import Finder  # noqa: PLC0415

        self._switch(Finder, lambda: Finder(self._findings(), self._window,
                                            shy=self._window.is_quiet))  # fmt: skip

    def talk(self) -> None:
        """Ask with whom to talk now; not in a live call, where somebody else looks on."""
        from coachdesk.ui.finder import Finder  # noqa: PLC0415
        from coachdesk.ui.one_to_one.starting import findings  # noqa: PLC0415

        if not self._window.is_quiet:
            self._switch(Finder, lambda: Finder(findings(self._window.session), self._window))

    def search(self) -> None:
        """Search the texts; not in a live call, where somebody else looks on."""
        if not self._window.is_quiet:
            self._search()

    def search_shared(self, rep_id: str) -> None:
        """Search what was chosen for a rep, who looks on."""
        self._search(rep_id)

    def _search(self, shared_with: str | None = None) -> None:
        from coachdesk.ui.search import SearchPanel, TextSearch  # noqa: PLC0415

        window = self._window
        texts = self._texts = self._texts or TextSearch(window.session, self)
        self._switch(
            SearchPanel,
            lambda: SearchPanel(texts, window.session, window, window.go, shared_with=shared_with),
        )

    def keys(self) -> None:
        """Show the keys that act here."""
        from coachdesk.ui.shortcuts import ShortcutSheet, lines_of  # noqa: PLC0415

        everywhere = [a for a in self._window.commands.actions if a.isEnabled()]  # the rest rest
        groups = {
            "Here": lines_of(self._here()),
            "Everywhere": lines_of(everywhere),
            "Lists": _LISTS,
        }
        self._switch(ShortcutSheet, lambda: ShortcutSheet(groups, self._window))

    def preferences(self) -> None:
        """Show how the window may look."""
        from coachdesk.ui.preferences_panel import PreferencesPanel  # noqa: PLC0415

        def panel() -> PreferencesPanel:
            window = self._window
            file = window.session.file
            made = PreferencesPanel(
                window.preferences, window, window.look_anew, file.parent if file else None
            )
            made.skills_asked.connect(self._way_to(Destination("skills")))
            made.next_asked.connect(self._way_to(Destination("who next")))
            return made

        self._switch(PreferencesPanel, panel)

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

    def close(self) -> None:
        """Put away what is open."""
        if self.open is not None:
            self.open.close()

    def _switch(self, kind: type[Overlay], make: Callable[[], Overlay]) -> None:
        was_open = isinstance(self.open, kind)
        self.close()
        if not was_open:
            self.open = make()
            self.open.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        closed, self.open = self.open, None
        focused, screen = self._window.focusWidget(), self._window.shown
        if closed and focused and screen and closed.isAncestorOf(focused):
            screen.setFocus()  # what had the focus before is gone

    def _here(self) -> list[QAction]:
        screen = self._window.shown
        return [a for a in screen.actions() if a.text()] if screen else []

    def _findings(self) -> "list[Finding]":
        from coachdesk.ui.finder import Finding, action_finding  # noqa: PLC0415
        from coachdesk.ui.one_to_one.starting import findings  # noqa: PLC0415

        window = self._window
        here = [action_finding(a, "here") for a in self._here() if a.isEnabled()]
        on_roster = reps(window.session.store)
        people = [
            Finding(rep.name, rep.territory or "rep", self._way_to(Destination("rep", rep.id)))
            for rep in on_roster
        ]
        views = [
            Finding(f"One rep’s view: {rep.name}", "for two to look at",
                    self._way_to(Destination("one rep", rep.id)))
            for rep in ([] if window.is_quiet else on_roster)
        ]  # fmt: skip
        everywhere = [
            action_finding(a, window.commands.menu_of(a).lower())
            for a in window.commands.actions
            if a.isEnabled() and a.text() != "Find or do anything"
        ]
        talks = [] if window.is_quiet else findings(window.session)
        return here + people + everywhere + talks + views

    def _way_to(self, destination: Destination) -> Callable[[], None]:
        return lambda: self._window.go(destination)
