"""Digits by where the keys are: on AZERTY a digit needs Shift."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# On a Mac a key's place is its virtual key, and 5 and 6, 7 to 9 don't lie in order.
_MAC = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9}
_FIRST_SCAN_CODE = 2 if sys.platform == "win32" else 10


def ctrl_digit(event: QKeyEvent) -> int | None:
    """The digit from 1 to 9 that is pressed with Ctrl alone, whatever is printed on its key."""
    if (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        != Qt.KeyboardModifier.ControlModifier
    ):
        return None
    return digit(event)


def digit(event: QKeyEvent) -> int | None:
    """The digit from 1 to 9 whose key was pressed, with whatever else is held."""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return int(event.key() - Qt.Key.Key_0)
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey())
    place = event.nativeScanCode() - _FIRST_SCAN_CODE + 1
    return place if 1 <= place <= 9 else None
