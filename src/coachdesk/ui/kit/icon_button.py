"""A button that is a picture alone: it has a name all the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton, QWidget
from typing_extensions import override

from coachdesk.ui import icons, theme


class IconButton(QToolButton):
    """An icon to press; its name is what a screen reader says and the tip shows."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        side = theme.sizes().field
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        complex_control = QStyle.ComplexControl.CC_ToolButton
        self.style().drawComplexControl(complex_control, option, painter, self)
        side = round(20 * theme.sizes().scale)
        box = QRectF(0, 0, side, side)
        box.moveCenter(self.rect().toRectF().center())
        palette = theme.current(self)
        ink = palette.text if self.isEnabled() else palette.hairline
        icons.paint(painter, self._icon, box, ink)
