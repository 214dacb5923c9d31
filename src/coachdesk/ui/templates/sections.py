"""The sections that a new field coaching report is made of."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane
from coachdesk.ui.kit import wrapped
from coachdesk.ui.templates.line_list import LineList
from coachdesk.ui.templates.page import ListsScreen

_FILLED = {
    "strengths": "what you chose to keep",
    "changes": "what to stop and to start",
    "rep view": "the rep’s own words",
    "next step": "what was agreed",
    "goals": "goals you share",
    "account news": "entries marked with =",
    "": "written by hand",
}
_WIDEST = 820


class SectionsScreen(ListsScreen):
    """Reports that are there keep the sections they were made with."""

    place = "report sections"
    title = "Report sections"

    @override
    def made_lists(self) -> list[LineList]:
        title, hint = "A report tells", "In this order, each filled from the day’s shared entries."
        return [LineList(self.session, "section", title, hint, asides=_FILLED)]

    @override
    def body(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.lists[0])
        told = "Strengths and the next step are always told. Reports made before keep their words."
        column.addWidget(wrapped(told, "hint"))
        narrow = QWidget()
        narrow.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        narrow.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(narrow, 1)
        row.addStretch()
        return pane(inside, "surface")
