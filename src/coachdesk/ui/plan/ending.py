"""How a planned session ended: done, moved or cancelled, by whom and why, in place."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coachdesk.desk.plan import NAMES, REASONS, EndedAs, Ride
from coachdesk.domain.days import said
from coachdesk.ui.kit import Field, Link, Segmented, label
from coachdesk.ui.plan.line import HINT, day_of, day_said

_BY = (("coach", "Me"), ("rep", ""), ("customer", "Customer"), ("other", "Other"))


class RideBlock(QWidget):
    """One planned session, and what became of it when its day has come."""

    opened = Signal()
    prepare_asked = Signal(str)
    start_asked = Signal(object)  # the session, a talk of today
    ended = Signal(object, object)  # the session, the facts for desk.plan.end_ride

    def __init__(
        self,
        ride: Ride,
        first_name: str,
        today: date,
        *,
        who: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ride = ride
        self.id = ride.id
        self._today = today
        self._ended_as: EndedAs = "done"
        self.links = {
            name: Link(name.capitalize(), small=True) for name in ("done", "moved", "cancelled")
        }
        when = said(ride.planned_on, today)
        for name, link in self.links.items():
            link.setAccessibleName(f"{who or ride.kind.capitalize()} of {when}: {name}")
        self.links["done"].setEnabled(ride.planned_on <= today)
        self.links["done"].clicked.connect(self._on_done)
        self.links["moved"].clicked.connect(self._on_moved)
        self.links["cancelled"].clicked.connect(self._on_cancelled)
        self.title = label(_title(ride, when, who))
        asks = label("did it take place?", "warn")
        if ride.planned_on >= today or who:  # with `who` it is asked over all of them
            asks.hide()
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(asks)
        head.addStretch()
        foot.setSpacing(14)
        self.prepare = self._way("Prepare", partial(self.prepare_asked.emit, ride.id))
        self.start = self._way("Start", partial(self.start_asked.emit, ride))
        if ride.planned_on < today or who:  # hidden, never shown: it has no parent yet
            self.prepare.hide()
        if ride.kind == "ride-along" or ride.planned_on != today:
            self.start.hide()
        foot.addWidget(self.prepare)
        foot.addWidget(self.start)
        for link in self.links.values():
            foot.addWidget(link)
        foot.addStretch()
        self._first_name = first_name
        self._form: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addLayout(foot)

    def _way(self, text: str, do: Callable[[], object]) -> Link:
        link = Link(text, small=True)
        when = said(self.ride.planned_on, self._today)
        link.setAccessibleName(f"{text} the {self.ride.kind} of {when}")
        link.clicked.connect(do)
        return link

    @property
    def is_open(self) -> bool:
        """Whether it is being said how it ended."""
        return self._form is not None and self._form.isVisible()

    def close_line(self) -> None:
        """Leave it planned."""
        if self._form:
            self._form.hide()
        self.links["moved"].setFocus()

    def _make_form(self) -> QWidget:
        form = QWidget()
        self._by = Segmented([(by, text or self._first_name) for by, text in _BY], "By whom")
        self.day = Field("Moved to", f"to: {HINT}")
        self.day.textChanged.connect(self._on_day_typed)
        self._day_said = label("", "hint")
        self.words = Field("Why, in your own words", "or in your own words, Enter")
        self.words.returnPressed.connect(self._on_words_entered)
        reasons = QGridLayout()
        reasons.setSpacing(6)
        self.reasons = {}
        for at, reason in enumerate(REASONS):
            button = QPushButton(reason.capitalize())
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, why=reason: self._end(reason=why))
            self.reasons[reason] = button
            reasons.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for widget in (self.day, self._day_said, self._by):
            column.addWidget(widget)
        column.addWidget(label("Why?", "hint"))
        column.addLayout(reasons)
        column.addWidget(self.words)
        self._column.addWidget(form)
        return form

    def _on_done(self) -> None:
        self.ended.emit(self.ride, {"ended_as": "done"})

    def _on_moved(self) -> None:
        self._open("moved")

    def _on_cancelled(self) -> None:
        self._open("cancelled")

    def _open(self, ended_as: EndedAs) -> None:
        self._ended_as = ended_as
        self._form = self._form or self._make_form()  # most ride-alongs are never asked about
        moved = ended_as == "moved"
        self.day.setVisible(moved)
        self._day_said.hide()
        self._form.show()
        self.opened.emit()
        (self.day if moved else self.reasons["no commitment"]).setFocus()

    def _on_day_typed(self, text: str) -> None:
        day = day_of(text, self._today)
        self._day_said.setText(day_said(day, self._today) if day else "a coming day, like thu")
        self._day_said.setVisible(bool(text.strip()))
        self.day.set_wrong(wrong=bool(text.strip()) and day is None)

    def _on_words_entered(self) -> None:
        if self.words.text().strip():
            self._end(note=self.words.text())

    def _end(self, **why: str) -> None:
        facts = {"ended_as": self._ended_as, "ended_by": self._by.value, **why}
        if self._ended_as == "moved":
            facts["moved_to_on"] = day_of(self.day.text(), self._today)
            if facts["moved_to_on"] is None:
                self.day.set_wrong(wrong=True)
                self.day.setFocus()
                return
        self.ended.emit(self.ride, facts)


def _title(ride: Ride, when: str, who: str) -> str:
    what = "" if ride.kind == "ride-along" and not who else f" · {NAMES[ride.kind]}"
    return f"{who}, {when}{what}" if who else f"{when[0].upper()}{when[1:]}{what}"
