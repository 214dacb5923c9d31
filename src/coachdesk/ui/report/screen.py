"""A rep's field coaching report: made from the day, edited in place, given, and answered."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.desk.page import Page, current_page, give, is_as_given, page_of, pages_of
from coachdesk.desk.report import Report, last_day, report_on
from coachdesk.desk.roster import first_name
from coachdesk.domain.page import Content
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import day_said, refuse_unfinished
from coachdesk.ui.kit import Empty, Header, IconButton, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.report.given import Given
from coachdesk.ui.report.said import when_said
from coachdesk.ui.report.sending import Sending
from coachdesk.ui.report.writing_page import WritingPage
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_NOTHING = "A report tells of calls: once one is held with a rep, its entries make the report."


PAGE = "page/"


class ReportScreen(Screen):
    """A destination’s id is the rep’s; its step a day, or PAGE and the id of a page."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "call", "entry", "rating", "skill", "step", "goal", "checkpoint", "template",
        "report", "report_part", "page", "acknowledgement", "setting", "way",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rep_id, self._page_id = "", ""
        self._on: date | None = None
        self._is_new = False  # it was just come to
        self.writing, self.given = WritingPage(session), Given(session)
        self._sending = Sending(session, self, self._give)
        self._make_actions()
        self._head = [KeyButton.of(each) for each in (self.answer, self.anew)]
        self._main = KeyButton.of(self.main, primary=True)
        self._more = IconButton("more", "More ways to give it")
        self._more.clicked.connect(self._open_menu)
        self.header = Header("Report", "", self._more, *self._head, self._main)
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        self._nothing = Empty("No report yet", _NOTHING)
        self._pages = QStackedWidget()
        for page in (self._nothing, self.writing, self.given):
            self._pages.addWidget(page)
        lay_page(self, self.header, self._pages)
        for part in (self.writing, self.given):
            part.page_chosen.connect(self._open_page)

    def _make_actions(self) -> None:
        self.main = act(self, "", self._save, "Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
        self.primary = self.main
        self.print_out = act(self, "Print …", self._print, "Ctrl+P")
        self.copy = act(self, "Copy for mail", self._copy, "Ctrl+Shift+C")
        self.answer = act(self, "The rep has read it …", self._show_answer, "Ctrl+T")
        self.anew = act(self, "Write a new version", self._write, "Ctrl+E")
        self.sections = act(self, "Sections of reports …", partial(self.go, "report sections"))

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id is None:
            return
        self.flush()
        self._is_new = True
        self._rep_id, step = destination.id, destination.step or ""
        self._page_id = step.removeprefix(PAGE) if step.startswith(PAGE) else ""
        if self._page_id:
            page = page_of(self.session.store, self._page_id)
            self._on = page.held_on if page else None
        elif step:
            self._on = date.fromisoformat(step)
        else:
            self._on = last_day(self.session.store, self._rep_id, self.session.today())

    @override
    def refresh(self) -> None:
        page = page_of(self.session.store, self._page_id) if self._page_id else None
        report = self._report()
        self._page_id = page.id if page else ""
        self._fit(is_writing=report is not None and page is None, is_given=page is not None)
        if report is None:
            self.header.set_title("Report")
            self._pages.setCurrentWidget(self._nothing)
            return
        self.session.rep_id = report.rep_id
        self.answer.setText(f"{first_name(report.rep_name)} has read it …")
        if page:
            self._show_given(page)
        else:
            self._show_writing(report)
        if self._is_new:
            self._is_new = False
            self.setFocus()

    @override
    def flush(self) -> None:
        self.writing.writing.save()

    def _report(self) -> Report | None:
        if not self._rep_id or self._on is None:
            return None
        try:
            return report_on(self.session.store, self._rep_id, self._on)
        except Refused as refused:  # the rep is no longer in the file
            self._rep_id = ""
            self.session.failed.emit(str(refused))
            return None

    def _show_writing(self, report: Report) -> None:
        self.writing.show_report(report)
        given, content = current_page(self.session.store, report.id), self.writing.content
        assert content
        told = [day_said(report.first_on, report.held_on)]
        if given:
            told.append(f"given {self._when(given)}")
            told += [] if is_as_given(given, content) else ["changed since"]
        self.header.set_title(f"Report for {first_name(report.rep_name)}", " · ".join(told))
        self.main.setText("Give as PDF …")
        self.setFocusProxy(self.writing.writing.tab_stops[0])
        self._pages.setCurrentWidget(self.writing)

    def _show_given(self, page: Page) -> None:
        others = pages_of(self.session.store, page.rep_id)
        self.given.show_page(page, [other for other in others if other.id != page.id])
        days = day_said(page.content.first_on, page.content.held_on)
        told = [days, f"given {self._when(page)}", f"{page.words} words"]
        told += ["superseded by a later one"] if page.superseded else []
        self.header.set_title(f"Report for {page.content.first_name}", " · ".join(told))
        self.main.setText("Save as PDF …")
        self.setFocusProxy(self.given.form.name)
        self._pages.setCurrentWidget(self.given)

    def _fit(self, *, is_writing: bool, is_given: bool) -> None:
        """Offer what can be done now."""
        is_any = is_writing or is_given
        for action, is_on in ((self.main, is_any), (self.print_out, is_any), (self.copy, is_any),
                              (self.answer, is_writing), (self.anew, is_given)):  # fmt: skip
            action.setEnabled(is_on)
        self._main.setVisible(is_any)
        self._more.setVisible(is_any)
        for button, is_on in zip(self._head, (is_writing, is_given), strict=True):
            button.setVisible(is_on)

    def _when(self, page: Page) -> str:
        return when_said(page.frozen_at, self.session.now())

    @property
    def _page(self) -> Page | None:
        return self.given.page if self._page_id else None

    def _leaving(self) -> Content | None:
        """What would leave; None where it may not yet, which is said."""
        if self._page:
            return self._page.content
        self.flush()
        report, content = self._report(), self.writing.content
        try:
            refuse_unfinished(report.parts if report else ())
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return None
        return content

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addActions([self.copy, self.print_out])
        menu.addSeparator()
        menu.addAction(self.sections)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _save(self) -> None:
        if content := self._leaving():
            self._sending.save(content, self._page)

    def _print(self) -> None:
        if content := self._leaving():
            self._sending.print(content, self._page)

    def _copy(self) -> None:
        if self._leaving():
            self._sending.copy(self._page)

    def _give(self) -> Page | None:
        """Freeze the report as it stands; what comes back is what the rep has."""
        report = self._report()
        if report is None or not self.writing.begin():
            return None
        changes = self.session.do(give, report_id=report.id)
        return None if changes is None else page_of(self.session.store, changes.id)

    def _show_answer(self) -> None:
        if self._leaving() and (page := self._give()):
            self._open_page(page.id)

    def _write(self) -> None:
        """Back to the draft: what is given next supersedes the page."""
        if self._page:
            self.go("report", self._rep_id, self._page.held_on.isoformat())

    def _open_page(self, page_id: str) -> None:
        self.flush()
        self.go("report", self._rep_id, f"{PAGE}{page_id}")

    def _go_back(self) -> None:
        self.go("rep" if self._rep_id else "team", self._rep_id or None)
