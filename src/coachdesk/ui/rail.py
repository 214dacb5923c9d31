"""The rail: where one can go, and the way to the preferences."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import icons, theme
from coachdesk.ui.places import Place


class RailButton(QAbstractButton):
    """A place: its icon above its name, lit while one is there."""

    def __init__(self, icon: str, text: str = "", name: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip(name)
        self.setCheckable(bool(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        side = theme.sizes().rail - 16
        return QSize(side, side - 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = theme.current(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked()
        if lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected if lit else palette.hairline))
            painter.drawRoundedRect(self.rect(), theme.CARD_RADIUS, theme.CARD_RADIUS)
        if self.hasFocus():
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        ink = palette.accent if lit else palette.muted
        self._paint_icon(painter, ink)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font("small", QFont.Weight.DemiBold if lit else None))
        below = self.rect().adjusted(0, self.height() // 2, 0, -6)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        side = 22 * theme.sizes().scale
        top = 8.0 if self.text() else (self.height() - side) / 2
        icons.paint(painter, self._icon, QRectF((self.width() - side) / 2, top, side, side), ink)


class Rail(QWidget):
    """The places from top to bottom; the gear at the foot."""

    chosen = Signal(str)
    preferences_asked = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        for place in places:
            if place.icon:
                self._add(place, column)
        column.addStretch()
        gear = RailButton("settings", name="Preferences")
        gear.clicked.connect(self.preferences_asked)
        column.addWidget(gear)
        self.fit()

    def light(self, place: str | None) -> None:
        """Show where one is."""
        for name, button in self.buttons.items():
            button.setChecked(name == place)

    def fit(self) -> None:
        """Be as wide as the text size needs."""
        self.setFixedWidth(theme.sizes().rail)

    def _add(self, place: Place, column: QVBoxLayout) -> None:
        button = RailButton(place.icon, place.title)
        button.setToolTip(f"{place.title} (Ctrl+{place.digit})")
        button.clicked.connect(lambda: self._on_clicked(place.name))
        column.addWidget(button)
        self.buttons[place.name] = button

    def _on_clicked(self, name: str) -> None:
        self.buttons[name].setChecked(True)
        self.chosen.emit(name)
