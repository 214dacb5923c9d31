"""A skill's trend as it stands, small, on a rep's page: its words, its picture, its sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.charts import of_trend
from coachdesk.domain.periods import Period
from coachdesk.domain.trend import Trend
from coachdesk.ui.charts.skill_plot import SkillPlot
from coachdesk.ui.kit import ElidedLabel, label


class SkillChart(QWidget):
    """Title and n above, the finding below; choosing a point tells the call it came from."""

    call_chosen = Signal(str)

    def __init__(
        self, trend: Trend, first_name: str = "", *, period: Period | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._title, self._size = ElidedLabel("", "heading"), ElidedLabel("", "hint")
        self._sentence = label("", "hint")
        self._sentence.setWordWrap(True)
        self.plot = SkillPlot(small=True)
        self.plot.call_chosen.connect(self.call_chosen)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._size, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot)
        column.addWidget(self._sentence)
        self.show_trend(trend, first_name, period=period)

    def show_trend(
        self, trend: Trend, first_name: str = "", *, period: Period | None = None
    ) -> None:
        """Draw another trend in the same place."""
        chart = of_trend(trend, first_name)
        self._title.setText(chart.title)
        self._size.setText(chart.size)
        self._sentence.setText(chart.finding)
        own = f"{first_name}’s own" if first_name else "own"
        self.plot.show_trend(chart, trend, period, own=own)
