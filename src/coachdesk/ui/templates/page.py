"""What every place of line lists is."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui.kit import Header
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.templates.line_list import LineList
from coachdesk.ui.templates.tabs import TemplateTabs

KEYS = "Alt ↑ ↓ moves a line; an emptied one is left out"


class ListsScreen(Screen):
    """Lists of lines; a change is kept as its line is left."""

    topics: ClassVar[frozenset[str]] = frozenset(("template",))
    place: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lists = self.made_lists()
        header = Header(self.title, KEYS, TemplateTabs(self.place, self.go))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.body(), 1)
        self.setFocusProxy(self.lists[0].new)

    def made_lists(self) -> list[LineList]:
        """The lists that this place has."""
        raise NotImplementedError

    def body(self) -> QWidget:
        """The lists as they are laid out."""
        raise NotImplementedError

    @override
    def refresh(self) -> None:
        for each in self.lists:
            each.refresh()

    @override
    def flush(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
