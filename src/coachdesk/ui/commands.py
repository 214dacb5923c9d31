"""What can be done from anywhere in the window, as actions that menus, Ctrl+K and Ctrl+/ share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """An action to make: its menu, words, what it does and its key. No words: a line between."""

    menu: str
    text: str = ""
    do: Callable[[], object] | None = None
    key: str = ""


MENUS = ("&File", "&Edit", "&Go", "&Team", "&Call", "&Help")


class Commands:
    """The menus and their actions. The places' menus hold the current screen's own, too."""

    def __init__(self, window: QMainWindow, commands: list[Command]) -> None:
        self.actions: list[QAction] = []
        self._menus = {}
        self._lent: list[tuple[str, QAction]] = []
        for title in MENUS:
            self._menus[title.replace("&", "").lower()] = window.menuBar().addMenu(title)
        for command in commands:
            menu = self._menus[command.menu]
            if command.do is None:
                menu.addSeparator()
                continue
            action = QAction(command.text, window)
            action.setShortcut(QKeySequence(command.key))
            action.setAutoRepeat(False)
            action.triggered.connect(command.do)
            menu.addAction(action)
            window.addAction(action)  # its key acts where the menu bar is hidden, too
            self.actions.append(action)
        self._hide_empty()

    def menu_of(self, action: QAction) -> str:
        """The title of the menu that an action stands in."""
        return next(
            (m.title().replace("&", "") for m in self._menus.values() if action in m.actions()), ""
        )

    def lend(self, menu: str | None, actions: list[QAction]) -> None:
        """Put the current screen's actions into its place's menu, in place of the last one's."""
        for name, action in self._lent:
            self._menus[name].removeAction(action)
        name = menu if menu in self._menus else "go"
        self._lent = [(name, action) for action in actions]
        own = self._menus[name].actions()
        for action in actions:
            if own:
                self._menus[name].insertAction(own[0], action)
            else:
                self._menus[name].addAction(action)
        self._hide_empty()

    def yield_keys(self, actions: list[QAction], *, quiet: bool) -> None:
        """Where a screen has a key of its own, ours rests: two on one key would silence both.

        On a quiet page Ctrl+digit is the page's, too.
        """
        taken = {key.toString() for action in actions for key in action.shortcuts()}
        if quiet:
            taken |= {f"Ctrl+{digit}" for digit in range(1, 10)}
        for ours in self.actions:
            ours.setEnabled(ours.shortcut().isEmpty() or ours.shortcut().toString() not in taken)

    def rest(self) -> None:
        """Nothing can be done from anywhere, until keys are yielded again."""
        self.lend(None, [])
        for ours in self.actions:
            ours.setEnabled(False)

    def _hide_empty(self) -> None:
        for menu in self._menus.values():
            menu.menuAction().setVisible(bool(menu.actions()))
