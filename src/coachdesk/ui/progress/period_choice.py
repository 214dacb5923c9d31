"""The one filter of the Progress place: which stretch of time all its charts tell of."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QMenu, QPushButton, QWidget

from coachdesk.domain.periods import Period, quarter, twelve_months
from coachdesk.ui import theme
from coachdesk.ui.kit import label

CHOICES = {
    "this quarter": "This quarter",
    "last quarter": "Last quarter",
    "12 months": "12 months",
    "all": "All",
    "custom": "From … to …",
}
_QUARTERS = ((1, "Jan, Apr, Jul, Oct"), (2, "Feb, May, Aug, Nov"), (3, "Mar, Jun, Sep, Dec"))


class PeriodChoice(QObject):
    """The choices as actions, the button that opens them, and the days of one's own stretch."""

    chosen = Signal()
    quarter_start_chosen = Signal(int)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = "12 months"
        self.button = QPushButton(CHOICES[self.choice])
        self.button.setAutoDefault(False)
        self.button.setProperty("menu", "true")
        self.button.setAccessibleName("Period of all charts")
        self.own_days = _OwnDays(twelve_months(today))
        self.own_days.hide()
        self.own_days.chosen.connect(self.chosen)
        self.actions = self._choices(parent)
        self._quarters = self._quarter_starts(parent)
        menu = QMenu(self.button)
        menu.addActions(self.actions)
        menu.addSeparator()
        starts = menu.addMenu("Quarters start in")
        starts.addActions(self._quarters)
        self.button.setMenu(menu)

    def period(self, today: date, first_month: int, whole: Period) -> Period:
        """The days meant, on this day."""
        for action, (month, _) in zip(self._quarters, _QUARTERS, strict=True):
            action.setChecked((first_month - month) % 3 == 0)
        this = quarter(today, first_month)
        match self.choice:
            case "this quarter":
                return Period(this.first, today)
            case "last quarter":
                return quarter(today, first_month, -1)
            case "all":
                return whole
            case "custom":
                return self.own_days.period
            case _:
                return twelve_months(today)

    def choose(self, choice: str) -> None:
        """Let all charts tell of this stretch."""
        self.choice = choice
        self.button.setText(CHOICES[choice])
        self.own_days.setVisible(choice == "custom")
        self.actions[list(CHOICES).index(choice)].setChecked(True)
        self.chosen.emit()

    def _choices(self, parent: QWidget) -> list[QAction]:
        group = QActionGroup(self)
        for choice, text in CHOICES.items():
            action = group.addAction(QAction(text, parent, checkable=True))
            action.setChecked(choice == self.choice)
            action.triggered.connect(_choosing(self, choice))
        return group.actions()

    def _quarter_starts(self, parent: QWidget) -> list[QAction]:
        group = QActionGroup(self)
        for month, text in _QUARTERS:
            action = group.addAction(QAction(text, parent, checkable=True))
            action.triggered.connect(_starting(self, month))
        return group.actions()


class _OwnDays(QWidget):
    """From a day to a day, both included."""

    chosen = Signal()

    def __init__(self, start: Period) -> None:
        super().__init__()
        self._first, self._last = _day_edit("From", start.first), _day_edit("To", start.last)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 0)
        row.setSpacing(theme.GAP)
        for word, edit in (("From", self._first), ("to", self._last)):
            row.addWidget(label(word, "muted"))
            row.addWidget(edit)
            edit.dateChanged.connect(self.chosen)
        row.addStretch()

    @property
    def period(self) -> Period:
        """The days, whichever was put first."""
        first, last = sorted((_date(self._first), _date(self._last)))
        return Period(first, last)


def _day_edit(name: str, on: date) -> QDateEdit:
    edit = QDateEdit(QDate(on.year, on.month, on.day))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMM yyyy")
    edit.setAccessibleName(name)
    edit.setKeyboardTracking(False)
    return edit


def _date(edit: QDateEdit) -> date:
    return date(edit.date().year(), edit.date().month(), edit.date().day())


def _choosing(choice: PeriodChoice, name: str) -> Callable[[], None]:
    return lambda: choice.choose(name)


def _starting(choice: PeriodChoice, month: int) -> Callable[[], None]:
    return lambda: choice.quarter_start_chosen.emit(month)
