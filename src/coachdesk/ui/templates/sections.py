"""The sections that a new field coaching report is made of."""

from typing import ClassVar

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.report_settings import set_word_limit, word_limit
from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane
from coachdesk.ui.kit import Field, label, wrapped
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

    topics: ClassVar[frozenset[str]] = frozenset(("template", "setting"))

    @override
    def refresh(self) -> None:
        super().refresh()
        if not self.words.hasFocus():
            self.words.setText(str(word_limit(self.session.store)))

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
        column.addSpacing(8)
        column.addLayout(self._limit())
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

    def _limit(self) -> QHBoxLayout:
        """A longer report is said to be long, and can be given all the same."""
        self.words = Field("Words of a report at most")
        self.words.setValidator(QIntValidator(1, 9_999, self))
        self.words.setFixedWidth(round(90 * theme.sizes().scale))
        self.words.editingFinished.connect(self._on_words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("A report is long beyond"))
        row.addWidget(self.words)
        row.addWidget(label("words"))
        row.addStretch()
        return row

    def _on_words(self) -> None:
        words, before = int(self.words.text() or 0), word_limit(self.session.store)
        if words != before:
            done = self.session.do(set_word_limit, words=words)
            self.words.setText(str(words if done is not None else before))
