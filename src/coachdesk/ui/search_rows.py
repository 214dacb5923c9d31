"""A text that was found, drawn on two lines: its words, and below them whose and when."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from coachdesk.desk.search import BEGINS, ENDS
from coachdesk.ui import theme

FOUND = Qt.ItemDataRole.UserRole
BESIDE = Qt.ItemDataRole.UserRole + 1
_PARTS = re.compile(f"([{BEGINS}{ENDS}])")


def row_height() -> int:
    """How high a row is: two lines of text and some air."""
    lines = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font("small")).height()
    return lines + 14


class FoundDelegate(QStyledItemDelegate):
    """What was asked for stands out in its words."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, row_height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = theme.current()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        box = box.adjusted(12, 6, -12, -6)
        beside = str(index.data(BESIDE) or "")
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
