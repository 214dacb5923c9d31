"""What goes along with the numbers in words: each text that was marked for the director."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.roster import first_name
from coachdesk.domain.audience import DIRECTOR
from coachdesk.domain.days import listed
from coachdesk.domain.findings import many
from coachdesk.domain.told import Told
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import AudienceMark, Card, label, wrapped

_NONE = "None. A text whose mark says “for your director” stands here, and goes along."


class ToldCard(Card):
    """Seen before anything is sent; its mark takes a text out."""

    audience_chosen = Signal(object, str)  # the Told, for whom it is now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Texts for your director", " ", parent)
        self._seen: object = None
        self.marks: list[AudienceMark] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def show_texts(self, told: Sequence[Told], today: date) -> None:
        """Draw them."""
        if self._seen == (told, today):
            return
        self._seen = (told, today)
        clear(self._lines)
        self.marks = []
        self.detail.setText(f"{many(len(told), 'text')}, with the numbers" if told else " ")
        for one in told:
            self._lines.addWidget(self._line(one, today))
        if not told:
            self._lines.addWidget(wrapped(_NONE, "hint"))

    def _line(self, one: Told, today: date) -> QWidget:
        mark = AudienceMark(DIRECTOR, first_name(one.rep))
        mark.setAccessibleDescription(one.line)
        mark.chosen.connect(partial(self.audience_chosen.emit, one))
        self.marks.append(mark)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(listed(one.on, today), "hint"))
        row.addWidget(wrapped(one.line), 1)
        row.addWidget(mark)
        return line

    @override
    def hasHeightForWidth(self) -> bool:
        """No: a grid that asks for heights by width forgets how high the tables must be."""
        return False
