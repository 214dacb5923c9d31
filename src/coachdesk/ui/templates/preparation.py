"""What is prepared for a ride-along, and what a conversation without customers asks."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane
from coachdesk.ui.templates.line_list import LineList
from coachdesk.ui.templates.page import ListsScreen


class PreparationScreen(ListsScreen):
    """The rep's lines beside the coach's, under which are the talk's."""

    place = "preparation"
    title = "Preparation"

    @override
    def made_lists(self) -> list[LineList]:
        make = LineList
        return [
            make(self.session, "rep preparation", "The rep prepares", "On the rep’s sheet."),
            make(self.session, "coach preparation", "You prepare", "For your eyes."),
            make(
                self.session, "talk", "A talk or one-to-one asks", "No customers: questions only."
            ),
        ]

    @override
    def body(self) -> QWidget:
        rep, *coach = self.lists
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.MARGIN * 2)
        for lists in ([rep], coach):
            column = QVBoxLayout()
            column.setSpacing(theme.MARGIN)
            for each in lists:
                column.addWidget(each)
            column.addStretch()
            columns.addLayout(column, 1)
        return pane(inside, "surface")
