"""The small mark beside a text that says for whom it is; pressing it chooses the next one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from coachdesk.domain.audience import (
    PRIVATE,
    PRIVATE_MEANS,
    Audience,
    audience_said,
    next_audience,
)
from coachdesk.ui import icons, theme

_ICON, _BETWEEN, _AROUND = 14, 4, 4
_WIDEST = 120  # of its words


class AudienceMark(QAbstractButton):
    """A lock where it is private; else a person and for whom. Click or Space: the next one."""

    chosen = Signal(str)  # the audience

    def __init__(self, audience: Audience, rep: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rep = rep  # the first name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.choose_next)
        self.show_audience(audience)

    def show_audience(self, audience: Audience, rep: str = "") -> None:
        """Show an audience, perhaps of another rep's text, without telling anyone."""
        self.audience: Audience = audience
        self._rep = rep or self._rep
        said = audience_said(audience, self._rep)
        self.setText("" if audience == PRIVATE else said)
        self.setAccessibleName(said.capitalize())
        becomes = audience_said(next_audience(audience), self._rep)
        first = f"Private. {PRIVATE_MEANS}" if audience == PRIVATE else f"{said.capitalize()}."
        self.setToolTip(f"{first} Press: {becomes}")
        self.updateGeometry()
        self.update()

    def choose_next(self) -> None:
        """Choose the next audience and tell of it."""
        self.show_audience(next_audience(self.audience))
        self.chosen.emit(self.audience)

    @override
    def sizeHint(self) -> QSize:
        scale, touch = theme.sizes().scale, theme.sizes().touch
        metrics = QFontMetrics(theme.font("small"))
        words = metrics.horizontalAdvance(self.text()) + _BETWEEN if self.text() else 0
        words = min(words, round(_WIDEST * scale))  # the whole is in the tip
        width = round(_ICON * scale) + words + 2 * _AROUND
        least = theme.sizes().big_field if touch else 0  # for a finger
        return QSize(max(width, least), max(metrics.height() + _AROUND, least))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.current(self)
        if self.hasFocus():
            painter.setPen(QColor(palette.accent))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ink = palette.muted if self.audience == PRIVATE else palette.text
        side = round(_ICON * theme.sizes().scale)
        box = QRectF(_AROUND, (self.height() - side) / 2, side, side)
        icons.paint(painter, "lock" if self.audience == PRIVATE else "person", box, ink)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(ink))
        left = _AROUND + side + _BETWEEN
        upright = Qt.AlignmentFlag.AlignVCenter
        room = self.width() - left
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), upright, words)
