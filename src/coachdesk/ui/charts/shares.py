"""Shares that make a hundred, one bar above the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.ui.charts.frame import Key, draw_keys, swatch
from coachdesk.ui.charts.ink import FIGURE, Ink
from coachdesk.ui.charts.plot import Mark, Plot

_HIGH, _STEP, _GAP = 28.0, 36.0, 2.0


@dataclass(frozen=True, slots=True)
class Shares:
    """A bar: its name and whole percentages, with what each says when asked."""

    name: str
    percents: tuple[int, ...]
    tips: tuple[str, ...]


class SharePlot(Plot):
    """Bars of shares in the order of the series."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Shares] = ()
        self._series: Sequence[str] = ()

    def show_shares(self, chart: Chart, bars: Sequence[Shares], series: Sequence[str]) -> None:
        """Draw these bars."""
        self._bars, self._series = bars, series
        self.tell(chart)

    @override
    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        names = max((ink.width(bar.name, FIGURE) for bar in self._bars), default=0)
        left = area.left() + names + 24 * ink.scale
        marks: list[Mark] = []
        for row, bar in enumerate(self._bars):
            top = area.top() + row * _STEP * ink.scale
            high = _HIGH * ink.scale
            ink.words(QRectF(area.left(), top, names + 8, high), bar.name, size=FIGURE,
                      colour=ink.palette.text)  # fmt: skip
            marks += _draw(ink, bar, QRectF(left, top, area.right() - left, high))
        foot = area.top() + (len(self._bars) * _STEP + 20) * ink.scale
        shown = [i for i, _ in enumerate(self._series) if any(b.percents[i] for b in self._bars)]
        draw_keys(ink, QRectF(area.left(), area.top(), area.width(), foot - area.top()), left,
                  [Key(self._series[i], swatch(ink, i)) for i in shown])  # fmt: skip
        return marks


def _draw(ink: Ink, bar: Shares, room: QRectF) -> list[Mark]:
    shown = [(i, share) for i, share in enumerate(bar.percents) if share]
    full = room.width() - _GAP * max(len(shown) - 1, 0)
    marks, at = [], room.left()
    for series, share in shown:
        box = QRectF(at, room.top(), full * share / 100, room.height())
        ink.block(box, series)
        ink.on_block(box, series, str(share))
        marks.append(Mark(box, bar.tips[series]))
        at = box.right() + _GAP
    return marks
