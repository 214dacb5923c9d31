"""By when: words go in, and the field says at once which day they mean."""

from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.domain.days import WEEKDAYS, listed
from coachdesk.domain.due import Due, due
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.dates import day_first

NOT_UNDERSTOOD = "not a day I know"


class DueField(TellingField):
    """Understands fri, in 2 weeks, 12/3, next call; what it doesn't is marked, never guessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("By when", "by when: fri, in 2 weeks", parent)
        self._today = date.min
        self._shown: tuple[str, Due | None] = ("", None)
        self.textChanged.connect(self._on_text_changed)

    @property
    def due(self) -> Due | None:
        """What stands there, as far as it is understood; a day shown here stays that day."""
        text, shown = self._shown
        if text == self.text():
            return shown
        return due(self.text(), self._today, day_first=day_first())

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text().strip()) and self.due is None

    def set_today(self, today: date) -> None:
        """From which day the words are meant."""
        self._today = today
        self._on_text_changed()

    def show_due(self, due: Due | None) -> None:
        """Put a day in, as people say it; a past one too, which no words typed here mean."""
        if due != self.due or self.is_wrong:
            self._shown = (due.said(self._today) if due else "", due)
            self.put(self._shown[0])

    def _on_text_changed(self) -> None:
        found = self.due
        self.set_wrong(wrong=self.is_wrong)
        if self.is_wrong:
            self.tell(NOT_UNDERSTOOD)
        else:
            day = dated(found.on, self._today) if found and found.on else ""
            self.tell("" if day == self.text() else day)


def dated(day: date, today: date) -> str:
    """A day as a date: Fri 27 Nov."""
    return f"{WEEKDAYS[day.weekday()]} {listed(day, today)}"
