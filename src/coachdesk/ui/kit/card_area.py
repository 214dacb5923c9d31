"""A page of cards that scrolls upward and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from coachdesk.ui import theme

_TWO = 820  # from this width on there is room for two beside each other
_BETWEEN = 16


class CardArea(QScrollArea):
    """Its grid has the page's margins; what stands where, those say that make it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.grid = QGridLayout(inside)
        self.grid.setContentsMargins(theme.MARGIN, _BETWEEN, theme.MARGIN, _BETWEEN)
        self.grid.setSpacing(_BETWEEN)
        self.setWidget(inside)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.viewport().width() >= _TWO * theme.sizes().scale
