"""A report that is being written: its sections at the left, what is told of it at the right."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.desk.page import charts, content_of, pages_of
from coachdesk.desk.report import (
    Report,
    begin_report,
    leave_out,
    show_skill,
    take_up,
    write_part,
)
from coachdesk.desk.report_offers import Offer
from coachdesk.desk.report_settings import Paper, paper, set_paper, word_limit
from coachdesk.domain.page import Content
from coachdesk.domain.report import Part
from coachdesk.ui import theme
from coachdesk.ui.call.panes import SIDE, pane
from coachdesk.ui.report.measure import measured
from coachdesk.ui.report.paper import paper_size
from coachdesk.ui.report.writing import Writing
from coachdesk.ui.report.writing_side import WritingSide
from coachdesk.ui.session import Session

_PAUSE_MS = 150
_FORM = 680


class WritingPage(QWidget):
    """Nothing is written before something is done: a report that is only looked at leaves none."""

    page_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.report: Report | None = None
        self.content: Content | None = None  # what it would be given as
        self.writing = Writing(session, self._keep)
        self.writing.setMaximumWidth(round(_FORM * theme.sizes().scale))
        self.side = WritingSide(session)
        self.side.setFixedWidth(round(SIDE * (0.4 + 0.6 * theme.sizes().scale)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(pane(self.writing, "surface"), 1)
        row.addWidget(self.side)
        self._measuring = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._measuring.timeout.connect(self._measure)
        self.writing.typed.connect(self._measuring.start)
        self.writing.skill_chosen.connect(self._on_skill_chosen)
        self.side.taken.connect(self._on_taken)
        self.side.page_chosen.connect(self.page_chosen)
        self.side.paper_chosen.connect(self._on_paper_chosen)

    def show_report(self, report: Report) -> None:
        """Draw it; what is being typed stays."""
        store = self._session.store
        self.report, self.content = report, content_of(store, report)
        self.writing.show_report(report, charts(store, report))
        self.side.show_besides(report, pages_of(store, report.rep_id)[:3], paper(store))
        self._measure()
        for before, after in pairwise([*self.writing.tab_stops, *self.side.tab_stops]):
            QWidget.setTabOrder(before, after)

    def begin(self) -> bool:
        """Have it in the file; whether it is."""
        report = self.report
        if report is None:
            return False
        facts: dict[str, Any] = {"rep_id": report.rep_id, "held_on": report.held_on}
        return self._session.do(begin_report, **facts, first_on=report.first_on) is not None

    def _keep(self, part: Part, words: str, was: str) -> bool:
        if not self.begin():
            return False
        return self._session.do(write_part, part_id=part.id, text=words, was=was) is not None

    def _on_taken(self, offer: Offer) -> None:
        self.writing.save()
        report = self.report
        if report and self.begin():
            facts: dict[str, Any] = {"report_id": report.id, "offer": offer}
            if self._session.do(take_up, **facts) is not None:
                self._session.say(f"In the report: {offer.line}", partial(self._leave_out, facts))

    def _leave_out(self, facts: dict[str, Any]) -> None:
        self.writing.save()
        self._session.do(leave_out, **facts)

    def _on_skill_chosen(self, skill_id: str | None) -> None:
        if self.report and self.begin():
            self._session.do(show_skill, report_id=self.report.id, skill_id=skill_id)

    def _on_paper_chosen(self, paper: Paper) -> None:
        self._session.do(set_paper, paper=paper)

    def _measure(self) -> None:
        if self.content is None:
            return
        store = self._session.store
        parts, size = self.writing.parts, paper_size(paper(store))
        told = measured(self.content, parts, word_limit(store), size)
        self.side.show_length(told.words, told.lights, told.signs, long=told.is_long)
