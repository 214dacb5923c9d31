"""What the window says by itself, without ever stopping anyone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit.buttons import Link
from coachdesk.ui.kit.icon_button import IconButton
from coachdesk.ui.kit.labels import label

_SHOWN_MS = 10_000


class Toast(QFrame):
    """A quiet line above the status line: what was done, Show and Undo."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._window = parent
        self._undo: Callable[[], None] | None = None
        self._show: Callable[[], None] | None = None
        self._text = label()
        self._show_link, self._undo_link = Link("Show"), Link("Undo")
        self._show_link.clicked.connect(self._on_show)
        self._undo_link.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(16)
        row.addWidget(self._text)
        row.addWidget(self._show_link)
        row.addWidget(self._undo_link)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        show: Callable[[], None] | None = None,
    ) -> None:
        """Show a line for ten seconds, or until the next one."""
        self._undo, self._show = undo, show
        self._text.setText(text)
        self._undo_link.setVisible(undo is not None)
        self._show_link.setVisible(show is not None)
        self.setAccessibleName(text)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Lie in the lower middle of the window."""
        room = self._window.rect()
        bottom = room.bottom() - theme.sizes().status - 16 - self.height()
        self.move(room.center().x() - self.width() // 2, bottom)

    def undo(self) -> bool:
        """Take back what the line tells; False where there is nothing to take back."""
        undo, self._undo = self._undo, None
        if undo is None or not self.isVisible():
            return False
        self.hide()
        undo()
        return True

    def _on_show(self) -> None:
        if self._show is not None:
            self._show()  # the line stays: what was seen may be undone

    def _on_undo(self) -> None:
        self.undo()


class Banner(QFrame):
    """A line under the menus that stays until it is dealt with or put away."""

    closed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAccessibleName(text)
        self.text = label(text)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = IconButton("close", "Put away")
        close.clicked.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.MARGIN, 6, 12, 6)
        self._row.setSpacing(16)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(close)

    def add(self, text: str, do: Callable[[], None]) -> None:
        """Offer something to do about it."""
        link = Link(text)
        link.clicked.connect(do)
        self._row.insertWidget(self._row.count() - 1, link)

    def put_away(self) -> None:
        """Be gone: it is dealt with, or not wanted."""
        self.closed.emit()
        self.hide()
        self.deleteLater()
