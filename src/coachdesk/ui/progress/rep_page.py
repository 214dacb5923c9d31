"""One rep: each skill's trend, coaching days, results and what was noted, on one time axis."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.progress import RepProgress
from coachdesk.domain.charts import of_days, of_entries, of_results, of_trend
from coachdesk.domain.periods import whole_months
from coachdesk.domain.trend import Trend
from coachdesk.ui.charts.bars import BarPlot, Look
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.charts.skill_plot import SkillPlot
from coachdesk.ui.kit import label
from coachdesk.ui.progress.grid import CardGrid
from coachdesk.ui.progress.rep_pictures import ENTRY_LOOK, day_bars, entry_bars, result_bars

_FIRST_SKILLS = 2  # so many trends stand above the rest


class RepPage(QWidget):
    """Cards; a skill's card is made when the skill is first shown, and kept."""

    card_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skills: dict[str, tuple[ChartCard, SkillPlot]] = {}
        self._days, self._results, self._entries = BarPlot(), BarPlot(), BarPlot()
        self._bar_cards: list[ChartCard] = []
        self._grid = CardGrid()
        self._unrated = label("", "hint")
        self._unrated.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grid)

    @property
    def cards(self) -> list[ChartCard]:
        """Those of skills first, then days, results and entries."""
        return [card for card, _ in self._skills.values()] + self._bar_cards

    def show_progress(self, progress: RepProgress, first_name: str) -> None:
        """Draw a rep's history."""
        if not self._bar_cards:
            self._bar_cards = [
                self._new_card(plot) for plot in (self._days, self._results, self._entries)
            ]
        self._show_bars(progress)
        rated = [trend for trend in progress.trends if trend.ratings]
        cards: list[QWidget] = [self._skill_card(trend, progress, first_name) for trend in rated]
        ordered = [*cards[:_FIRST_SKILLS], *self._bar_cards, *cards[_FIRST_SKILLS:]]
        self._grid.show_cards(ordered, self._unrated)
        others = [trend.skill for trend in progress.trends if not trend.ratings]
        self._unrated.setText(f"Not rated in this period: {', '.join(others)}")
        self._unrated.setVisible(bool(others))

    def _show_bars(self, progress: RepProgress) -> None:
        days, results, entries = self._bar_cards
        chart, axis = of_days(progress.calls), whole_months(progress.period)
        days.show_chart(chart)
        self._days.show_bars(chart, day_bars(progress.calls), axis, Look())
        chart = of_results(progress.results)
        results.show_chart(chart)
        bars, look = result_bars(progress.results)
        self._results.show_bars(chart, bars, axis, look)
        chart = of_entries(progress.entries)
        entries.show_chart(chart)
        self._entries.show_bars(chart, entry_bars(progress.entries), axis, ENTRY_LOOK)

    def _skill_card(self, trend: Trend, progress: RepProgress, first_name: str) -> ChartCard:
        if trend.skill_id not in self._skills:
            plot = SkillPlot()
            self._skills[trend.skill_id] = self._new_card(plot), plot
        card, plot = self._skills[trend.skill_id]
        chart = of_trend(trend, first_name)
        days = sorted({call.on for call in progress.calls})
        card.show_chart(chart)
        plot.show_trend(chart, trend, whole_months(progress.period), days, f"{first_name}’s own")
        return card

    def _new_card(self, plot: SkillPlot | BarPlot) -> ChartCard:
        card = ChartCard(plot)
        self.card_made.emit(card)
        return card
