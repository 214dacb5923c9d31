"""Draws the week's grid: hairlines, sessions, calls inside them, and busy time hatched."""

from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from coachdesk.domain.days import WEEKDAYS
from coachdesk.domain.week import Item
from coachdesk.ui import theme
from coachdesk.ui.week.geometry import Geometry
from coachdesk.ui.week.words import detail, title

_RADIUS, _EDGE, _HATCH = 4.0, 3.0, 8.0
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter


class WeekPainter:
    """Paints one geometry in the look in force."""

    def __init__(self, painter: QPainter, places: Geometry, today: date) -> None:
        self._painter, self._places, self._today = painter, places, today
        self._palette = theme.current()
        self._small = theme.font("small")
        self._bold = theme.font("small", QFont.Weight.DemiBold)
        self._small_metrics = QFontMetricsF(self._small)
        self._bold_metrics = QFontMetricsF(self._bold)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, chosen: str | None, *, focused: bool, without: str | None = None) -> None:
        """The whole; `without` is what is being dragged."""
        self._frame()
        for item in self._places.items:
            if item.id in self._places.boxes and item.id != without:
                self._block(item, self._places.boxes[item.id])
        for day, count in self._places.hidden.items():
            if count:
                self._more(day, count)
        if chosen in self._places.boxes and focused and chosen != without:
            self._ring(self._places.boxes[chosen])

    def ghost(self, item: Item | None, box: QRectF, words: str) -> None:
        """Where something would be put."""
        self._fill(box, self._palette.selected, self._palette.accent)
        inside = box.adjusted(8, 4, -6, -2)
        self._line(inside, item.name if item else "", bold=True)
        self._line(inside.adjusted(0, self._places.line if item else 0, 0, 0), words)

    def now_line(self, minute: int) -> None:
        """The present minute in today's column."""
        places = self._places
        first, last = places.hours
        if self._today in places.days and first * 60 <= minute <= last * 60:
            column, y = places.column(self._today), places.y(minute)
            self._painter.setPen(QPen(QColor(self._palette.accent), 1.5))
            self._painter.drawLine(QLineF(column.left() + 1, y, column.right() - 1, y))

    def _frame(self) -> None:
        places, painter, palette = self._places, self._painter, self._palette
        painter.setPen(QPen(QColor(palette.hairline), 1))
        for day in places.days:
            left = places.column(day).left() + 0.5
            painter.drawLine(QLineF(left, 0, left, places.height))
        under = round(places.top) + 0.5
        painter.drawLine(QLineF(places.gutter, under, places.width, under))
        painter.setFont(self._small)
        for day in places.days:
            self._day_head(day)
        painter.setPen(QColor(palette.muted))
        step = 1 if places.pixels * 60 > places.line else 2
        for hour in range(places.hours[0], places.hours[1], step):
            y = places.y(hour * 60)
            box = QRectF(0, y - places.line / 2, places.gutter - 8, places.line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | _UPRIGHT, str(hour))

    def _day_head(self, day: date) -> None:
        column = self._places.column(day)
        box = QRectF(column.left() + 8, 0, column.width() - 8, self._places.head)
        words = f"{WEEKDAYS[day.weekday()]} {day.day}"
        if self._small_metrics.horizontalAdvance(words) > box.width():
            words = WEEKDAYS[day.weekday()]
        is_today = day == self._today
        self._painter.setFont(self._bold if is_today else self._small)
        self._painter.setPen(QColor(self._palette.accent if is_today else self._palette.muted))
        self._painter.drawText(box, _UPRIGHT, words)

    def _block(self, item: Item, box: QRectF) -> None:
        palette = self._palette
        if item.kind == "busy":
            self._hatched(box)
        elif item.kind == "call":
            self._fill(box, palette.surface, palette.border)
        elif item.ended_as in ("moved", "cancelled"):
            self._fill(box, palette.surface, palette.hairline)
        elif item.kind == "ride-along":
            self._fill(box, palette.selected)
            self._edge(box)
        else:
            self._fill(box, palette.surface, palette.accent)
        held = [
            i for i in self._places.items if i.ride_id == item.id and i.id in self._places.boxes
        ]
        inside = box.adjusted(8, 1, -4, -1)
        if any(i.is_placed for i in held):
            inside.setRight(box.center().x() - 4)
        self._words(item, inside)

    def _words(self, item: Item, inside: QRectF) -> None:
        line = self._places.line
        gone = item.ended_as in ("moved", "cancelled")
        if inside.height() < 2 * line + 4:  # one line holds both
            self._one_line(item, inside, gone=gone)
            return
        inside = inside.adjusted(0, 4, 0, 0)
        self._line(inside, title(item), bold=True, muted=gone)
        below = inside.adjusted(0, line, 0, 0)
        self._painter.save()
        high = self._small_metrics.lineSpacing()  # no line is cut through
        self._painter.setClipRect(below.adjusted(0, 0, 0, -(below.height() % high)))
        self._painter.setPen(QColor(self._palette.muted))
        self._painter.setFont(self._small)
        self._painter.drawText(below, Qt.TextFlag.TextWordWrap, detail(item, self._today))
        self._painter.restore()

    def _one_line(self, item: Item, inside: QRectF, *, gone: bool) -> None:
        name, about = title(item), detail(item, self._today)
        if gone:
            self._line(inside, f"{name} · {item.ended_as}", middle=True)
            return
        used = self._bold_metrics.horizontalAdvance(f"{name}  ")
        self._line(inside, name, bold=True, middle=True)
        if used + 3 * self._places.line < inside.width():
            self._line(inside.adjusted(used, 0, 0, 0), about, middle=True)

    def _line(self, box: QRectF, text: str, *, bold: bool = False, muted: bool = False,
              middle: bool = False) -> None:  # fmt: skip
        metrics = self._bold_metrics if bold else self._small_metrics
        self._painter.setFont(self._bold if bold else self._small)
        ink = self._palette.text if bold and not muted else self._palette.muted
        self._painter.setPen(QColor(ink))
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = _UPRIGHT if middle else Qt.AlignmentFlag.AlignTop
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignLeft, elided)

    def _fill(self, box: QRectF, fill: str, edge: str = "") -> None:
        self._painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        within = box.adjusted(0.5, 0.5, -0.5, -0.5) if edge else box
        self._painter.drawRoundedRect(within, _RADIUS, _RADIUS)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _edge(self, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        self._painter.save()
        self._painter.setClipPath(path)
        bar = QRectF(box.left(), box.top(), _EDGE, box.height())
        self._painter.fillRect(bar, QColor(self._palette.accent))
        self._painter.restore()

    def _hatched(self, box: QRectF) -> None:
        self._fill(box, self._palette.surface, self._palette.hairline)
        self._painter.save()
        self._painter.setClipRect(box.adjusted(1, 1, -1, -1))
        self._painter.setPen(QPen(QColor(self._palette.hairline), 1))
        at = -box.height()
        while at < box.width():
            self._painter.drawLine(QLineF(box.left() + at, box.bottom(),
                                          box.left() + at + box.height(), box.top()))  # fmt: skip
            at += _HATCH
        self._painter.restore()

    def _more(self, day: date, count: int) -> None:
        places, column = self._places, self._places.column(day)
        box = QRectF(column.left() + 13, places.top - places.line - 6, column.width() - 18,
                     places.line)  # fmt: skip
        self._line(box, f"and {count} more", middle=True)

    def _ring(self, box: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._palette.accent), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
