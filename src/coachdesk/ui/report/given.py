"""A page as it was given: the paper at the left, what the rep says to it at the right."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from coachdesk.desk.acknowledgement import Acknowledgement, acknowledge, disputable
from coachdesk.desk.page import Page
from coachdesk.domain.days import said
from coachdesk.domain.refused import Refused
from coachdesk.exchange.pdf import show_on
from coachdesk.ui import theme
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.panes import side_pane
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import Link, label, wrapped
from coachdesk.ui.report.answer_form import AnswerForm
from coachdesk.ui.report.paper import document_of
from coachdesk.ui.report.said import page_said
from coachdesk.ui.session import Session

_SAID = {"read": "has read it", "comment": "has a comment", "disagree": "sees it differently"}
_EDGE = 40


class Given(QWidget):
    """Shows what was given, never what it would say today."""

    page_chosen = Signal(str)  # another page

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.page: Page | None = None
        self.paper = QTextBrowser()
        self.paper.setAccessibleName("The page as it was given")
        self.paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        light = theme.LIGHT  # paper is white in every look
        self.paper.setStyleSheet(
            f"QTextBrowser {{ background: {light.surface}; color: {light.text}; border: none; }}"
        )
        self.form = AnswerForm()
        self.form.entered.connect(self._on_entered)
        self._draft = Draft(session, self.form.comment.toPlainText, self)
        self.form.comment.textChanged.connect(self._draft.touch)
        self._answers, self._others = QVBoxLayout(), QVBoxLayout()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        for lines in (self._answers, self._others):
            lines.setSpacing(4)
        beside.addLayout(self._answers)
        beside.addWidget(self.form)
        beside.addLayout(self._others)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.paper, 1)
        row.addWidget(side_pane(right))

    def show_page(self, page: Page, others: list[Page]) -> None:
        """Draw a page, and the way to the rep's other ones."""
        document = document_of(page.content, page.told)
        show_on(self.paper.document(), document, margin=_EDGE, small=theme.sizes().small)
        if self.page is None or self.page.id != page.id:
            self._take_up_answer(page)
            self.paper.moveCursor(QTextCursor.MoveOperation.Start)
        self.page = page
        self.form.show_ratings(disputable(self._session.store, page.id))
        today = self._session.today()
        clear(self._answers)
        for answer in page.told:
            self._answers.addWidget(wrapped(_answer_said(answer, today)))
            if answer.comment:
                self._answers.addWidget(wrapped(f"“{answer.comment}”", "note"))
        clear(self._others)
        if others:
            self._others.addWidget(label("Other reports", "heading"))
        for other in others:
            link = Link(page_said(other, today), small=True)
            link.clicked.connect(partial(self.page_chosen.emit, other.id))
            self._others.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_up_answer(self, page: Page) -> None:
        """The form as it was left at this page, on this machine."""
        self._draft.keep()
        self.form.clear()
        self._draft.key = f"answer/{page.id}"
        if typed := self._draft.take():
            self.form.put_comment(typed)

    def _on_entered(self) -> None:
        if self.page is None:
            return
        facts = self.form.facts
        try:
            changes = acknowledge(
                self._session.store, self._session.now(), page_id=self.page.id, **facts
            )
        except Refused as refused:
            self.form.refuse(str(refused))
            return
        self.form.clear()
        self._draft.drop()
        self._session.changed.emit(changes, None)
        self._session.say("The answer is kept, word for word")


def _answer_said(answer: Acknowledgement, today: date) -> str:
    how = "typed on " + answer.machine if answer.how == "typed here" else "from the page"
    presence = f"with {answer.presence}" if answer.presence else ""
    on = said(answer.at.date(), today)
    return " · ".join(filter(None, (f"{answer.name} {_SAID[answer.kind]}", on, how, presence)))
