"""The calls of a day under each other, and the way to debrief those that wait as one."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.day_debrief import Day
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.day.call_block import CallBlock
from coachdesk.ui.kit import Link, hairline, label


class CallsPart(QWidget):
    """Drawn anew where what it says has changed."""

    opened = Signal(str)
    left = Signal(str, object)
    shared = Signal(str, str)
    joined = Signal()  # debrief those that wait as one

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[CallBlock] = []
        self._seen: object = None
        self.join = Link("Debrief as one")
        self.join.setStyleSheet("padding: 0; border-width: 0; text-align: left")
        self.join.clicked.connect(self.joined)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label("Calls", "heading"))
        column.addWidget(self.join)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column.addLayout(self._column)
        column.addStretch()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [self.join, *(stop for block in self.blocks for stop in block.tab_stops)]

    def show_day(self, day: Day, today: date) -> None:
        """Draw the day's calls; the focus stays at its call."""
        waiting = len(day.to_debrief)
        self.join.setVisible(waiting > 1)
        self.join.setText(join_words(day))
        if (day.calls, today) == self._seen:
            return
        self._seen = (day.calls, today)
        at = next((block.call.id for block in self.blocks
                   if any(stop.hasFocus() for stop in block.tab_stops)), None)  # fmt: skip
        clear(self._column)
        self.blocks = [CallBlock(call, day.first_name, today) for call in day.calls]
        for place, block in enumerate(self.blocks):
            if place:
                self._column.addWidget(hairline())
            self._column.addWidget(block)
            block.opened.connect(self.opened)
            block.left.connect(self.left)
            block.shared.connect(self.shared)
            if block.call.id == at:
                block.link.setFocus()


def join_words(day: Day) -> str:
    """The offer, with how many there are."""
    waiting = len(day.to_debrief)
    return "Debrief both as one" if waiting == 2 else f"Debrief the {waiting} as one"
