"""One rep's view, for a review side by side: it shows this rep's shared record and nothing else."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.desk.one_rep import SharedRecord, shared_record
from coachdesk.desk.page import pages_of
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import day_said
from coachdesk.ui.kit import Empty, Header, Link
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.kit.lines_card import LinesCard
from coachdesk.ui.one_rep.cards import (
    QuotaCard,
    SkillCard,
    agreed_lines,
    quote_lines,
    quote_title,
)
from coachdesk.ui.one_rep.columns import Columns
from coachdesk.ui.one_rep.report_line import ReportLine
from coachdesk.ui.places import ONE_REP_KEY, Destination
from coachdesk.ui.report.given import Given
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session


class OneRepScreen(Screen):
    """Up to four cards on one page; left by a chord that is nowhere shown here."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "call", "entry", "rating", "skill", "focus", "step", "result", "quotation", "goal",
        "checkpoint", "report", "page", "acknowledgement",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rep_id = ""
        self._record: SharedRecord | None = None
        self._skill = 0
        self._page_id = ""  # the report that is read; empty: the record
        self.quiet = True
        self._act(ONE_REP_KEY, self.leave)
        self._act("Ctrl+F", self._on_search_asked)
        self.header = Header("")
        self.setFocusProxy(self.header)  # nothing is chosen until somebody points at it
        self.header.went_back.connect(self._on_back)
        self.skill, self.quota = SkillCard(), QuotaCard()
        self.quotes = LinesCard("Then and now")
        self.agreed = LinesCard("Agreed", "goals and steps")
        self.report, self.given = ReportLine(), Given(session)
        self.header.row.addWidget(self.report)
        self.report.asked_for.connect(self._on_report_asked)
        self.given.page_chosen.connect(self._show_page)
        self.other = Link("Another skill …", small=True)
        self.other.clicked.connect(self._on_other_asked)
        self.skill.head.addWidget(self.other)
        self._cards, self._empty = Columns(), QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cards)
        self._stack.addWidget(self.given)
        lay_page(self, self.header, self._stack)

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id and destination.id != self._rep_id:
            self._rep_id, self._skill = destination.id, 0
        self._page_id = ""
        self.confined_to = " "  # from now on, even before the name is drawn

    @override
    def refresh(self) -> None:
        today = self.session.today()
        try:
            self._record = record = shared_record(self.session.store, self._rep_id, today)
        except Refused as refused:  # taken out of the file meanwhile
            self.leave()
            self.session.failed.emit(str(refused))
            return
        self.confined_to = record.rep.name
        self.header.back.setVisible(bool(self._page_id))
        self.report.show_page(None if self._page_id else record.page, today)
        if self._page_id:
            self._read(record)
        elif record.is_empty:
            self._show_nothing(record)
        else:
            self._show_cards(record, today)

    def _read(self, record: SharedRecord) -> None:
        """The report that was asked for, as it was given."""
        pages = {page.id: page for page in pages_of(self.session.store, record.rep.id)}
        page = pages.pop(self._page_id)
        told = f"report of {day_said(page.content.first_on, page.held_on)}"
        self.header.set_title(record.rep.name, told)
        self.given.show_page(page, list(pages.values()))
        self._stack.setCurrentWidget(self.given)

    def _show_cards(self, record: SharedRecord, today: date) -> None:
        self.header.set_title(record.rep.name, record.months)
        pictures: list[QWidget] = []
        words: list[QWidget] = []
        if record.trends:
            pictures.append(self.skill)
            self._show_skill(min(self._skill, len(record.trends) - 1))
        if record.quotas:
            pictures.append(self.quota)
            self.quota.show_record(record)
        if record.quotation:
            words.append(self.quotes)
            self.quotes.set_title(*quote_title(record.quotation))
            self.quotes.show_lines(quote_lines(record.quotation, today), "note", ruled=False)
        if lines := agreed_lines(record, today):
            words.append(self.agreed)
            self.agreed.show_lines(lines)
        self._cards.show_cards(pictures, words)
        self._stack.setCurrentWidget(self._cards)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._page_id:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _show_page(self, page_id: str) -> None:
        self._page_id = page_id
        self.refresh()
        (self.given.paper if page_id else self.header).setFocus()

    def _on_report_asked(self) -> None:
        if self._record and self._record.page:
            self._show_page(self._record.page.id)

    def _on_back(self) -> None:
        self._show_page("")

    def leave(self) -> None:
        """Back to where one came from."""
        self.confined_to = ""
        self.session.ask("back")

    def _show_skill(self, skill: int) -> None:
        assert self._record is not None
        self._skill = skill
        self.skill.show_record(self._record, skill)
        self.other.setVisible(len(self._record.trends) > 1)

    def _act(self, key: str, do: Callable[[], None]) -> None:
        """An action without words: no menu, palette or list of keys has it."""
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(do)
        self.addAction(action)

    def _on_search_asked(self) -> None:
        self.session.ask("search shared", self._rep_id)

    def skills_menu(self) -> QMenu:
        """The rep's skills, each with its number of ratings."""
        assert self._record is not None
        menu = QMenu(self)
        for at, trend in enumerate(self._record.trends):
            action = menu.addAction(f"{trend.skill} · {len(trend.ratings)}")
            action.triggered.connect(partial(self._show_skill, at))
        return menu

    def _on_other_asked(self) -> None:
        menu = self.skills_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def _show_nothing(self, record: SharedRecord) -> None:
        first_name = record.rep.first_name
        self.header.set_title(record.rep.name, record.months)
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = Empty(
            "Nothing here yet",
            f"Ratings, steps and quotations stand here once they are shared with {first_name}.",
        )
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
