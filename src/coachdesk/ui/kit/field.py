"""A line to type in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from coachdesk.ui.kit.labels import chip


class Field(QLineEdit):
    """A line edit with a name, a hint, and the key that leads into it while it is empty."""

    def __init__(
        self, name: str, hint: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._chip = chip(key)
        self._chip.setParent(self)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chip.setVisible(bool(key))
        if key:
            self.textChanged.connect(lambda text: self._chip.setVisible(not text))

    def set_wrong(self, *, wrong: bool) -> None:
        """Show at the field that what stands in it can't be taken."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._chip.sizeHint()
        self._chip.setFixedSize(size)
        self._chip.move(self.width() - size.width() - 12, (self.height() - size.height()) // 2)
