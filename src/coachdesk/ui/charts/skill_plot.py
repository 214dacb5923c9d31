"""A skill in time: a rating is a point at its date, and points are never joined."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.domain.days import MONTHS, listed
from coachdesk.domain.periods import Period
from coachdesk.domain.trend import DISPUTED, Rating, Trend
from coachdesk.ui.charts.frame import Key, draw_dates, draw_keys, draw_levels, inner
from coachdesk.ui.charts.ink import FIGURE, Ink, Side
from coachdesk.ui.charts.plot import Mark, Plot
from coachdesk.ui.charts.scales import Dates, Tick

_APART = 5.0  # between ratings that share day and level
_REACH = 6.0
_SMALL_LEVELS, _LEVELS = (1, 3, 5), (1, 2, 3, 4, 5)


class SkillPlot(Plot):
    """Ratings, the stepped line of their medians, the rep's own, and the days of coaching."""

    def __init__(self, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._trend = Trend("", "")
        self._own = "own"
        self._days: Sequence[date] = ()
        self._period: Period | None = None

    def show_trend(
        self, chart: Chart, trend: Trend, period: Period | None = None,
        days: Sequence[date] = (), own: str = "own",
    ) -> None:  # fmt: skip
        """Draw a trend; without a period, from its first rating to its last."""
        self._trend, self._days, self._own = trend, days, own
        self._period = period or _extent(trend)
        self.tell(chart)

    @override
    def wanted_height(self) -> int:
        return 110 if self._small else 190

    @override
    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        keys = [] if self._small else self._keys(ink)
        box = inner(ink, area, ("5",), keys=bool(keys))
        step = (box.height() - 12) / 4

        def y(level: int) -> float:
            return box.bottom() - 6 - (level - 1) * step

        levels = _SMALL_LEVELS if self._small else _LEVELS
        draw_levels(ink, box, [Tick(y(level), str(level)) for level in levels])
        if self._period is None:
            return []
        dates = draw_dates(ink, box, self._period)
        for on in self._days:
            foot = QPointF(dates.middle(on), box.bottom() + 4)
            ink.rule(foot, foot - QPointF(0, 6), colour=ink.palette.muted, width=1.4)
        self._draw_lines(ink, dates, y)
        draw_keys(ink, area, box.left(), keys)
        return self._draw_points(ink, dates, y)

    def _draw_lines(self, ink: Ink, dates: Dates, y: Callable[[int], float]) -> None:
        for line in self._trend.lines:
            before: QPointF | None = None
            for step in line:
                start = QPointF(dates.middle(step.first), y(step.level))
                end = QPointF(dates.middle(step.last), y(step.level))
                if before is not None:
                    ink.rule(before, start, colour=ink.palette.accent, width=2)
                ink.rule(start, end, colour=ink.palette.accent, width=2)
                before = end

    def _draw_points(self, ink: Ink, dates: Dates, y: Callable[[int], float]) -> list[Mark]:
        drawn = [(rating, shown) for rating in self._trend.ratings if (shown := _shown(rating))]
        together = Counter((rating.on, shown) for rating, shown in drawn)
        before: Counter[tuple[date, int]] = Counter()
        marks = []
        for rating, shown in drawn:
            place = rating.on, shown
            aside = (before[place] - (together[place] - 1) / 2) * _APART
            before[place] += 1
            x = dates.middle(rating.on) + aside
            if rating.own is not None:
                ink.diamond(QPointF(x, y(rating.own)))
            if rating.level is not None:
                ink.point(QPointF(x, y(rating.level)), hollow=not rating.in_line)
                if rating.disputed_on:
                    _disputed(ink, QPointF(x, y(rating.level) + 13 * ink.scale))
            box = QRectF(x - _REACH, y(shown) - _REACH, 2 * _REACH, 2 * _REACH)
            marks.append(Mark(box, self._tip(rating), rating.call_id))
        return marks

    def _tip(self, rating: Rating) -> str:
        on = f"{rating.on.day} {MONTHS[rating.on.month - 1]} {rating.on.year}"
        head = f"{on}, {rating.account}" if rating.account else on
        levels = [f"{self._trend.skill} {rating.level}"] if rating.level is not None else []
        levels += [f"{self._own} {rating.own}"] if rating.own is not None else []
        disputed = f"disputed {listed(rating.disputed_on, rating.on)}" if rating.disputed_on else ""
        changed = f"changed after the talk, as the {rating.asked_by} asked"
        parts = (head, ", ".join(levels), _kind(rating), disputed,
                 changed if rating.asked_by else "")  # fmt: skip
        return "\n".join(part for part in parts if part)

    def _keys(self, ink: Ink) -> list[Key]:
        ratings = self._trend.ratings
        keys = []
        if any(rating.in_line for rating in ratings):
            keys.append(Key("rating", ink.point))
        if any(rating.level is not None and not rating.in_line for rating in ratings):
            keys.append(Key("outside the line", lambda at: ink.point(at, hollow=True)))
        if any(rating.own is not None for rating in ratings):
            keys.append(Key(self._own, lambda at: ink.diamond(at, 5)))
        if any(rating.disputed_on for rating in ratings):
            keys.append(Key("disputed", lambda at: _disputed(ink, at)))
        if self._days:
            keys.append(Key("coaching day", lambda at: _upright(ink, at)))
        return keys


def _shown(rating: Rating) -> int | None:
    """The level that a rating stands at: the coach's, else the rep's own."""
    return rating.level if rating.level is not None else rating.own


def _kind(rating: Rating) -> str:
    parts = [] if rating.role == "coaching" and not rating.role_corrected else [rating.role]
    parts += [rating.role_corrected] if rating.role_corrected else []
    return ", ".join(parts + (["from memory"] if rating.from_memory else []))


def _disputed(ink: Ink, at: QPointF) -> None:
    """Below the point it belongs to, so that the rep's own above or below stays in sight."""
    box = QRectF(0, 0, 14 * ink.scale, 14 * ink.scale)
    box.moveCenter(at)
    ink.words(box, DISPUTED, size=FIGURE, colour=ink.palette.text, weight=600,
              side=Side.AlignHCenter)  # fmt: skip


def _upright(ink: Ink, at: QPointF) -> None:
    half = QPointF(0, 4)
    ink.rule(at - half, at + half, colour=ink.palette.muted, width=1.4)


def _extent(trend: Trend) -> Period | None:
    if not trend.ratings:
        return None
    first, last = trend.ratings[0].on, trend.ratings[-1].on
    return Period(min(first, last - timedelta(28)), last)
