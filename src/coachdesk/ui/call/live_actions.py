"""What can be done in a live call, as actions: for the palette, the sheet of keys, and buttons."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from coachdesk.domain.note_line import SIGNS
from coachdesk.ui.call.live_strip import MOVE_KEY, NEXT_KEY

# name: words, keys. The note line takes the keys of the marks and of undo itself.
_ACTIONS = {
    "end": ("End the call", "Ctrl+Return", "Ctrl+Enter"),
    "next": ("Next call", "Ctrl+N"),
    "pause": ("Pause", "Ctrl+P"),
    "more": ("More, or quiet", "Ctrl+."),
    "undo": ("Take back", "Ctrl+Z"),
    "talk": ("Time who is talking", "Ctrl+T"),
    "gap": ("Count the gap as a pause", "Ctrl+G"),
    "switch": ("Go on with the call that waits", NEXT_KEY),
    "move": ("Move the chosen notes to the call that waits", MOVE_KEY),
} | {mark: (f"Mark: {mark}", f"Ctrl+{sign}") for mark, sign in SIGNS.items()}


def add_actions(page: QWidget) -> dict[str, QAction]:
    """Give a page its actions; by name, for whoever does them. A held key is one press."""
    actions = {}
    for name, (text, *keys) in _ACTIONS.items():
        action = QAction(text, page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        page.addAction(action)
        actions[name] = action
    return actions
