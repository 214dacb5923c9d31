"""The field that filters the Team table while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from coachdesk.ui.kit import Field


class FilterField(Field):
    """Enter and Down lead to what is left over, Esc shows everybody again."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("Filter the team", "Filter …", "/")
        self.setMinimumWidth(96)
        self.setMaximumWidth(220)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText("")
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        self.left.emit()
