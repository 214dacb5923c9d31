"""A text that was found, drawn on two lines: its words, and below them whose and when."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from typing_extensions import override

from coachdesk.desk.search import BEGINS, ENDS
from coachdesk.ui import theme
from coachdesk.ui.picker import RowDelegate

FOUND = Qt.ItemDataRole.UserRole
BESIDE = Qt.ItemDataRole.UserRole + 1
_PARTS = re.compile(f"([{BEGINS}{ENDS}])")


class FoundDelegate(RowDelegate):
    """What was asked for stands out in its words."""

    @override
    def height(self) -> int:
        lines = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font("small")).height()
        return lines + 14

    @override
    def paint_words(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, beside = theme.current(), str(index.data(BESIDE) or "")
        box = box.adjusted(0, 6, 0, -6)
        painter.setPen(QColor(palette.text if beside else palette.muted))
        _draw_words(painter, box, str(index.data() or ""))
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(palette.muted))
        room = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, room, text)


def _draw_words(painter: QPainter, box: QRect, words: str) -> None:
    """One line, cut off at its end; what stands between the marks in a heavier weight."""
    left, weight = box.left(), None
    for part in _PARTS.split(" ".join(words.split())):
        if part in (BEGINS, ENDS):
            weight = QFont.Weight.DemiBold if part == BEGINS else None
            continue
        painter.setFont(theme.font(weight=weight))
        metrics, room = painter.fontMetrics(), box.right() - left
        text = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room, box.height()), 0, text)
        left += metrics.horizontalAdvance(text)
        if text != part:
            return
