"""The small mark beside a text that says for whom it is; pressing it chooses the next one."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from coachdesk.domain.audience import (
    DIRECTOR,
    PRIVATE,
    PRIVATE_MEANS,
    REP,
    Audience,
    audience_said,
    next_audience,
)
from coachdesk.ui import icons, theme

_ICON, _BETWEEN, _AROUND = 14, 4, 4
_PICTURES: dict[Audience, str] = {PRIVATE: "lock", REP: "person", DIRECTOR: "team"}
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
        self.setText(mark_word(audience, self._rep))
        self.setAccessibleName(said.capitalize())
        self.setToolTip(mark_tip(audience, self._rep))
        self.updateGeometry()
        self.update()

    def choose_next(self) -> None:
        """Choose the next audience and tell of it."""
        self.show_audience(next_audience(self.audience))
        self.chosen.emit(self.audience)

    @override
    def sizeHint(self) -> QSize:
        least = theme.sizes().big_field if theme.sizes().touch else 0  # for a finger
        height = QFontMetrics(theme.font("small")).height() + _AROUND
        return QSize(max(mark_width(self.text()), least), max(height, least))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QColor(theme.current(self).accent))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        at_the_end = self.rect().adjusted(max(0, self.width() - mark_width(self.text())), 0, 0, 0)
        paint_mark(painter, at_the_end, self.audience, self.text())


def mark_word(audience: Audience, rep: str) -> str:
    """The word beside the picture; a lock needs none."""
    return "" if audience == PRIVATE else audience_said(audience, rep)


def mark_tip(audience: Audience, rep: str) -> str:
    """What it means, and what a press makes of it."""
    said = audience_said(audience, rep).capitalize()
    first = f"{said}. {PRIVATE_MEANS}" if audience == PRIVATE else f"{said}."
    return f"{first} Press: {audience_said(next_audience(audience), rep)}"


def mark_width(word: str = "") -> int:
    """How wide a mark with that word is."""
    scale = theme.sizes().scale
    words = QFontMetrics(theme.font("small")).horizontalAdvance(word) + _BETWEEN if word else 0
    words = min(words, round(_WIDEST * scale))  # the whole is in the tip
    return round(_ICON * scale) + words + 2 * _AROUND


def paint_mark(painter: QPainter, box: QRect, audience: Audience, word: str = "") -> None:
    """Draw a mark into a box of its width, in the middle of its height."""
    palette = theme.current()
    ink = palette.muted if audience == PRIVATE else palette.text
    side = round(_ICON * theme.sizes().scale)
    left = box.left() + _AROUND
    picture = icons.pixmap(_PICTURES[audience], side, ink, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(left, box.top() + (box.height() - side) / 2), picture)
    if word:
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(ink))
        room = box.adjusted(_AROUND + side + _BETWEEN, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
