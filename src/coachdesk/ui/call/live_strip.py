"""What lies above a live call: the calls that wait, a gap, and why something isn't saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coachdesk.desk.call import Call
from coachdesk.domain.call_clock import Span
from coachdesk.domain.moment import Moment, minutes_between, unstamp
from coachdesk.ui import theme
from coachdesk.ui.kit import KeyButton, label, set_role

NEXT_KEY, MOVE_KEY = "Ctrl+J", "Ctrl+Shift+J"


class WaitingStrip(QWidget):
    """The calls that wait, a button each; with entries chosen they are where these can go."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Calls that wait")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP)
        self._word = label("", "hint")
        self._row.addWidget(self._word)
        self._row.addStretch()
        self._shown: tuple[object, ...] = ()

    def show_calls(self, calls: Sequence[Call], moving: int) -> None:
        """Draw a button a call; `moving` entries are chosen."""
        self.setVisible(bool(calls))
        shown = (*((call.id, _name_of(call)) for call in calls), bool(moving))
        self._word.setText(f"Move {moving} to" if moving else "Waiting")
        if shown == self._shown:
            return
        self._shown = shown
        for button in self.findChildren(KeyButton):
            self._row.removeWidget(button)
            button.deleteLater()
        for place, call in enumerate(calls):
            key = "" if place else MOVE_KEY if moving else NEXT_KEY
            button = KeyButton(_name_of(call), key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, call=call: self.chosen.emit(call.id))
            self._row.insertWidget(place + 1, button)


class Notice(QFrame):
    """One sentence and at most two answers, in the page and never in its way."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._text = label()
        self._text.setWordWrap(True)
        self._yes, self._no = KeyButton(""), KeyButton("")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 6, theme.MARGIN, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        for button, answer in ((self._yes, True), (self._no, False)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, text: str, yes: tuple[str, str], no: tuple[str, str] = ("", "")) -> None:
        """Show the sentence, and its answers with their keys."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, (word, key) in ((self._yes, yes), (self._no, no)):
            button.setText(word)
            button.key = key
            button.setVisible(bool(word))
            button.updateGeometry()
        self.show()

    def warn(self, *, bad: bool) -> None:
        """Say it in red, or plainly."""
        set_role(self._text, "bad" if bad else "small")


def gap_words(gap: Span, offset_minutes: int) -> str:
    """A gap as it is offered."""
    ends = (gap.started_at, gap.ended_at or gap.started_at)
    start, end = (Moment(unstamp(stamp), offset_minutes).local for stamp in ends)
    minutes = round(minutes_between(*ends))
    return f"Nothing here from {start:%H:%M} to {end:%H:%M}, {minutes} min. Was it a pause?"


def _name_of(call: Call) -> str:
    """A waiting call by its account, never by its rep: others may look."""
    begun = Moment(unstamp(call.started_at), call.utc_offset_minutes).local
    return f"{call.account[:30] or 'Call'}, {begun:%H:%M}"
