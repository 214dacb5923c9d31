"""Keeping what one works on in view."""

from PySide6.QtWidgets import QScrollArea, QWidget

from coachdesk.ui import theme


def bring_into_view(part: QWidget) -> None:
    """Scroll what is around a part so that all of it is seen, if it has room."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(part, 0, theme.GAP)
