"""A panel over the window, without ever stopping it: Esc or a click beside it puts it away."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit.icon_button import IconButton
from coachdesk.ui.kit.labels import label


class Overlay(QWidget):
    """Lies over a whole window and holds one panel; the focus stays inside until it closes."""

    closed = Signal()

    def __init__(self, name: str, window: QWidget, *, titled: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = window.focusWidget()
        if self._before is not None:
            self._before.destroyed.connect(self._on_before_gone)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.panel = QFrame(self)
        self.panel.setProperty("role", "panel")
        self.panel.setAccessibleName(name)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(theme.GAP)
        if titled:
            self.body.setContentsMargins(24, 16, 24, 24)
            self.body.addLayout(self._title_row(name))
        window.installEventFilter(self)

    def open_over(self, width: int, height: int, focus: QWidget) -> None:
        """Show it in the upper middle of the window, with the focus on one of its widgets."""
        self.fit(width, height)
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self, width: int, height: int) -> None:
        """Let the panel be so large, where the window has the room."""
        self._wanted = (width, height)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close()

    @override
    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._own(event):
            # it may be the page's too, and then neither would act
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif self.isVisible() and (action := self._own(event)):
            action.trigger()

    def _own(self, event: QKeyEvent) -> QAction | None:
        """The panel's own action on a key."""
        keys = QKeySequence(event.keyCombination())
        return next((action for action in self.actions() if keys in action.shortcuts()), None)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        inside = [w for w in self.panel.findChildren(QWidget) if _takes_tab(w)]
        focused = self._window.focusWidget()
        if inside:
            at = inside.index(focused) if focused in inside else -1
            step = 1 if next else -1
            inside[(at + step) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._window.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus()
        self.closed.emit()

    @Slot()
    def _on_before_gone(self) -> None:
        self._before = None  # another text size makes other pages

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        wide = min(self._wanted[0], self.width() - 32)
        high = min(self._wanted[1], self.height() - 64)
        self.panel.setGeometry(
            (self.width() - wide) // 2, min(96, (self.height() - high) // 2), wide, high
        )

    def _title_row(self, name: str) -> QHBoxLayout:
        close = IconButton("close", "Close")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(label(name, "title"), 1)
        row.addWidget(close)
        return row


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )
