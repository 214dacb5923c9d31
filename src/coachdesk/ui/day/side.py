"""The right side of a day: the next step, what has time, and the day's note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.day_debrief import Day, share_day_note, write_day_note
from coachdesk.domain.audience import PRIVATE
from coachdesk.ui import theme
from coachdesk.ui.call.step_panel import StepPanel
from coachdesk.ui.debrief.chosen import ChosenPanel
from coachdesk.ui.debrief.folds import Folds
from coachdesk.ui.debrief.question import QuestionPanel
from coachdesk.ui.debrief.ways import WaysPanel
from coachdesk.ui.kit import AudienceMark, label
from coachdesk.ui.one_to_one.kept_text import KeptText
from coachdesk.ui.session import Session

_LINES = (4, 12)  # of the note


class DaySide(QWidget):
    """Steps and what is folded belong to the day's last coaching call."""

    typed = Signal()
    asked_to_go = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._day: Day | None = None
        self.steps = StepPanel(session)
        self.folds = Folds(session, (ChosenPanel, WaysPanel, QuestionPanel))
        self.mark = AudienceMark(PRIVATE, "")
        self.note = KeptText(session, "Note on the day", "", self._keep, lines=_LINES)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(label("Note on the day", "heading"))
        head.addWidget(self.mark)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.steps)
        column.addWidget(self.folds)
        note = QVBoxLayout()
        note.setSpacing(6)
        note.addLayout(head)
        note.addWidget(self.note)
        column.addLayout(note)
        self.mark.chosen.connect(self._on_audience)
        self.folds.typed.connect(self.typed)
        self.folds.asked_to_go.connect(self.asked_to_go)
        self.steps.form.typed.connect(self.typed)
        self.note.typed.connect(self.typed)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [*self.steps.tab_stops, *self.folds.tab_stops, self.mark, self.note]

    def open(self, day: Day) -> None:
        """Another day's."""
        self._day = day
        self.steps.open(day.seen)
        self.folds.open(day.seen)
        self.note.setPlaceholderText(f"for yourself, unless you share it with {day.first_name}")
        self.note.open(f"day/{day.debrief.id}", day.debrief.note)
        self.refresh(day)

    def refresh(self, day: Day) -> None:
        """As it is stored; what is being typed stays."""
        self._day = day
        self.steps.refresh(day.seen)
        self.folds.refresh(day.seen)
        self.note.show_text(day.debrief.note)
        self.mark.show_audience(day.debrief.audience, day.first_name)
        self.mark.setVisible(bool(day.debrief.note))

    def save(self) -> None:
        """Store what stands in the fields."""
        self.steps.save()
        self.folds.flush()
        self.note.save()

    def _keep(self, words: str, was: str) -> bool:
        day = self._day
        if day is None:
            return False
        return (
            self._session.do(write_day_note, rep_id=day.rep_id, on=day.on, text=words, was=was)
            is not None
        )

    def _on_audience(self, audience: str) -> None:
        if day := self._day:
            self._session.do(share_day_note, rep_id=day.rep_id, on=day.on, audience=audience)
