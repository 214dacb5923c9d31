"""What charts are drawn with: words, rules, blocks and points in the palette's colours.

Sizes are pixels, text too, so that a painter that was scaled for paper keeps the proportions.
Hatching is drawn line by line: brushes with patterns become bitmaps in SVG and PDF.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from coachdesk.ui.theme import Palette

Side = Qt.AlignmentFlag
LABEL, FIGURE = 11.0, 12.5  # axis labels; figures in tiles and bars
_MIDDLE = Side.AlignVCenter
_HATCH = 6.0


class Ink:
    """A painter that knows the palette and the size of text."""

    def __init__(self, painter: QPainter, palette: Palette, scale: float = 1.0) -> None:
        self.painter, self.palette, self.scale = painter, palette, scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._family = QFont(painter.font())
        self._fonts: dict[tuple[float, int], tuple[QFont, QFontMetricsF]] = {}

    def font(self, size: float, weight: int | None = None) -> QFont:
        """The painter's own font in another size."""
        return self._font(size, weight)[0]

    def width(self, text: str, size: float = LABEL, weight: int | None = None) -> float:
        """How much room a text takes."""
        return self._font(size, weight)[1].horizontalAdvance(text)

    def _font(self, size: float, weight: int | None) -> tuple[QFont, QFontMetricsF]:
        wanted = size, weight or self.palette.regular
        if wanted not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(round(size * self.scale))
            font.setWeight(QFont.Weight(wanted[1]))
            self._fonts[wanted] = font, QFontMetricsF(font)
        return self._fonts[wanted]

    def words(
        self, box: QRectF, text: str, *, size: float = LABEL, colour: str = "",
        weight: int | None = None, side: Side = Side.AlignLeft,
    ) -> None:  # fmt: skip
        """One line of text in a box, upright in its middle, elided where it is too long."""
        font, metrics = self._font(size, weight)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour or self.palette.muted))
        line = " ".join(text.split())
        if metrics.horizontalAdvance(line) > box.width() + 1:
            line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width() + 1)
        self.painter.drawText(box, side | _MIDDLE | Qt.TextFlag.TextSingleLine, line)

    def rule(
        self, start: QPointF, end: QPointF, *, colour: str = "", width: float = 1,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A straight line, a hairline where nothing else is said."""
        pen = QPen(QColor(colour or self.palette.hairline), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([4, 3])
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def level(self, y: float, left: float, right: float, *, dashed: bool = False) -> None:
        """A hairline across the picture, on whole pixels."""
        self.rule(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5), dashed=dashed)

    @property
    def only_series(self) -> int:
        """What bars are drawn in where there is nothing to tell apart."""
        return 0 if self.palette.hatched else 1

    def block(self, box: QRectF, series: int) -> None:
        """A piece of a bar. The fourth series is always hatched; in sunlight the second too."""
        plain, hatched = self.palette.surface, self.palette.hatched
        edge = self.palette.text if hatched else self.palette.series[min(series, 2)]
        fill = plain if series == 3 or (hatched and series) else self.palette.series[series]
        self.fill(box, fill)
        if series == 3 or (hatched and series == 1):
            self.hatch(box, edge, width=1.6, rising=series == 1)
        if series == 3 or hatched:
            self.outline(box, edge)

    def on_block(self, box: QRectF, series: int, text: str) -> None:
        """A figure at the left of a piece of a bar, where it fits."""
        room, wide = box.adjusted(8, 0, -2, 0), self.width(text, FIGURE)
        if room.width() < wide:
            return
        hatched = series == 3 or (self.palette.hatched and series == 1)
        if hatched:
            plate = QRectF(0, 0, wide + 6, 18 * self.scale)
            plate.moveCenter(QPointF(room.left() + wide / 2, room.center().y()))
            self.fill(plate, self.palette.surface)
        dark = self.palette.text if series == 3 else self.palette.on_series[min(series, 2)]
        self.words(room, text, size=FIGURE, colour=dark)

    def fill(self, box: QRectF, colour: str, radius: float = 0) -> None:
        """A filled box without an edge."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(box, radius, radius)

    def outline(self, box: QRectF, colour: str, radius: float = 0, width: float = 1) -> None:
        """The edge of a box, inside it."""
        inset = width / 2
        self.painter.setPen(QPen(QColor(colour), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def hatch(self, box: QRectF, colour: str, *, width: float = 1, rising: bool = True) -> None:
        """Lines at 45° across a box, cut at its edges."""
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        high, wide = box.height(), box.width()
        start = -high
        while start < wide:
            a, b = max(start, 0.0), min(start + high, wide)
            up, down = (a - start, b - start) if rising else (high - a + start, high - b + start)
            self.painter.drawLine(
                QPointF(box.left() + a, box.bottom() - up),
                QPointF(box.left() + b, box.bottom() - down),
            )
            start += _HATCH

    def point(self, at: QPointF, *, hollow: bool = False, radius: float = 3.6) -> None:
        """A rating of the coach's."""
        self.painter.setPen(QPen(QColor(self.palette.accent), 1.6 if hollow else 0.1))
        self.painter.setBrush(QColor(self.palette.surface if hollow else self.palette.accent))
        self.painter.drawEllipse(at, radius * self.scale, radius * self.scale)

    def diamond(self, at: QPointF, radius: float = 7.5) -> None:
        """A rating of the rep's own: open, so that the coach's shows within."""
        far = radius * self.scale
        corners = [QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)]
        self.painter.setPen(QPen(QColor(self.palette.muted), 1.4))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
