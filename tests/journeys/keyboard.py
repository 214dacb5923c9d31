"""Keys pressed on a display, as a person would, into whatever has the focus there."""

from threading import Event
from types import TracebackType

from Xlib import XK, X, display
from Xlib.ext import xtest

from coachdesk.ui.journey import is_chord

# How letters that have no name of their own are called; and what our chords call keys.
_NAMES = {" ": "space", "+": "plus", "-": "minus", "?": "question", ">": "greater", ".": "period",
          ",": "comma", "#": "numbersign", "'": "apostrophe", "/": "slash", "Ctrl": "Control_L",
          "Shift": "Shift_L", "Alt": "Alt_L", "Del": "Delete", "Esc": "Escape"}  # fmt: skip


class Keyboard:
    """Counts every key that goes down."""

    def __init__(self, display_name: str) -> None:
        self._display = display.Display(display_name)
        self.presses = 0

    def __enter__(self) -> "Keyboard":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._display.close()

    def press(self, keys: str) -> None:
        """A key by its name in angle brackets, or a text."""
        if is_chord(keys):
            *held, last = keys[1:-1].split("+")
            self._press([self._code(name) for name in held], self._code(last or "+"))
        else:
            for letter in keys:
                self._type(letter)

    def hold(self, keys: str, seconds: float) -> None:
        """Hold a chord down, as a tired hand does: the display repeats it."""
        codes = [self._code(name) for name in keys[1:-1].split("+")]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        self._display.sync()
        Event().wait(seconds)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def _type(self, letter: str) -> None:
        code = self._code(letter)
        plain = self._display.keycode_to_keysym(code, 0) == self._sym(letter)
        self._press([] if plain else [self._code("Shift")], code)

    def _press(self, held: list[int], code: int) -> None:
        for modifier in held:
            xtest.fake_input(self._display, X.KeyPress, modifier)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        for modifier in reversed(held):
            xtest.fake_input(self._display, X.KeyRelease, modifier)
        self._display.sync()
        self.presses += 1

    def _code(self, name: str) -> int:
        code = int(self._display.keysym_to_keycode(self._sym(name)))
        assert code, f"no key for {name}"
        return code

    def _sym(self, name: str) -> int:
        return int(XK.string_to_keysym(_NAMES.get(name, name)))
