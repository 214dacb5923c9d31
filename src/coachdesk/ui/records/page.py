"""A page read from top to bottom: no wider than words are easy to read."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import label

_WIDEST = 760


def scrolled(column: QLayout, name: str) -> QScrollArea:
    """The column on a surface that scrolls, at the left."""
    middle = QWidget()
    middle.setLayout(column)
    middle.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
    page = QWidget()
    across = QHBoxLayout(page)
    across.setContentsMargins(*[theme.MARGIN] * 4)
    across.addWidget(middle, 4)
    across.addStretch(1)
    area = QScrollArea()
    area.setProperty("role", "surface")
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setWidget(page)
    return area


def beside(*parts: QWidget) -> QWidget:
    """These in a row, each as wide as it is."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return made


def section(title: str, *parts: QWidget) -> QVBoxLayout:
    """A heading and what stands under it."""
    column = QVBoxLayout()
    column.setSpacing(theme.GAP)
    column.addWidget(label(title, "heading"))
    for part in parts:
        column.addWidget(part)
    return column
