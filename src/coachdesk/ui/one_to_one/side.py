"""The right side of a talk: the next step, what was said, and how it closes without a step."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.one_to_one import Talk, set_minutes, write_note
from coachdesk.domain.audience import PRIVATE, private_means
from coachdesk.domain.one_to_one import WHY_NO_STEP
from coachdesk.ui.call.step_panel import StepPanel
from coachdesk.ui.kit import Field, Link, label, set_role, wrapped
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.one_to_one.kept_text import KeptText
from coachdesk.ui.session import Session


class TalkSide(QWidget):
    """Everything is stored as it is left; only closing asks for a step, or why there is none."""

    closed_without = Signal(str)  # why there is no step

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._talk: Talk | None = None
        self.steps = StepPanel(session)
        self.mark = AudienceMark(PRIVATE, "")
        self.mark.chosen.connect(self._on_audience)
        self.note = KeptText(session, "What was said", "", self._keep, lines=(5, 14))
        self.why = {words: Link(words, small=True) for words in WHY_NO_STEP}
        self.own = Field("Why there is no step", "or in your own words, Enter")
        self.own.returnPressed.connect(self._on_own_words)
        self.minutes = Field("Minutes it took", "minutes")
        self.minutes.setValidator(QIntValidator(1, 24 * 60, self))
        self.minutes.setMaximumWidth(110)
        self.minutes.editingFinished.connect(self._on_minutes)
        self._took, self._none = label("Minutes it took", "muted"), QWidget()
        self._why_not = wrapped("", "hint")
        self._lay_out()

    def open(self, talk: Talk) -> None:
        """Another talk's."""
        self._talk = talk
        self.steps.open(talk)
        self.note.setPlaceholderText(private_means(talk.first_name))
        self.note.open(f"talk/{talk.ride_id}", talk.note.text if talk.note else "")
        self.own.clear()
        self.minutes.clear()
        self.refresh(talk)

    def refresh(self, talk: Talk) -> None:
        """As it is stored; what is being typed stays."""
        self._talk = talk
        self.steps.refresh(talk)
        self.note.show_text(talk.note.text if talk.note else "")
        self.mark.setVisible(talk.note is not None)
        if talk.note:
            self.mark.show_audience(talk.note.audience, talk.first_name)
        self._why_not.setText(f"No step: {talk.why_no_step}")
        self._why_not.setVisible(bool(talk.why_no_step))
        if talk.minutes is not None and not self.minutes.hasFocus():
            self.minutes.setText(str(talk.minutes))

    def show_ways_out(self, *, has_step: bool, measured: bool) -> None:
        """Offer what closing still needs: why there is no step, and how long it took."""
        talk = self._talk
        assert talk is not None
        self._none.setVisible(talk.is_open and not has_step)
        for part in (self._took, self.minutes):
            part.setVisible(talk.ended_as is not None or not measured)

    def save(self) -> None:
        """Store what stands in the fields."""
        self.steps.save()
        self.note.save()

    @property
    def minutes_said(self) -> int | None:
        """How long the coach says that it took."""
        return int(self.minutes.text()) if self.minutes.hasAcceptableInput() else None

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [*self.steps.tab_stops, self.note, self.mark, *self.why.values(), self.own,
                self.minutes]  # fmt: skip

    def _lay_out(self) -> None:
        head, took = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("What was said", "heading"))
        head.addStretch()
        head.addWidget(self.mark)
        took.addWidget(self._took)
        took.addWidget(self.minutes)
        took.addStretch()
        none = QVBoxLayout(self._none)
        none.setContentsMargins(0, 0, 0, 0)
        none.setSpacing(4)
        none.addWidget(label("No step this time? Close without one:", "hint"))
        for words, link in self.why.items():
            link.clicked.connect(partial(self.closed_without.emit, words))
            none.addWidget(link)
        none.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.steps)
        column.addWidget(self._why_not)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addSpacing(8)
        column.addLayout(took)
        column.addWidget(self._none)
        column.addStretch()

    def _keep(self, words: str, was: str) -> bool:
        talk = self._talk
        if talk is None:
            return False
        done = self._session.do(write_note, ride_id=talk.ride_id, text=words, was=was)
        if done is not None and was and not words:
            self._session.say("Note taken out", partial(self._bring_back, talk.ride_id, was))
        return done is not None

    def _bring_back(self, ride_id: str, text: str) -> None:
        self._session.do(write_note, ride_id=ride_id, text=text)

    def _on_audience(self, audience: str) -> None:
        if self._talk and self._talk.note:
            note = self._talk.note.id
            self._session.do(choose_audience, table="note", id=note, audience=audience)

    def _on_own_words(self) -> None:
        if self.own.text().strip():
            self.closed_without.emit(self.own.text())

    def _on_minutes(self) -> None:
        talk, said = self._talk, self.minutes_said
        if talk and talk.ended_as and said and said != talk.minutes:
            self._session.do(set_minutes, ride_id=talk.ride_id, minutes=said)

    def refuse_minutes(self, sentence: str) -> None:
        """Say at the field that it must be said how long it took."""
        self._took.setText(sentence)
        set_role(self._took, "alert")
        self._took.setWordWrap(True)
        self.minutes.setFocus()
