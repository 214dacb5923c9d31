"""Paints a cell of the focus plan."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.focus.model import Index, PlanModel

_PADDING = 8


class CellPainter(QStyledItemDelegate):
    """A name; a purpose on a quiet ground; a level alone, muted."""

    def __init__(self, model: PlanModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        palette, rect = theme.current(), option.rect
        painter.save()
        painter.fillRect(rect, QColor(palette.surface))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(palette.hairline))
        if index.column() == 0:
            self._paint_name(painter, rect, index)
        else:
            self._paint_skill(painter, rect, index)
        if option.state & QStyle.StateFlag.State_Selected:
            shown = option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(QColor(palette.accent if shown else palette.border), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -4), 4, 4)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette, row = theme.current(), self._model.rows[index.row()]
        box = rect.adjusted(theme.MARGIN, 0, -_PADDING, -1)
        name = theme.font("text", palette.medium)
        if not row.mends_only:
            _write(painter, box, row.name, name, palette.text)
            return
        small = theme.font("small")
        high = QFontMetrics(name).height() + QFontMetrics(small).height()
        top = box.top() + (box.height() - high) // 2
        first = QRect(box.left(), top, box.width(), QFontMetrics(name).height())
        _write(painter, first, row.name, name, palette.text)
        second = QRect(box.left(), first.bottom(), box.width(), QFontMetrics(small).height())
        _write(painter, second, "to mend only", small, palette.warn)

    def _paint_skill(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette, model = theme.current(), self._model
        assert model.plan is not None
        row, held = model.rows[index.row()], model.held(index)
        words, box = model.words(index), rect.adjusted(_PADDING + 4, 0, -_PADDING, -1)
        if held is None or not held.holds(model.plan.on):
            _write(painter, box, words, theme.font("text" if held is None else "small"),
                   palette.muted)  # fmt: skip
            return
        painter.fillRect(rect.adjusted(4, 4, -4, -5), QColor(palette.selected))
        place = row.on(model.plan.on).index(held) + 1
        if model.dropping == row.rep_id:
            _write(painter, box, f"{place} drop?", theme.font("text", 600), palette.warn)
            return
        if place == 1:  # what comes first has an edge
            painter.fillRect(rect.adjusted(4, 4, 7 - rect.width(), -5), QColor(palette.accent))
        font = theme.font("text", 600 if place == 1 else palette.regular)
        self._paint_meaning(painter, box, words, font, row.levels.get(held.skill_id))

    def _paint_meaning(
        self, painter: QPainter, box: QRect, words: str, font: QFont, level: int | None
    ) -> None:
        """A purpose, and the level where there is room for both."""
        palette, figure = theme.current(), theme.font("small")
        room = QFontMetrics(figure).horizontalAdvance("0") + 4
        if level and QFontMetrics(font).horizontalAdvance(words) <= box.width() - room:
            _write(painter, box, str(level), figure, palette.muted, right=True)
        _write(painter, box, words, font, palette.text)


def _write(
    painter: QPainter, box: QRect, text: str, font: QFont, ink: str, *, right: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
