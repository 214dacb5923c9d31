"""One checkpoint of a goal: the day, how far it was, and the entries that showed it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.checkpoints import Checkpoint, Cited
from coachdesk.domain.days import listed
from coachdesk.domain.goals import figure
from coachdesk.ui.call.stops import SIGNS
from coachdesk.ui.kit import Link, label, wrapped
from coachdesk.ui.kit.audience import AudienceMark


class PointRow(QWidget):
    """For whom it is stands at its end, beside the way to take it away."""

    def __init__(self, point: Checkpoint, first_name: str, today: date) -> None:
        super().__init__()
        day = label(listed(point.checked_on, today), "hint")
        day.setFixedWidth(day.fontMetrics().horizontalAdvance("30 Nov 2026") + 8)
        words = QVBoxLayout()
        words.setSpacing(0)
        if said := " · ".join(filter(None, (figure(point.value), point.note))):
            words.addWidget(wrapped(said))
        for cited in point.cited:
            words.addWidget(wrapped(cited_said(cited, today), "hint"))
        self.mark = AudienceMark(point.audience, first_name)
        self.drop = Link("take away", small=True)
        self.drop.setAccessibleName(f"Take away the checkpoint of {day.text()}")
        self.drop.setProperty("quiet", True)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(day, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self.drop, 0, top)
        row.addWidget(self.mark, 0, top)


def cited_said(cited: Cited, today: date) -> str:
    """An entry that shows something: its sign, its words, its day."""
    sign = SIGNS.get(cited.mark or "", ("", "", ""))[0]
    day = listed(cited.held_on, today).replace(" ", "\u00a0")  # it stays in one line
    return f"{sign} {cited.text} · {day}".strip()
