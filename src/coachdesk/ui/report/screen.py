"""The field coaching report of a rep: written, given as one page, and answered."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.page import Page, current_page, give, page_of, pages_of
from coachdesk.desk.progress import trends
from coachdesk.desk.report import begin_report, last_day, report_id, report_of, report_on
from coachdesk.desk.roster import Rep, rep_of
from coachdesk.domain.audience import REP
from coachdesk.domain.days import said
from coachdesk.domain.periods import twelve_months
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import Length, refuse_unfinished
from coachdesk.exchange.report_pdf import report_text
from coachdesk.ui.kit import Empty, Header, KeyButton, clipboard, set_role
from coachdesk.ui.kit.act import act
from coachdesk.ui.places import Destination
from coachdesk.ui.report.given import Given
from coachdesk.ui.report.paper import document_of
from coachdesk.ui.report.writing import Writing
from coachdesk.ui.ride.paper import print_out, save_pdf
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_PAGE = "page/"  # before a page's id, where a destination's step is no day


class ReportScreen(Screen):
    """One day's report: its draft, or the page it was given as."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "call", "entry", "rating", "step", "goal", "checkpoint", "report", "report_part",
        "page", "acknowledgement", "template", "skill", "way",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rep: Rep | None = None
        self._on: date | None = None
        self._page_id = ""  # the page that is shown; empty while writing
        self.writing, self.given = Writing(session), Given(session)
        self.writing.measured.connect(self._show_length)
        self.given.page_chosen.connect(self._show_page)
        self.give_action = act(self, "Give it", self._give, "Ctrl+Return", "Ctrl+Enter")
        self.save_action = act(self, "Save as PDF …", self._save, "Ctrl+S")
        self.print_action = act(self, "Print …", self._print, "Ctrl+P")
        self.copy_action = act(self, "Copy as text for a mail", self._copy, "Ctrl+Shift+T")
        self.edit_action = act(self, "Write a new version", self._write, "Ctrl+E")
        self.primary = self.give_action
        self._paper_actions = (self.save_action, self.print_action, self.copy_action)
        self._buttons = {
            "give": KeyButton.of(self.give_action, primary=True),
            "edit": KeyButton.of(self.edit_action),
            "copy": KeyButton.of(self.copy_action),
            "save": KeyButton.of(self.save_action, primary=True),
        }
        self.header = Header("", "", *self._buttons.values())
        self.header.back.show()
        self.header.went_back.connect(self._on_back)
        self._empty = QWidget()
        self._stack = QStackedWidget()
        for page in (self.writing, self.given):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id is None:
            return
        self.flush()
        store, today, step = self.session.store, self.session.today(), destination.step or ""
        try:
            self.rep = rep_of(store, destination.id)
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return
        self._page_id = step.removeprefix(_PAGE) if step.startswith(_PAGE) else ""
        if step and not self._page_id:
            self._on = date.fromisoformat(step)
            return
        self._on = last_day(store, self.rep.id, today)
        if not self._page_id and self._on and not self._is_being_written(self.rep.id, self._on):
            page = current_page(store, report_id(self.rep.id, self._on))
            self._page_id = page.id if page else ""

    @override
    def refresh(self) -> None:
        if self.rep is None:
            return
        self.session.rep_id = self.rep.id
        page = page_of(self.session.store, self._page_id) if self._page_id else None
        self._fit(is_page=page is not None, is_empty=page is None and self._on is None)
        if page:
            self._draw_page(page)
        elif self._on is None:
            self._show_nothing(self.rep)
        else:
            self._draw_report(self.rep, self._on)

    @override
    def flush(self) -> None:
        self.writing.save()

    def _is_being_written(self, rep_id: str, on: date) -> bool:
        """Whether the draft says something else than the page it was given as."""
        report = report_of(self.session.store, report_id(rep_id, on))
        page = current_page(self.session.store, report_id(rep_id, on))
        if report is None or page is None:
            return True
        told = [(part.title, part.lines) for part in report.parts if part.lines]
        return told != [(part.title, part.lines) for part in page.content.parts]

    def _draw_page(self, page: Page) -> None:
        assert self.rep
        today = self.session.today()
        pages = pages_of(self.session.store, self.rep.id)
        told = [said(page.held_on, today), f"given {said(page.frozen_at.date(), today)}",
                "superseded by a later one" if page.superseded else "",
                f"{page.words} words"]  # fmt: skip
        self.header.set_title(f"Report, {self.rep.name}", " · ".join(filter(None, told)))
        self.given.show_page(page, [other for other in pages if other.id != page.id])
        self._stack.setCurrentWidget(self.given)
        self.setFocusProxy(self.given.paper)

    def _draw_report(self, rep: Rep, on: date) -> None:
        store = self.session.store
        if not self.session.read_only and report_of(store, report_id(rep.id, on)) is None:
            self.session.do(begin_report, initiator=self, rep_id=rep.id, held_on=on)
        report = report_on(store, rep.id, on)
        self.give_action.setText(f"Give it to {rep.first_name}")
        shared = [(trend.skill_id, trend.skill)
                  for trend in trends(store, rep.id, twelve_months(on), REP)
                  if trend.ratings]  # fmt: skip
        self.writing.show_report(report, shared)
        self._stack.setCurrentWidget(self.writing)
        if self.writing.edits:
            self.setFocusProxy(self.writing.edits[0].points)

    def _show_length(self, length: Length) -> None:
        if self.rep and self._on:
            told = f"{said(self._on, self.session.today())} · {length.said}"
            self.header.set_title(f"Report, {self.rep.name}", told)
            set_role(self.header.subtitle, "overdue" if length.is_long else "muted")

    def _show_nothing(self, rep: Rep) -> None:
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = Empty(
            "No report yet",
            f"A report tells of calls: hold one with {rep.first_name}, and its notes make it.",
        )
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self.header.set_title(f"Report, {rep.name}")

    def _fit(self, *, is_page: bool, is_empty: bool) -> None:
        set_role(self.header.subtitle, "muted")
        writing = not is_page and not is_empty
        self.give_action.setEnabled(writing)
        for action in (*self._paper_actions, self.edit_action):
            action.setEnabled(is_page)
        self.primary = self.give_action if writing else self.save_action
        self._buttons["give"].setVisible(writing)
        for name in ("edit", "copy", "save"):
            self._buttons[name].setVisible(is_page)

    def _give(self) -> None:
        """Freeze it; what is missing is said, and nothing is given."""
        if self.rep is None or self._on is None:
            return
        self.flush()
        id = report_id(self.rep.id, self._on)
        try:
            refuse_unfinished(report_on(self.session.store, self.rep.id, self._on).parts)
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return
        if (changes := self.session.do(give, initiator=self, report_id=id)) is not None:
            self.session.say("Given as it stands: save, print or copy it")
            self._show_page(changes.id)

    def _show_page(self, page_id: str) -> None:
        self._page_id = page_id
        self.refresh()
        self.given.paper.setFocus()

    def _write(self) -> None:
        """Back to the draft: what is given next supersedes this page."""
        if self.given.page:
            self._on, self._page_id = self.given.page.held_on, ""
            self.refresh()
            self.setFocus()

    def _save(self) -> None:
        if self.given.page:
            page = self.given.page
            save_pdf(self.session, self.window(), document_of(page.content, page.answers))

    def _print(self) -> None:
        if self.given.page:
            page = self.given.page
            print_out(self.session, self.window(), document_of(page.content, page.answers))

    def _copy(self) -> None:
        if self.given.page:
            page = self.given.page
            html = document_of(page.content, page.answers).html
            clipboard.copy(report_text(page.content, page.answers), html)
            self.session.say("Copied as text")

    def _on_back(self) -> None:
        if self.rep:
            self.go("rep", self.rep.id)
