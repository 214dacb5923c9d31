"""Making a screen's actions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def act(
    screen: QWidget,
    text: str,
    do: Callable[[], object],
    *keys: str,
    within: QWidget | None = None,
) -> QAction:
    """An action of a screen. `within`: its keys act only where this widget has the focus."""
    action = QAction(text, screen)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    action.triggered.connect(lambda *_: do())  # not told whether it is checked
    screen.addAction(action)
    if within is not None:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        within.addAction(action)
    return action
