"""One rep: skill trends, coaching days, quota, deals and what was noted, on one time axis."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.progress import RepProgress
from coachdesk.domain.charts import of_days, of_entries, of_quotas, of_results, of_trend
from coachdesk.domain.charts_of_talks import delay_lines, of_delays
from coachdesk.domain.delays import Delays
from coachdesk.domain.periods import whole_months
from coachdesk.domain.self_view import LENIENCY
from coachdesk.domain.trend import Trend
from coachdesk.ui.charts.bars import BarPlot, Look
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.charts.grid import CardGrid
from coachdesk.ui.charts.skill_plot import SkillPlot
from coachdesk.ui.charts.tallies import Line, TallyPlot
from coachdesk.ui.kit import label
from coachdesk.ui.kit.lines_card import LinesCard
from coachdesk.ui.progress.rep_pictures import (
    ENTRY_LOOK,
    QUOTA_LOOK,
    day_bars,
    entry_bars,
    quota_bars,
    result_bars,
)

NO_DELAYS = Delays(())
_FIRST_SKILLS = 2  # so many trends stand above the rest


class RepPage(QWidget):
    """Cards; a skill's card is made when the skill is first shown, and kept."""

    card_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skills: dict[str, tuple[ChartCard, SkillPlot]] = {}
        self._days, self._quotas = BarPlot(), BarPlot()
        self._results, self._entries = BarPlot(), BarPlot()
        self._delays = TallyPlot()
        self._bar_cards: list[ChartCard] = []
        self._shown: list[ChartCard] = []
        self._grid = CardGrid()
        self.apart = LinesCard("Seen differently", "for you alone")
        self._unrated = label("", "hint")
        self._unrated.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grid)

    @property
    def cards(self) -> list[ChartCard]:
        """What is shown now, in its order."""
        return self._shown

    def show_progress(
        self,
        progress: RepProgress,
        first_name: str,
        apart: Sequence[tuple[str, str]] = (),
        delays: Delays = NO_DELAYS,
    ) -> None:
        """Draw a rep's history; `apart`: skills that the rep sees otherwise, and how."""
        if not self._bar_cards:
            self._bar_cards = [
                self._new_card(plot)
                for plot in (self._days, self._quotas, self._results, self._entries, self._delays)
            ]
        self._show_bars(progress)
        chart = of_delays(delays)
        self._bar_cards[-1].show_chart(chart)
        self._delays.show_lines(chart, [Line(*line) for line in delay_lines(delays)])
        quotas = self._bar_cards[1]
        rated = [trend for trend in progress.trends if trend.ratings]
        cards = [self._skill_card(trend, progress, first_name) for trend in rated]
        bars = [card for card in self._bar_cards if card is not quotas or progress.quotas]
        self._shown = [*cards[:_FIRST_SKILLS], *bars, *cards[_FIRST_SKILLS:]]
        shown: list[QWidget] = list(self._shown)
        if apart:
            self.apart.show_lines([*apart, (LENIENCY, "")])
            shown.insert(len(cards[:_FIRST_SKILLS]), self.apart)
        self._grid.show_cards(shown, self._unrated)
        others = [trend.skill for trend in progress.trends if not trend.ratings]
        self._unrated.setText(f"Not rated in this period: {', '.join(others)}")
        self._unrated.setVisible(bool(others))

    def _show_bars(self, progress: RepProgress) -> None:
        days, quotas, results, entries, _ = self._bar_cards
        chart, axis = of_days(progress.calls), whole_months(progress.period)
        days.show_chart(chart)
        self._days.show_bars(chart, day_bars(progress.calls), axis, Look())
        chart = of_quotas(progress.quotas)
        quotas.show_chart(chart)
        self._quotas.show_bars(chart, quota_bars(progress.quotas, axis), axis, QUOTA_LOOK)
        chart = of_results(progress.results)
        results.show_chart(chart)
        self._results.show_bars(chart, result_bars(progress.results), axis, Look())
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

    def _new_card(self, plot: SkillPlot | BarPlot | TallyPlot) -> ChartCard:
        card = ChartCard(plot, self)
        card.hide()
        self.card_made.emit(card)
        return card
