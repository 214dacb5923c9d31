"""The note line: one plain line that takes every key of a live call."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from coachdesk.domain.note_line import OTHER_REP, SIGNS, STEP
from coachdesk.ui.digits import ctrl_digit

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LEADING = frozenset("".join(SIGNS.values()) + STEP + OTHER_REP + "“„«")
_MARK_KEYS = {Qt.Key(ord(sign)): mark for mark, sign in SIGNS.items()}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NoteLine(QLineEdit):
    """Says what was asked for by key; what that does is the page's affair."""

    entered = Signal(str)  # one or, where lines were pasted, several
    stepped = Signal(int)  # to the entry before or after
    selection_stepped = Signal(int)
    left = Signal()  # Esc
    taken_back = Signal()  # Ctrl+Z in an empty line
    digit_pressed = Signal(int)  # Ctrl+0 … Ctrl+9, by where the key is
    mark_pressed = Signal(str)  # Ctrl and a sign
    delete_pressed = Signal()  # Delete in an empty line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Note")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.textChanged.connect(self._on_text_changed)

    def put(self, text: str) -> None:
        """Put a text in, the cursor behind it; nothing before it can be brought back by Ctrl+Z."""
        self.setText(text)  # not clear(): Ctrl+Z would bring the old text back

    def set_sign(self, sign: str) -> None:
        """Begin the line with a sign, or where it does so already, take that off."""
        had = self.text()[:1] if self.text()[:1] in _LEADING else ""
        behind = self.cursorPosition() == len(self.text())
        rest = self.text()[len(had) :].lstrip()
        at = len(self.text()) - self.cursorPosition()
        self._replace_all(rest if had == sign else f"{sign} {rest}")
        self.setCursorPosition(len(self.text()) if behind else max(0, len(self.text()) - at))

    @override
    def event(self, event: QEvent) -> bool:
        asked_first = event.type() == QEvent.Type.ShortcutOverride
        if asked_first and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()  # before a shortcut of the window's takes it
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers() & ~_KEYPAD
        if self._take_chord(event) or self._take_move(event):
            return
        if event.matches(QKeySequence.StandardKey.Undo) and not self.text():
            self.taken_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys:
            if not event.isAutoRepeat():  # a held Enter is one Enter
                self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not keys and self._is_behind_sign():
            self.set_sign(self.text()[0])
        elif event.key() == Qt.Key.Key_Delete and not self.text():
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return self._chord(event) is not None or event.matches(QKeySequence.StandardKey.Undo)

    def _chord(self, event: QKeyEvent) -> int | str | None:
        """The digit or mark that is pressed with Ctrl."""
        digit = ctrl_digit(event)
        keys = event.modifiers() & ~_KEYPAD
        if digit is not None or (keys == _CTRL and event.key() == Qt.Key.Key_0):
            return digit or 0
        return _MARK_KEYS.get(Qt.Key(event.key())) if keys & ~_SHIFT == _CTRL else None

    def _take_chord(self, event: QKeyEvent) -> bool:
        chord = self._chord(event)
        if chord is None or event.isAutoRepeat():
            return chord is not None
        if isinstance(chord, int):
            self.digit_pressed.emit(chord)
        else:
            self.mark_pressed.emit(chord)
        return True

    def _take_move(self, event: QKeyEvent) -> bool:
        move = _MOVES.get(Qt.Key(event.key()))
        keys = event.modifiers() & ~_KEYPAD
        if move is None or keys & ~_SHIFT:
            return False
        (self.selection_stepped if keys else self.stepped).emit(move)
        return True

    def _is_behind_sign(self) -> bool:
        """Whether Backspace here means the line's mark: at the start, or behind sign and space."""
        text, at = self.text(), self.cursorPosition()
        marked = text[:1] in _LEADING and text[:1] != "" and not self.hasSelectedText()
        return marked and (at == 0 or (at == 2 and text[1] == " "))

    def _replace_all(self, text: str) -> None:
        """Replace the text in a way that the line's own Ctrl+Z knows."""
        self.selectAll()
        self.insert(text)

    def _on_text_changed(self, text: str) -> None:
        if "\n" in text or "\r" in text or "\u2029" in text:
            self.put("")
            self.entered.emit(text)
