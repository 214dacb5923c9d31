"""What the page shows: the figures in words, a line a rep, four charts and the weeks' time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.attention import Weeks
from coachdesk.desk.progress_settings import TARGETS
from coachdesk.domain.charts import of_attention
from coachdesk.domain.charts_of_time import of_quarter_weeks, of_rates, of_span, span_tip
from coachdesk.domain.findings import clock
from coachdesk.domain.kept import Planned
from coachdesk.domain.numbers import Numbers, shown
from coachdesk.domain.periods import Period
from coachdesk.domain.span import SESSIONS, Load
from coachdesk.domain.spent import Spent
from coachdesk.domain.tier import TIERS
from coachdesk.ui.charts.attention import attention_bars
from coachdesk.ui.charts.bars import BarPlot
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.charts.grid import CardGrid
from coachdesk.ui.charts.sentence import Sentence
from coachdesk.ui.charts.shares import SharePlot
from coachdesk.ui.charts.tallies import TallyPlot
from coachdesk.ui.kit import Card, label, wrapped
from coachdesk.ui.numbers.pictures import load_lines, rate_lines, week_bars
from coachdesk.ui.numbers.rep_table import RepTable
from coachdesk.ui.numbers.time_table import TimeTable
from coachdesk.ui.numbers.told_card import ToldCard


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page draws."""

    numbers: Numbers
    planned: Sequence[Planned]
    weeks: Weeks
    load: Load
    time: Sequence[Spent]
    today: date


class NumbersPage(QWidget):
    """Scrolls up and down; the reps at the head, the time at the foot."""

    target_chosen = Signal(str)
    session_chosen = Signal(int)
    time_typed = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reps, self.time = RepTable(), TimeTable()
        self.time.typed.connect(self.time_typed)
        self._words = Sentence()
        self._rates, self._split = TallyPlot(), SharePlot()
        self._weeks, self._load = BarPlot(), TallyPlot()
        self.cards = [ChartCard(plot) for plot in (self._split, self._weeks, self._rates,
                                                   self._load)]  # fmt: skip
        self._targets = _choices(
            self, {split: f"Target {split}" for split in TARGETS}, self.target_chosen.emit
        )
        self._sessions = _choices(
            self, {much: f"Each turn of a cadence brings {clock(much)}" for much in SESSIONS},
            self.session_chosen.emit,
        )  # fmt: skip
        self.cards[0].own_actions = list(self._targets.values())
        self.cards[3].own_actions = list(self._sessions.values())
        self._grid = CardGrid()
        self.texts = ToldCard()
        self._grid.show_cards(self.cards, self._foot(), self._head())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)

    def show_numbers(self, shown_now: Shown, *, ratings: bool) -> None:
        """Draw all of it."""
        numbers = shown_now.numbers
        self._words.setText(" · ".join(numbers.sentences[:-1]).replace(" %", "\u00a0%"))
        self.reps.show_lines(shown(numbers, ratings=ratings))
        self._show_split(numbers)
        self._show_weeks(shown_now.weeks)
        self._show_rates(shown_now.planned)
        self._show_load(shown_now.load)
        self.texts.show_texts(numbers.told, shown_now.today)
        self.time.show_weeks(shown_now.time, shown_now.today)
        unsorted = sum(week.unsorted for week in shown_now.time)
        self._unsorted.setText(f"{unsorted / 60:.1f} h of busy time have no category yet")
        self._unsorted.setVisible(unsorted > 0)

    def _show_split(self, numbers: Numbers) -> None:
        chart = of_attention(numbers.split)
        self.cards[0].show_chart(chart)
        self._split.show_shares(chart, attention_bars(numbers.split), TIERS)
        wanted = tuple(row.target for row in numbers.split[:3])
        for split, action in self._targets.items():
            action.setChecked(TARGETS[str(split)] == wanted)

    def _show_weeks(self, weeks: Weeks) -> None:
        chart = of_quarter_weeks(weeks.rows, weeks.quarters)
        bars, look = week_bars(weeks.rows)
        self.cards[1].show_chart(chart)
        axis = Period(bars[0].period.first, bars[-1].period.last)
        self._weeks.show_bars(chart, bars, axis, look)

    def _show_rates(self, planned: Sequence[Planned]) -> None:
        chart = of_rates(planned)
        self.cards[2].show_chart(chart)
        self._rates.show_lines(chart, rate_lines(planned))

    def _show_load(self, load: Load) -> None:
        chart = of_span(load)
        self.cards[3].show_chart(chart)
        self.cards[3].setToolTip(span_tip(load))
        for much, action in self._sessions.items():
            action.setChecked(much == load.session)
        self._load.show_lines(chart, load_lines(load))

    def _head(self) -> QWidget:
        card = _Wide("By rep", " ")
        card.body.addWidget(self._words)
        card.body.addWidget(self.reps)
        return card

    def _foot(self) -> QWidget:
        card = _Wide("Where your time went", "h:mm a week; * corrected by hand")
        card.body.addWidget(
            wrapped(
                "From calls, field days and the calendar. Driving is travel, never coaching. "
                "Type over a figure to correct it.",
                "hint",
            )
        )
        card.body.addWidget(self.time)
        self._unsorted = label("", "hint")
        card.body.addWidget(self._unsorted)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.texts)
        column.addWidget(card)
        return foot


class _Wide(Card):
    """A card over both columns of the grid."""

    @override
    def hasHeightForWidth(self) -> bool:
        """No: a grid that asks for heights by width forgets how high the tables must be."""
        return False


def _choices(
    parent: QWidget, words: dict[object, str], chosen: Callable[[object], None]
) -> dict[object, QAction]:
    """Actions of which one holds; each tells what it stands for."""
    group = QActionGroup(parent)
    made = {}
    for value, text in words.items():
        made[value] = group.addAction(QAction(text, parent, checkable=True))
        made[value].triggered.connect(partial(chosen, value))
    return made
