"""The team: where coaching time went, where everybody stands, and what was kept."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.progress_settings import TARGETS
from coachdesk.desk.progress_team import TeamProgress
from coachdesk.domain.charts import of_attention, of_kept, of_spans, of_team_skills
from coachdesk.domain.charts_of_talks import delay_lines, of_delays
from coachdesk.domain.periods import Period
from coachdesk.domain.tier import TIERS
from coachdesk.ui.charts.attention import attention_bars
from coachdesk.ui.charts.bars import BarPlot
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.charts.grid import CardGrid
from coachdesk.ui.charts.heat import HeatMap
from coachdesk.ui.charts.shares import SharePlot
from coachdesk.ui.charts.tallies import Line, TallyPlot
from coachdesk.ui.progress.team_pictures import (
    kept_lines,
    skill_tiles,
    span_bars,
)


class TeamPage(QWidget):
    """Five cards."""

    target_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans, self._attention = BarPlot(), SharePlot()
        self._skills, self._kept = HeatMap(), TallyPlot()
        self._delays = TallyPlot()
        plots = (self._spans, self._attention, self._skills, self._kept, self._delays)
        self.cards = [ChartCard(plot) for plot in plots]
        self._targets = self._target_actions()
        self.cards[1].own_actions = self._targets
        self._grid = CardGrid()
        self._grid.show_cards(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)

    def show_progress(self, progress: TeamProgress, today: date) -> None:
        """Draw the team's history."""
        spans, attention, skills, kept, debriefs = self.cards
        chart = of_spans(progress.spans, weekly=progress.weekly)
        bars, look = span_bars(progress.spans, weekly=progress.weekly)
        spans.show_chart(chart)
        axis = Period(bars[0].period.first, bars[-1].period.last)
        self._spans.show_bars(chart, bars, axis, look)
        chart = of_attention(progress.attention)
        attention.show_chart(chart)
        self._attention.show_shares(chart, attention_bars(progress.attention), TIERS)
        chart = of_team_skills(progress.latest, today)
        skills.show_chart(chart)
        tiles = skill_tiles(progress.latest, today)
        self._skills.show_tiles(chart, progress.reps, progress.skills, tiles)
        chart = of_kept(progress.kept, progress.reasons, progress.tallies)
        kept.show_chart(chart)
        lines = kept_lines(progress.kept, progress.reasons, progress.tallies)
        self._kept.show_lines(chart, lines)
        chart = of_delays(progress.delays)
        debriefs.show_chart(chart)
        self._delays.show_lines(chart, [Line(*line) for line in delay_lines(progress.delays)])
        wanted = tuple(row.target for row in progress.attention[:3])
        for action, target in zip(self._targets, TARGETS.values(), strict=True):
            action.setChecked(target == wanted)

    def _target_actions(self) -> list[QAction]:
        group = QActionGroup(self)
        for split in TARGETS:
            action = group.addAction(QAction(f"Target {split}", self, checkable=True))
            action.triggered.connect(self._choosing(split))
        return group.actions()

    def _choosing(self, split: str) -> Callable[[], None]:
        return lambda: self.target_chosen.emit(split)
