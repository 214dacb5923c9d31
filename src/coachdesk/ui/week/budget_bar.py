"""The coaching budget, always in view: a bar of what is done and planned, and what is left."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from coachdesk.domain.budget import Budget, Spent, clock_length
from coachdesk.ui import theme

_BAR, _LEAST_BAR, _HIGH, _GAP, _HATCH = 200.0, 64.0, 12.0, 12.0, 6.0
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter

Part = tuple[str, bool, str]  # words, whether they are the ones that count, their colour


class BudgetBar(QAbstractButton):
    """Press it to set the budget. It gives up words, then the bar, where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spent = Spent(None, 0, 0)
        self._budget: Budget | None = None
        self._is_past = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Set the coaching budget")

    def show_spent(self, budget: Budget | None, spent: Spent, *, is_past: bool = False) -> None:
        """Draw these minutes; for a week that is past no budget can be set any more."""
        self._budget, self._spent, self._is_past = budget, spent, is_past
        words = " · ".join(words for words, _, _ in self._figures())
        of = f"{budget} for coaching" if budget else "No coaching budget is set"
        self.setAccessibleName(f"{of}: {words}")
        self.updateGeometry()
        self.update()

    def _figures(self) -> list[Part]:
        spent, palette = self._spent, theme.current(self)
        found: list[Part] = [
            (f"{clock_length(spent.done)} done", False, palette.muted),
            (f"{clock_length(spent.planned)} planned", False, palette.muted),
        ]
        if spent.left is None and self._is_past:
            return found[:1]
        if spent.left is None:
            return [*found, ("set a budget", False, palette.accent)]
        if spent.left < 0:
            return [*found, (f"{clock_length(spent.left)} too much", True, palette.warn)]
        return [*found, (f"{clock_length(spent.left)} left", True, palette.text)]

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self._wide(self._figures()) + self._head_wide() + _BAR + 3 * _GAP), 36)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._wide(self._figures()[-1:])) + 4, 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        figures, room = self._figures(), float(self.width() - 4)
        with_head = room >= self._wide(figures) + self._head_wide() + _LEAST_BAR + 3 * _GAP
        if not with_head and room < self._wide(figures):
            figures = figures[-1:]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = self.width() - 2 - self._wide(figures)
            self._paint_figures(painter, figures, left)
            bar = min(_BAR, left - _GAP - 2 - (self._head_wide() + _GAP if with_head else 0))
            if self._budget and bar >= _LEAST_BAR:
                middle = (self.height() - _HIGH) / 2
                self._paint_bar(painter, QRectF(left - _GAP - bar, middle, bar, _HIGH))
                if with_head:
                    self._paint_head(painter, left - 2 * _GAP - bar)
            if self.hasFocus():
                painter.setPen(QColor(theme.current(self).accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 4, -1, -4), 6, 6)

    def _paint_figures(self, painter: QPainter, figures: list[Part], left: float) -> None:
        for at, (words, counts, colour) in enumerate(figures):
            text = f"{words} · " if at < len(figures) - 1 else words
            painter.setFont(_font(counts))
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(left, 0, self.width(), self.height()), _UPRIGHT, text)
            left += QFontMetricsF(_font(counts)).horizontalAdvance(text)

    def _paint_head(self, painter: QPainter, right: float) -> None:
        assert self._budget is not None
        left = right - self._head_wide()
        for words, counts in self._head():
            painter.setFont(_font(counts))
            painter.setPen(QColor(theme.current(self).text))
            painter.drawText(QRectF(left, 0, right - left + 4, self.height()), _UPRIGHT, words)
            left += QFontMetricsF(_font(counts)).horizontalAdvance(words)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        palette = theme.current(self)
        whole = max(1, self._spent.budget or 0, self._spent.done + self._spent.planned)
        inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
        done = inner.width() * self._spent.done / whole
        planned = inner.width() * self._spent.planned / whole
        painter.setPen(QColor(palette.accent))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _HIGH / 2, _HIGH / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.fillRect(QRectF(inner.left() + 2, inner.top(), max(0, done - 2), inner.height()),
                         QColor(palette.accent))  # fmt: skip
        self._hatch(painter, QRectF(inner.left() + max(2, done), inner.top(),
                                    max(0, planned - 2), inner.height()))  # fmt: skip

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        pen = painter.pen()
        pen.setWidthF(2.5)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(pen)
        at = -box.height()
        while at < box.width():
            painter.drawLine(QLineF(box.left() + at, box.bottom(),
                                    box.left() + at + box.height(), box.top()))  # fmt: skip
            at += _HATCH
        painter.restore()

    def _head(self) -> list[tuple[str, bool]]:
        if self._budget is None:
            return []
        return [(self._budget.short, True), (" coaching", False)]

    def _head_wide(self) -> float:
        return sum(QFontMetricsF(_font(b)).horizontalAdvance(words) for words, b in self._head())

    def _wide(self, figures: list[Part]) -> float:
        joins = QFontMetricsF(_font(counts=False)).horizontalAdvance(" · ") * (len(figures) - 1)
        words = (QFontMetricsF(_font(b)).horizontalAdvance(text) for text, b, _ in figures)
        return joins + sum(words)


def _font(counts: bool) -> QFont:
    return theme.font("small", QFont.Weight.DemiBold if counts else None)
