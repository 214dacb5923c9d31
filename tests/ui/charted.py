"""A trend, and its picture in a window."""

from datetime import date, timedelta

from coachdesk.domain.charts import of_trend
from coachdesk.domain.trend import Rating, Trend
from coachdesk.ui.charts.skill_plot import SkillPlot

DAY = date(2026, 10, 5)
LEVELS = (2, 3, 2, None, 4)
TREND = Trend(
    "s",
    "Listen",
    tuple(
        Rating(f"c{i}", DAY + timedelta(weeks=i), level, 3 if i == 4 else None, account="Acme")
        for i, level in enumerate(LEVELS)
    ),
)


def a_plot(qtbot):
    plot = SkillPlot()
    qtbot.addWidget(plot)
    plot.show_trend(of_trend(TREND, "Kary"), TREND, own="Kary’s own")
    plot.resize(600, 200)
    plot.show()
    with qtbot.waitActive(plot):
        plot.setFocus()
    plot.grab()
    return plot
