"""The cards of one rep's view: pictures, quotations, what was agreed."""

from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.one_rep import SharedRecord
from coachdesk.desk.quotation import OWN_WORDS, Quotation, Quote
from coachdesk.domain.charts import Chart, of_quotas, of_trend
from coachdesk.domain.days import MONTH_NAMES
from coachdesk.domain.goals import Goal
from coachdesk.domain.periods import whole_months
from coachdesk.ui import theme
from coachdesk.ui.charts.bars import BarPlot
from coachdesk.ui.charts.plot import Plot
from coachdesk.ui.charts.sentence import Sentence
from coachdesk.ui.charts.skill_plot import SkillPlot
from coachdesk.ui.kit import Card
from coachdesk.ui.progress.rep_pictures import QUOTA_LOOK, quota_bars
from coachdesk.ui.step.row import due_said

_LEAST = 150  # pixels of a picture's height
_REPS = {"question", OWN_WORDS}  # marks of what the rep said
_SAID = _REPS | {"customer"}


class PictureCard(Card):
    """Title, n, the finding, the picture; nothing that could be saved or followed."""

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(" ", " ", parent)
        self.plot = plot
        plot.setMinimumHeight(round(_LEAST * theme.sizes().scale))  # all on one screen
        self._sentence = Sentence()
        self.body.setSpacing(2)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(8)
        self.body.addWidget(plot, 1)

    def show_chart(self, chart: Chart) -> None:
        """Say the chart's words; its plot was given its data already."""
        self.title.setText(chart.title)
        self.detail.setText(chart.size)
        self._sentence.setText(chart.finding)

    @override
    def hasHeightForWidth(self) -> bool:
        """No: a grid that asks for heights by width forgets how high pictures must be."""
        return False


class SkillCard(PictureCard):
    """One skill of the rep's, the coach's ratings and the rep's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._skill = SkillPlot()
        super().__init__(self._skill, parent)

    def show_record(self, record: SharedRecord, skill: int) -> None:
        """Draw the skill of that place in the record."""
        trend, name = record.trends[skill], record.rep.first_name
        chart = of_trend(trend, name)
        self.show_chart(chart)
        self._skill.show_trend(chart, trend, whole_months(record.period), own=f"{name}’s own")


class QuotaCard(PictureCard):
    """What was reached of each quota."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._bars = BarPlot()
        super().__init__(self._bars, parent)

    def show_record(self, record: SharedRecord) -> None:
        """Draw the quotas of the record."""
        chart, axis = of_quotas(record.quotas), whole_months(record.period)
        self.show_chart(chart)
        self._bars.show_bars(chart, quota_bars(record.quotas, axis), axis, QUOTA_LOOK)


def agreed_lines(record: SharedRecord, today: date) -> list[tuple[str, str]]:
    """What was agreed and is still to be done, then what was kept."""
    lines = [(goal.words, _standing(goal, today)) for goal in record.goals]
    for step in record.steps:
        who = "I" if step.mine else record.rep.first_name
        lines.append(
            (step.what, " · ".join(filter(None, (who, due_said(step, today), step.how_seen))))
        )
    return [*lines, (record.kept, "")] if record.kept else lines


def _standing(goal: Goal, today: date) -> str:
    """How far a goal is; one that is only proposed says so."""
    state = {"proposed": "proposed", "maintenance": "reached"}.get(goal.state, "")
    return " · ".join(filter(None, (state, goal.standing(today))))


def quote_title(quotation: Quotation) -> tuple[str, str]:
    """Whose words they are, where that is known; else of which skill."""
    if {quotation.then.mark, quotation.now.mark} <= _REPS:
        return "In your words", "then and now"
    return "Then and now", quotation.now.skill


def quote_lines(quotation: Quotation, today: date) -> list[tuple[str, str]]:
    """Then and now, each with its day and the account."""
    return [(_quoted(quote), _where(quote, today)) for quote in (quotation.then, quotation.now)]


def _quoted(quote: Quote) -> str:
    """What somebody said, in quotation marks; what was seen, without."""
    return f"“{quote.text}”" if quote.mark in _SAID else quote.text


def _where(quote: Quote, today: date) -> str:
    year = "" if quote.on.year == today.year else f" {quote.on.year}"
    day = f"{quote.on.day} {MONTH_NAMES[quote.on.month - 1]}{year}"
    return f"{day}, {quote.account}" if quote.account else day
