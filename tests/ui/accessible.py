"""What a screen reader would say, for tests of any screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def spoken(widget: QWidget) -> str:
    """The name of a widget, as told to a screen reader."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else widget.accessibleName()


def focusable(root: QWidget) -> list[QWidget]:
    """All that Tab can reach in a widget when it is shown; not the inner parts of Qt's own."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if (widget is root or widget.isVisibleTo(root))
        and widget.window() is root.window()  # a combo box's list is a window of its own
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not (isinstance(widget.parent(), QAbstractScrollArea) and not widget.isEnabled())
    ]


def unnamed(root: QWidget) -> list[QWidget]:
    """Widgets that can have the focus and say nothing: must be empty on every screen."""
    return [widget for widget in focusable(root) if not spoken(widget).strip()]
