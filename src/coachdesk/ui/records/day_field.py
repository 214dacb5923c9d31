"""A day in words, past or coming: fri, 30 Nov, in 6 months."""

from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.domain.due import due
from coachdesk.domain.when import past_day
from coachdesk.ui.call.due_field import NOT_UNDERSTOOD, dated
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.dates import day_first


class DayField(TellingField):
    """Says at its end which day it understood; what it doesn't is marked, never guessed.

    `past`: a name of a day means the one that is nearer, be it before today.
    """

    def __init__(self, name: str, hint: str, *, past: bool, parent: QWidget | None = None) -> None:
        super().__init__(name, hint, parent)
        self._past = past
        self._today = date.min
        self._shown: tuple[str, date | None] = ("", None)
        self.textChanged.connect(self._on_text_changed)

    @property
    def day(self) -> date | None:
        """The day that stands there; a day shown here stays that day."""
        text, shown = self._shown
        if text == self.text():
            return shown
        first = day_first()
        coming = due(self.text(), self._today, day_first=first)
        ahead = coming.on if coming else None
        before = past_day(self.text(), self._today, day_first=first) if self._past else None
        if ahead and before:
            return min(ahead, before, key=lambda day: abs((day - self._today).days))
        return ahead or before

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None, today: date) -> None:
        """Put a day in; words typed later are meant from `today`."""
        self._today = today
        self._shown = (dated(day, today) if day else "", day)
        self.put(self._shown[0])
        self._on_text_changed()

    def _on_text_changed(self) -> None:
        self.set_wrong(wrong=self.is_wrong)
        told = dated(self.day, self._today) if self.day else ""
        self.tell(NOT_UNDERSTOOD if self.is_wrong else "" if told == self.text() else told)
