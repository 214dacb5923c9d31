"""The quiet ground of pictures in time: levels, dates below, and one line of marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from coachdesk.domain.periods import Period
from coachdesk.ui.charts.ink import LABEL, Ink, Side
from coachdesk.ui.charts.scales import Dates, Tick

_DATES, _KEYS, _HEAD, _RIGHT = 22.0, 24.0, 8.0, 10.0
_TICK_ROOM = 56.0


@dataclass(frozen=True, slots=True)
class Key:
    """One sign and its word, for the line of marks."""

    text: str
    sign: Callable[[QPointF], None]


def inner(ink: Ink, area: QRectF, labels: Sequence[str], *, keys: bool) -> QRectF:
    """Where the picture itself goes, once labels, dates and marks have their room."""
    left = max((ink.width(text) for text in labels), default=0) + 14 * ink.scale
    below = (_DATES + (_KEYS if keys else 0)) * ink.scale
    return area.adjusted(max(left, 30 * ink.scale), _HEAD * ink.scale, -_RIGHT * ink.scale, -below)


def draw_levels(ink: Ink, box: QRectF, ticks: Sequence[Tick]) -> None:
    """Hairlines across, each with its label on the left."""
    for tick in ticks:
        ink.level(tick.at, box.left(), box.right())
        label = QRectF(0, tick.at - 9 * ink.scale, box.left() - 8 * ink.scale, 18 * ink.scale)
        ink.words(label, tick.text, side=Side.AlignRight)


def draw_dates(ink: Ink, box: QRectF, period: Period) -> Dates:
    """Labels below the picture; the scale that they stand on."""
    dates = Dates(period, box.left(), box.right())
    for tick in dates.ticks(_TICK_ROOM * ink.scale):
        wide = ink.width(tick.text) + 2
        at = min(tick.at, box.right() - wide)
        ink.words(QRectF(at, box.bottom() + 6 * ink.scale, wide, 16 * ink.scale), tick.text)
    return dates


def draw_keys(ink: Ink, area: QRectF, left: float, keys: Sequence[Key]) -> None:
    """What the signs mean, on one line at the foot, as far as there is room."""
    y, at = area.bottom() - 9 * ink.scale, left
    for key in keys:
        wide = ink.width(key.text, LABEL + 1) + 2
        if at + wide + 16 * ink.scale > area.right():
            return
        key.sign(QPointF(at + 5 * ink.scale, y))
        words = QRectF(at + 15 * ink.scale, y - 9 * ink.scale, wide, 18 * ink.scale)
        ink.words(words, key.text, size=LABEL + 1)
        at += wide + 29 * ink.scale


def swatch(ink: Ink, series: int) -> Callable[[QPointF], None]:
    """The sign of a series: a small block of it."""
    side = 9 * ink.scale
    return lambda at: ink.block(QRectF(at.x() - side / 2, at.y() - side / 2, side, side), series)
