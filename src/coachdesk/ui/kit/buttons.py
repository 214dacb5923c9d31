"""What is pressed."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit.labels import key_text, plain

_SIDE, _BETWEEN, _CHIP_SIDE = 15, 8, 6


class KeyButton(QPushButton):
    """A button that shows its key. The key itself belongs to an action or a list."""

    def __init__(
        self, text: str, key: str = "", *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.key = key_text(key)
        self.setAutoDefault(False)
        self.setAccessibleDescription(self.key)
        if primary:
            self.setProperty("role", "primary")

    @classmethod
    def of(cls, action: QAction, key: str = "", *, primary: bool = False) -> "KeyButton":
        """A button that does an action, and is enabled and worded as it is."""
        button = cls(plain(action), key or key_text(action.shortcut()), primary=primary)
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.follow(action))
        return button

    def follow(self, action: QAction) -> None:
        """Be worded, shown and enabled as the action is."""
        self.setText(plain(action))
        self.setEnabled(action.isEnabled())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = 2 * _SIDE + self.fontMetrics().horizontalAdvance(self.text())
        if self.key:
            width += _BETWEEN + self._chip_size().width()
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        palette = theme.current(self)
        primary = self.property("role") == "primary" and self.isEnabled()
        ink = palette.on_primary if primary else palette.text if self.isEnabled() else palette.muted
        painter.setPen(QColor(ink))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(_SIDE, 0, 0, 0), upright, self.text())
        if self.key:
            self._paint_chip(painter, QColor(ink if primary else palette.muted), primary=primary)

    def _paint_chip(self, painter: QPainter, ink: QColor, *, primary: bool) -> None:
        size = self._chip_size()
        left = self.width() - _SIDE - size.width()
        box = QRect(QPoint(left, (self.height() - size.height()) // 2), size)
        palette = theme.current(self)
        edge = QColor(ink)
        edge.setAlphaF(0.5)
        painter.setPen(QPen(edge if primary else QColor(palette.hairline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if primary else QColor(palette.window))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._chip_font())
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)

    def _chip_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(theme.points(11 * theme.sizes().scale))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _chip_size(self) -> QSize:
        metrics = QFontMetrics(self._chip_font())
        return QSize(metrics.horizontalAdvance(self.key) + 2 * _CHIP_SIDE, metrics.height() + 4)


class Link(QPushButton):
    """Words that lead somewhere or do something small."""

    def __init__(self, text: str, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "link")
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Segmented(QWidget):
    """A few choices in a row, one of them in force; arrow keys move it."""

    chosen = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[object, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP // 2)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        for value, text in choices:
            button = QPushButton(text)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleDescription(name)
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._lead_tab()
        self._group.idToggled.connect(self._on_toggled)

    @property
    def value(self) -> object:
        """The choice in force."""
        return self._values[self._group.checkedId()]

    @value.setter
    def value(self, value: object) -> None:
        """Choose without telling anyone."""
        self._group.blockSignals(True)
        self._group.button(self._values.index(value)).setChecked(True)
        self._group.blockSignals(False)
        self._lead_tab()

    @property
    def button(self) -> QWidget:
        """The button of the choice in force."""
        button = self._group.checkedButton()
        assert button is not None
        return button

    def set_text(self, value: object, text: str) -> None:
        """Word a choice anew."""
        self._group.button(self._values.index(value)).setText(text)

    def _lead_tab(self) -> None:
        """Tab comes to the choice in force; Qt sees to this only where a person made it."""
        for button in self._group.buttons():
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._values[index])
