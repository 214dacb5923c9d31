"""A page of the Call place: header, a form at the left, and what helps at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import set_role
from coachdesk.ui.kit.header import lay_page

SIDE, _FORM = 360, 640


def two_panes(page: QWidget, header: QWidget, left: QWidget, right: QWidget) -> None:
    """Lay a page out: the form no wider than it reads well, both scrolling where they must."""
    left.setMaximumWidth(round(_FORM * theme.sizes().scale))
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(pane(left, "surface"), 1)
    body.addWidget(side_pane(right))
    lay_page(page, header, body)


def side_pane(content: QWidget) -> QScrollArea:
    """The right side of a page."""
    side = pane(content, "side")
    side.setFixedWidth(side_width())
    return side


def side_width() -> int:
    """How wide the right side of a page is."""
    return round(SIDE * (0.4 + 0.6 * theme.sizes().scale))


def pane(content: QWidget, role: str) -> QScrollArea:
    """Something with margins around it that scrolls down but never sideways."""
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, theme.MARGIN)
    row.addWidget(content, 1, Qt.AlignmentFlag.AlignTop)
    row.addStretch(0)
    scroll = QScrollArea()
    set_role(scroll, role)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll
