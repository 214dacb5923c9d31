"""Beside a report that is written: how long it is, what the day has besides, what was given."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.acknowledgement import days_to_acknowledge
from coachdesk.desk.page import Page
from coachdesk.desk.report import Report
from coachdesk.desk.report_offers import Offer
from coachdesk.desk.report_settings import PAPERS
from coachdesk.desk.roster import first_name
from coachdesk.domain.lights import Light
from coachdesk.ui import theme
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import Link, Segmented, label, set_role, wrapped
from coachdesk.ui.kit.light_row import LightRow
from coachdesk.ui.report.offers import OfferList
from coachdesk.ui.report.said import page_said, soon_said
from coachdesk.ui.session import Session

_PAPERS = {"local": "as here", "A4": "A4", "Letter": "Letter"}


class WritingSide(QWidget):
    """Nothing here stands in the way of giving the report."""

    taken = Signal(object)  # an Offer
    page_chosen = Signal(str)
    paper_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self._session = session
        self.length, self.signs = label("", "heading"), wrapped("", "overdue")
        self.lights = LightRow()
        self.list = OfferList()
        self.list.chosen.connect(self.taken)
        self._besides, self._hint = label("", "heading"), wrapped("", "hint")
        self.paper = Segmented([(each, _PAPERS[each]) for each in PAPERS], "Paper")
        self.paper.chosen.connect(self.paper_chosen)
        self._given = QVBoxLayout()
        self._given.setSpacing(2)
        self._seen: object = None
        self.pages: list[Link] = []
        on = QHBoxLayout()
        on.addWidget(label("Paper", "hint"))
        on.addWidget(self.paper)
        on.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 18, 20, 16)
        column.setSpacing(6)
        for part in (self.length, self.lights, self.signs):
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self._besides)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addLayout(self._given)
        column.addLayout(on)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.list, *self.pages, self.paper.button]

    def show_length(self, words: str, lights: Sequence[Light], signs: str, *, long: bool) -> None:
        """How it stands now, word by word."""
        self.length.setText(words)
        set_role(self.length, "warn" if long else "heading")
        self.lights.show_lights(lights)
        self.signs.setVisible(bool(signs))
        self.signs.setText(f"No font on this computer has {signs}: a box will stand there.")

    def show_besides(self, report: Report, pages: Sequence[Page], paper: str) -> None:
        """What can be put in, and the pages that the rep was given."""
        name = first_name(report.rep_name)
        titles = {part.part: part.title for part in report.parts if part.part}
        left: list[Offer] = [offer for offer in report.left if offer.part in titles]
        self._besides.setText("Not in the report" if left else "All of the day is in the report")
        self._hint.setText(f"Enter puts a line in, which shares it with {name}." if left else "")
        self._hint.setVisible(bool(left))
        self.list.show_offers(left, titles)
        self.list.setEnabled(bool(left))
        self.paper.value = paper
        self._show_pages(pages)

    def _show_pages(self, pages: Sequence[Page]) -> None:
        told = [(page.id, page_said(page, self._session.today())) for page in pages]
        if told == self._seen:
            return
        self._seen = told
        clear(self._given)
        self.pages = []
        if told:
            self._given.addWidget(label("Given", "heading"))
            days = days_to_acknowledge(self._session.store, pages[0].rep_id)
            if days is not None:
                self._given.addWidget(label(f"Usually answered {soon_said(days)}", "hint"))
        for id, words in told:
            link = Link(words, small=True)
            link.clicked.connect(partial(self.page_chosen.emit, id))
            self._given.addWidget(link)
            self.pages.append(link)
