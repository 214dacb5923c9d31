"""Stacked bars in time: weeks by tier, months by what came in or was noted, days by calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.domain.periods import Period
from coachdesk.ui.charts.frame import Key, draw_dates, draw_keys, draw_levels, inner, swatch
from coachdesk.ui.charts.ink import LABEL, Ink, Side
from coachdesk.ui.charts.plot import Mark, Plot
from coachdesk.ui.charts.scales import Amounts, Dates, short

_GAP = 2.0  # between the pieces of a bar
_THIN, _WIDE = 3.0, 72.0  # how narrow and how wide a bar may be


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: how much of which series; a call's own part leads to the call."""

    amount: float
    series: int = 1
    tip: str = ""
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """What a stretch of days came to; without pieces it is a gap, which its tip explains."""

    period: Period
    pieces: tuple[Piece, ...]
    tip: str
    label: str = ""
    before: float | None = None  # what it is measured against: a short line across it

    @property
    def amount(self) -> float:
        """Its height."""
        return sum(piece.amount for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Look:
    """How bars are read: their series, unit, quarter ends, and a line to be measured against."""

    series: tuple[tuple[int, str], ...] = ()
    said: Callable[[float], str] = short
    quarter_ends: tuple[date, ...] = ()
    line: float | None = None


class BarPlot(Plot):
    """Bars over a period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._period: Period | None = None
        self._look = Look()

    def show_bars(self, chart: Chart, bars: Sequence[Bar], period: Period, look: Look) -> None:
        """Draw these bars on the dates of a period."""
        self._bars, self._period, self._look = bars, period, look
        self.tell(chart)

    @override
    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        if self._period is None:
            return []
        look = self._look
        most = max([max(bar.amount, bar.before or 0) for bar in self._bars] + [look.line or 0])
        keys = self._keys(ink)
        rough = Amounts(most, 0, 100, look.said)
        box = inner(ink, area, [tick.text for tick in rough.ticks()], keys=bool(keys))
        if any(bar.label for bar in self._bars):
            box.adjust(0, 12 * ink.scale, 0, 0)
        amounts = Amounts(most, box.top(), box.bottom(), look.said)
        draw_levels(ink, box, amounts.ticks())
        dates = draw_dates(ink, box, self._period)
        for on in look.quarter_ends:
            x = round(dates.start(on + timedelta(1))) - 0.5
            ink.rule(QPointF(x, box.top() - 4), QPointF(x, box.bottom()),
                     colour=ink.palette.muted, dashed=True)  # fmt: skip
        if look.line is not None:
            ink.level(amounts.y(look.line), box.left(), box.right(), dashed=True)
        draw_keys(ink, area, box.left(), keys)
        return [mark for bar in self._bars for mark in self._draw(ink, bar, dates, amounts)]

    def _draw(self, ink: Ink, bar: Bar, dates: Dates, amounts: Amounts) -> list[Mark]:
        start, end = dates.start(bar.period.first), dates.start(bar.period.last + timedelta(1))
        wide = min(max((end - start) * 0.72, _THIN), _WIDE * ink.scale)
        left = (start + end - wide) / 2
        base, marks = amounts.bottom, []
        for piece in (piece for piece in bar.pieces if piece.amount > 0):
            top = base - (amounts.bottom - amounts.y(piece.amount))
            gap = _GAP if base < amounts.bottom and base - top > _GAP else 0
            box = QRectF(left, top, wide, max(base - gap - top, 0.8))
            ink.block(box, piece.series if self._look.series else ink.only_series)
            if piece.tip:
                marks.append(Mark(box, piece.tip, piece.call_id))
            base = top
        if bar.label:
            room = QRectF(start - 8, base - 16 * ink.scale, end - start + 16, 14 * ink.scale)
            if ink.width(bar.label) <= end - start + 4:
                ink.words(room, bar.label, colour=ink.palette.text, side=Side.AlignHCenter)
        if bar.before is not None:
            y = amounts.y(bar.before)
            ink.rule(QPointF(start, y), QPointF(end, y), colour=ink.palette.text, dashed=True)
        whole = QRectF(left, base, wide, amounts.bottom - base)
        return marks or [Mark(whole, bar.tip)]

    def _keys(self, ink: Ink) -> list[Key]:
        keys = [Key(name, swatch(ink, series)) for series, name in self._look.series]
        if self._look.quarter_ends:
            keys.append(Key("quarter end", lambda at: _dashed(ink, at)))
        return keys


def _dashed(ink: Ink, at: QPointF) -> None:
    half = QPointF(0, LABEL / 2)
    ink.rule(at - half, at + half, colour=ink.palette.muted, dashed=True)
