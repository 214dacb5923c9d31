"""Things beside each other, on as many lines as they need."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class Flow(QWidget):
    """A row that breaks where the width ends, so that nothing is clipped."""

    def __init__(self, *, spacing: int, between: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.lines = _Lines(self, spacing, between)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self.lines.addWidget(widget)


class _Lines(QLayout):
    def __init__(self, parent: QWidget, spacing: int, between: int) -> None:
        super().__init__(parent)
        self._between = between  # its lines
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Put the items in their places if told to; returns the height that they need."""
        left, top, high = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if item.isEmpty():
                continue
            if left > rect.x() and left + size.width() > rect.right() + 1:
                left, top, high = rect.x(), top + high + self._between, 0
            if move:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left, high = left + size.width() + self.spacing(), max(high, size.height())
        return top + high - rect.y()
