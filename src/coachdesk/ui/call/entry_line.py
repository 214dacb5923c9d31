"""One entry as it is painted: its sign, its words, what it was chosen as, for whom it is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from coachdesk.desk.call_entries import Entry
from coachdesk.ui import theme
from coachdesk.ui.call.stops import SIGNS, line_margin
from coachdesk.ui.kit import breakable
from coachdesk.ui.kit.audience import mark_width, mark_word, paint_mark

_SIDE, _SIGN, _CHIP_SIDE = 8, 14, 6
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap | _LEFT | Qt.AlignmentFlag.AlignTop


class EntryLine:
    """Measures and paints an entry in the look that was in force when it was made."""

    def __init__(self, entry: Entry, rep: str) -> None:
        self._entry = entry
        self._text = breakable(entry.text)
        self._sign, self._role, self._word = SIGNS.get(entry.mark or "", ("", "muted", ""))
        self._choice = entry.feedback or ""
        self._for = mark_word(entry.audience, rep)  # said and in the tip: a line has no room
        self._metrics = QFontMetrics(theme.font())
        self._mark = mark_width()
        self._chip = _chip_width(self._choice) if self._choice else 0
        self._small = _small_width(self._word) if self._word else 0
        ends = [theme.GAP + width for width in (self._mark, self._chip, self._small) if width]
        self._around = 2 * _SIDE + _indent() + sum(ends)  # what the words do not have

    @property
    def words(self) -> list[str]:
        """What it draws."""
        drawn = (self._sign, self._entry.text, self._word, self._choice)
        return [word for word in drawn if word]

    @property
    def said(self) -> str:
        """The whole as a screen reader says it."""
        entry = self._entry
        return ", ".join(filter(None, (entry.mark, entry.text, self._choice, self._for)))

    @property
    def mark_room(self) -> int:
        """How far from the right edge a press means the mark."""
        return self._mark + _SIDE

    def height(self, width: int) -> int:
        """What its words need in that width."""
        room = QRect(0, 0, width - self._around, 10_000)
        words = self._metrics.boundingRect(room, _WRAP, self._text).height()
        return words + 2 * line_margin()

    def paint(self, painter: QPainter, box: QRect) -> None:
        """Draw it into a box of its height."""
        palette = theme.current()
        inner = box.adjusted(_SIDE, line_margin(), -_SIDE, -line_margin())
        painter.setFont(theme.font("text", 600))
        painter.setPen(QColor(getattr(palette, self._role)))
        painter.drawText(inner, _LEFT, self._sign)
        painter.setFont(theme.font())
        painter.setPen(QColor(palette.text))
        words = inner.adjusted(_indent(), 0, 0, 0)
        words.setWidth(box.width() - self._around)
        painter.drawText(words, _WRAP, self._text)
        self._paint_ends(painter, inner)

    def _paint_ends(self, painter: QPainter, inner: QRect) -> None:
        """What stands at the end of the first line, from the right."""
        top, height = inner.top(), self._metrics.height()
        end = inner.right() + 1 - self._mark
        mark = QRect(end, top, self._mark, height)
        paint_mark(painter, mark, self._entry.audience)
        if self._choice:
            end -= theme.GAP + self._chip
            _paint_chip(painter, QRect(end, top, self._chip, height), self._choice)
        if self._word:
            end -= theme.GAP + self._small
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(QRect(end, top, self._small, height), _MIDDLE, self._word)


def _indent() -> int:
    """Where the words begin, behind the sign."""
    return round(_SIGN * theme.sizes().scale) + theme.GAP


def _small_width(word: str) -> int:
    return QFontMetrics(theme.font("small")).horizontalAdvance(word)


def _chip_font() -> QFont:
    font = theme.font("small", 600)
    font.setPointSizeF(theme.points(11 * theme.sizes().scale))
    return font


def _chip_width(word: str) -> int:
    return QFontMetrics(_chip_font()).horizontalAdvance(word) + 2 * _CHIP_SIDE


def _paint_chip(painter: QPainter, box: QRect, word: str) -> None:
    """As `kit.chip` looks."""
    palette = theme.current()
    painter.setPen(QColor(palette.hairline))
    painter.setBrush(QColor(palette.window))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(_chip_font())
    painter.setPen(QColor(palette.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
