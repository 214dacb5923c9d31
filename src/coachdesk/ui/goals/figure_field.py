"""A field for a figure: a level, an amount; what is no figure is marked, never guessed."""

from PySide6.QtCore import QLocale

from coachdesk.ui.call.telling_field import TellingField


class FigureField(TellingField):
    """Reads 4, 2.5 and the figures of this computer's own way of writing."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint)
        self._shown: tuple[str, float | None] = ("", None)
        self.textChanged.connect(self._on_text_changed)

    @property
    def value(self) -> float | None:
        """What stands there, as far as it is a figure; one shown here stays that figure."""
        text = self.text().strip()
        return self._shown[1] if text == self._shown[0] else read_figure(text)

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no figure."""
        return bool(self.text().strip()) and self.value is None

    def show_value(self, value: float | None) -> None:
        """Put a figure in, or nothing."""
        self._shown = ("" if value is None else f"{value:.10g}", value)
        self.put(self._shown[0])

    def _on_text_changed(self) -> None:
        self.set_wrong(wrong=self.is_wrong)


def read_figure(text: str) -> float | None:
    """A figure as it is written here, else as programs write it, or None."""
    for locale in (QLocale.system(), QLocale.c()):
        value, is_figure = locale.toDouble(text)
        if is_figure:
            return float(value)
    return None
