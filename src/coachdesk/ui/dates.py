"""How days are written where this computer stands."""

from PySide6.QtCore import QLocale

from coachdesk.domain import due


def day_first() -> bool:
    """Whether 12/3 is 12 March here."""
    return due.day_first(QLocale.system().name())


def first_weekday() -> int:
    """The day that weeks start on here; Monday is 0."""
    return int(QLocale.system().firstDayOfWeek().value) - 1
