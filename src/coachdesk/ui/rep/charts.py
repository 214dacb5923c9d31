"""How a rep's focus skills go, as small charts; any other skill on demand."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.focus import MOST
from coachdesk.desk.progress import trends
from coachdesk.domain.periods import Period, twelve_months
from coachdesk.domain.trend import Trend
from coachdesk.ui import theme
from coachdesk.ui.kit import Link, label
from coachdesk.ui.session import Session

_NARROWEST, _WIDEST = 290, 520


class FocusCharts(QWidget):
    """Charts side by side, drawn after the page itself stands."""

    call_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rep_id = self._first_name = ""
        self._other: str | None = None
        self._found: list[Trend] = []
        self._focus: list[str] = []
        self._shown: list[Trend] = []
        self._charts: list[QWidget] = []
        self._empty = label("", "hint")
        self._more = Link("Another skill …", small=True)
        self._more.clicked.connect(self._on_more)
        self._row = QHBoxLayout()
        self._row.setSpacing(32)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.addWidget(self._empty, 1)
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addLayout(foot)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)

    def show_rep(self, rep_id: str, first_name: str, focus: list[str]) -> None:
        """Draw a rep's focus skills as soon as the page has been painted."""
        if rep_id != self._rep_id:
            self._other = None
        self._rep_id, self._first_name, self._focus = rep_id, first_name, focus
        self._later.start()

    def show_other(self, skill_id: str | None) -> None:
        """Draw another skill beside the focus skills, or none."""
        self._other = skill_id
        self._place()

    @property
    def period(self) -> Period:
        """The twelve months that end today."""
        return twelve_months(self._session.today())

    def _draw(self) -> None:
        if not self._rep_id:
            return
        self._found = trends(self._session.store, self._rep_id, self.period)
        self._place()

    def _place(self) -> None:
        by_id = {trend.skill_id: trend for trend in self._found}
        fit = max(1, self.width() // round(_NARROWEST * theme.sizes().scale))
        other = [by_id[id] for id in by_id if id == self._other and id not in self._focus]
        focus = [by_id[id] for id in self._focus if id in by_id]
        wanted = focus[: fit - len(other)] + other
        self._empty.setText("" if wanted else "No focus skill yet: Ctrl+E chooses one.")
        self._more.setVisible(any(trend.ratings for trend in self._found))
        self._more.setText("Another skill …" if self._other is None else "Other skills …")
        if wanted == self._shown and self._charts:
            return
        self._shown = wanted
        self._rebuild(wanted)

    def _rebuild(self, wanted: list[Trend]) -> None:
        from coachdesk.ui.charts.skill_chart import SkillChart  # noqa: PLC0415 - not before paint

        for chart in self._charts:
            self._row.removeWidget(chart)
            chart.deleteLater()
        self._charts = []
        for trend in wanted:
            chart = SkillChart(trend, self._first_name, period=self.period)
            chart.call_chosen.connect(self.call_chosen)
            self._charts.append(chart)
            chart.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
            self._row.addWidget(chart, 1)

    def _on_more(self) -> None:
        menu = QMenu(self)
        for trend in self._found:
            if trend.skill_id in self._focus[:MOST] or not trend.ratings:
                continue
            action = menu.addAction(f"{trend.skill} · {len(trend.ratings)}")
            action.setData(trend.skill_id)
            action.setCheckable(True)
            action.setChecked(trend.skill_id == self._other)
        menu.triggered.connect(
            lambda action: self.show_other(action.data() if action.isChecked() else None)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._found:
            self._later.start()
