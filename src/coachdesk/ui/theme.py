"""The look in force: its colours, fonts and lengths, and how it is put on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from coachdesk.ui.looks import DARK, LIGHT, PALETTES, SUNLIGHT, Look, Palette, Sizes
from coachdesk.ui.stylesheet import stylesheet

__all__ = ["DARK", "LIGHT", "PALETTES", "SUNLIGHT", "Palette", "Sizes"]  # screens ask here
MARGIN, GAP, RADIUS, CARD_RADIUS = 24, 8, 6, 8

_LOOK = "coachdesk_look"
_USUAL = Look(LIGHT, Sizes(), Sizes(low=True))


def current(_widget: QWidget | None = None) -> Palette:
    """The palette that is in force."""
    return _look().palette


def sizes(widget: QWidget | None = None) -> Sizes:
    """The sizes in force, in the widget's window."""
    look = _look()
    return look.low if widget is not None and widget.window().height() < 720 else look.sizes


def font(role: str = "text", weight: int | None = None) -> QFont:
    """A font by what it is for: text, small, title or note."""
    found = QApplication.font()
    found.setPointSizeF(points(getattr(sizes(), role)))
    default = 600 if role == "title" else current().regular
    found.setWeight(QFont.Weight(weight or default))
    return found


def points(pixels: float) -> float:
    """Points of this screen: the only unit of type that may be broken."""
    return pixels * 72 / QApplication.primaryScreen().logicalDotsPerInch()


def apply(app: QApplication, choice: str, scale: float = 1.0, *, touch: bool = False) -> None:
    """Put a palette (system, light, dark, sunlight), a text size and touch mode in force."""
    palette = PALETTES.get(choice) or (DARK if _system_is_dark(app) else LIGHT)
    look = Look(palette, Sizes(scale, touch), Sizes(scale, touch, low=True))
    setattr(app, _LOOK, look)  # asked for at each painting: a Qt property would be ten times slower
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_qt_palette(palette))
    app.setFont(_ui_font(palette))
    app.setStyleSheet(stylesheet(palette, sizes(), points))


def _look() -> Look:
    look = getattr(QApplication.instance(), _LOOK, _USUAL)
    assert isinstance(look, Look)
    return look


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _ui_font(palette: Palette) -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if system.family() == "Sans Serif" and QFontDatabase.hasFamily("Inter"):
        system.setFamily("Inter")  # no desktop here has named a font of its own
    system.setFeature(QFont.Tag("tnum"), 1)  # figures of one width stand in columns
    system.setPointSizeF(points(sizes().text))
    system.setWeight(QFont.Weight(palette.regular))
    return system


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette(QColor(palette.surface), QColor(palette.window))
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: palette.window, role.WindowText: palette.text,
        role.Base: palette.surface, role.AlternateBase: palette.surface,
        role.Text: palette.text, role.PlaceholderText: palette.muted,
        role.Button: palette.surface, role.ButtonText: palette.text,
        role.Highlight: palette.selected, role.HighlightedText: palette.text,
        role.Link: palette.accent, role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.surface, role.ToolTipText: palette.text,
        role.Accent: palette.accent, role.Mid: palette.hairline, role.Dark: palette.border,
    }.items():  # fmt: skip
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.muted))
    return made
