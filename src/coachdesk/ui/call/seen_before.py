"""When the same was noted of a rep before, and on demand in which words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Seen
from coachdesk.domain.days import listed
from coachdesk.ui import theme
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import wrapped


class SeenBefore(QWidget):
    """A line of days; pressed, or by the board's key, the entries stand under it."""

    def __init__(self, earlier: Sequence[Seen], today: date) -> None:
        super().__init__()
        self._earlier, self._today = earlier, today
        self.is_open = False
        days = dict.fromkeys(listed(seen.on, today) for seen in earlier)
        said = wrapped("Seen before: " + ", ".join(days), "hint")
        said.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(30 * theme.sizes().scale), 0, 8, 3)
        column.setSpacing(2)
        column.addWidget(said)
        column.addLayout(self._lines)

    def set_open(self, *, is_open: bool) -> None:
        """Show the entries, or only their days."""
        self.is_open = is_open
        clear(self._lines)
        for seen in self._earlier if is_open else ():
            line = wrapped(f"{listed(seen.on, self._today)}  {seen.text}", "hint")
            self._lines.addWidget(line)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.set_open(is_open=not self.is_open)
