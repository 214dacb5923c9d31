"""Which stretch of time a page is of: a quarter, a month or a year, and one step on or back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from coachdesk.domain.days import MONTHS
from coachdesk.domain.periods import Period, month_end, month_start, quarter
from coachdesk.ui.kit import IconButton

_UNITS = {"quarter": 3, "month": 1, "year": 12}


class PeriodSteps(QWidget):
    """‹ Oct – Dec 2026 ›; the words open the choice of quarter, month or year."""

    chosen = Signal()

    def __init__(
        self, parent: QWidget, unit: str = "quarter", name: str = "Period of the plan"
    ) -> None:
        super().__init__(parent)
        self._unit, self._steps = unit, 0
        self.back, self.on = IconButton("back", "Earlier"), IconButton("forward", "Later")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.setProperty("menu", "true")
        self.button.setAccessibleName(name)
        menu = QMenu(self.button)
        menu.addActions(self._units(parent))
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.back, self.button, self.on):
            row.addWidget(part)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))

    def period(self, today: date, first_month: int) -> Period:
        """The days meant, as of today; the button says them."""
        period = _period(self._unit, today, first_month, self._steps)
        self.button.setText(said(period))
        return period

    def is_this(self, today: date, first_month: int) -> bool:
        """Whether the quarter of today is shown."""
        return self._unit == "quarter" and today in self.period(today, first_month)

    def step(self, by: int) -> None:
        """One period on, or back."""
        self._steps += by
        self.chosen.emit()

    def to_quarter(self, steps: int) -> None:
        """This quarter, or so many later."""
        self._choose("quarter", steps)

    def _choose(self, unit: str, steps: int = 0) -> None:
        self._unit, self._steps = unit, steps
        self._actions[unit].setChecked(True)
        self.chosen.emit()

    def _units(self, parent: QWidget) -> list[QAction]:
        group = QActionGroup(self)
        self._actions = {
            unit: group.addAction(QAction(f"By {unit}", parent, checkable=True)) for unit in _UNITS
        }
        self._actions[self._unit].setChecked(True)
        group.triggered.connect(self._on_unit_chosen)
        return group.actions()

    def _on_unit_chosen(self, action: QAction) -> None:
        self._choose(next(unit for unit, each in self._actions.items() if each is action))


def said(period: Period) -> str:
    """Months in a few words: Oct – Dec 2026, November 2026 by its short name, 2026."""
    first, last = period.first, period.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.month == 1 and period.days > 360:
        return str(first.year)
    begins = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return f"{begins} – {MONTHS[last.month - 1]} {last.year}"


def _period(unit: str, today: date, first_month: int, steps: int) -> Period:
    if unit == "quarter":
        return quarter(today, first_month, steps)
    start = month_start(today)
    if unit == "year":
        start = month_start(start, -((start.month - first_month) % 12))
    start = month_start(start, steps * _UNITS[unit])
    return Period(start, month_end(month_start(start, _UNITS[unit] - 1)))
