"""A finding: as many lines as its place needs, which nothing below may take from it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override


class Sentence(QLabel):
    """Small words that wrap, for layouts that do not ask for heights by width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "small")
        self.setWordWrap(True)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._keep_lines()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
