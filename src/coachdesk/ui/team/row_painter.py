"""Paints a row of the Team table once, so that scrolling only moves pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from coachdesk.desk.roster_rows import RosterRow
from coachdesk.ui import theme
from coachdesk.ui.team.columns import Ink, Part
from coachdesk.ui.team.model import RosterModel

PADDING = 12
_KEPT = 48  # pictures: more than the rows of any screen

Cells = Sequence[tuple[int, int, int]]  # column, left, width


def left_of(column: int) -> int:
    """The room left of a column's words: the first stands at the page's margin."""
    return theme.MARGIN if column == 0 else PADDING


class RowPainter:
    """Pictures of rows, kept until the row, the columns or the look change."""

    def __init__(self, model: RosterModel) -> None:
        self._model = model
        self._inks: dict[Ink, tuple[QFont, QFontMetrics, QColor]] = {}
        self._widths: dict[Part, int] = {}
        self._kept: dict[tuple[str, bool], tuple[RosterRow, QPixmap]] = {}

    def forget_look(self) -> None:
        """Type or colours have changed."""
        self._inks.clear()
        self._widths.clear()
        self.forget_pictures()

    def forget_pictures(self) -> None:
        """The columns or the day have changed."""
        self._kept.clear()

    def width_of(self, parts: list[Part]) -> int:
        """How wide the words of a cell are."""
        return sum(map(self._width, parts))

    def picture(
        self, row: RosterRow, cells: Cells, size: QSize, ratio: float, *, selected: bool
    ) -> QPixmap:
        """The row as it stands, painted when it is first asked for."""
        kept, picture = self._kept.get((row.id, selected), (None, None))
        if picture is None or kept is not row:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            picture = self._paint(row, cells, size, ratio, selected=selected)
            self._kept[(row.id, selected)] = (row, picture)
        return picture

    def _paint(
        self, row: RosterRow, cells: Cells, size: QSize, ratio: float, *, selected: bool
    ) -> QPixmap:
        palette, high = theme.current(), size.height()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(palette.selected if selected else palette.surface))
        painter = QPainter(picture)
        painter.fillRect(0, high - 1, size.width(), 1, QColor(palette.hairline))
        for at, left, width in cells:
            column = self._model.columns[at]
            room = QRect(left + left_of(at), 0, width - left_of(at) - PADDING, high - 1)
            self._paint_parts(
                painter, column.parts(row, self._model.today), room, right=column.right
            )
        painter.end()
        return picture

    def _paint_parts(
        self, painter: QPainter, parts: list[Part], box: QRect, *, right: bool
    ) -> None:
        left = max(box.left(), box.right() + 1 - self.width_of(parts)) if right else box.left()
        for part in parts:
            text, width, room = part[0], self._width(part), box.right() + 1 - left
            font, metrics, colour = self._ink(part[1])
            if width > room:
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            painter.setFont(font)
            painter.setPen(colour)
            where = QRect(left, box.top(), max(0, room), box.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)
            left += width

    def _width(self, part: Part) -> int:
        if part not in self._widths:
            self._widths[part] = self._ink(part[1])[1].horizontalAdvance(part[0])
        return self._widths[part]

    def _ink(self, ink: Ink) -> tuple[QFont, QFontMetrics, QColor]:
        if ink not in self._inks:
            palette = theme.current()
            weight = {"name": palette.medium, "newest": 700}.get(ink, palette.regular)
            colours = {"muted": palette.muted, "warn": palette.warn, "bad": palette.bad}
            colour = colours.get(ink, palette.text)
            font = theme.font("text", weight)
            font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width
            self._inks[ink] = (font, QFontMetrics(font), QColor(colour))
        return self._inks[ink]
