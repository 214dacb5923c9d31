"""The side of a rep's page that says whether it is this rep's turn: cadence, flags, requests."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.dismissals import PutAside, dismiss, put_aside_of, undismiss
from coachdesk.desk.requests import (
    Request,
    Silent,
    close_request,
    open_requests,
    reopen_request,
    set_why_not,
    silent,
)
from coachdesk.desk.who_next import line_of
from coachdesk.domain.audience import Audience
from coachdesk.domain.who_next import NextLine
from coachdesk.ui.kit import label
from coachdesk.ui.rep.asking import RequestRow, WhyNot
from coachdesk.ui.rep.flags import AsideRow, FlagRow, calm_words, flag_rows
from coachdesk.ui.session import Session


class NextPart(QWidget):
    """Drawn anew when what it says has changed; nothing of it for who is off the roster."""

    opened = Signal(QWidget)  # a row that asks for a reason now
    plan_asked = Signal(str, object)  # a kind of session, the Request that it answers or None

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rep_id = self._first_name = ""
        self._seen: object = None
        self._body: QWidget | None = None
        self.flags: list[FlagRow] = []
        self.asides: list[AsideRow] = []
        self.requests: list[RequestRow] = []
        self.why_not: WhyNot | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 20, 18)

    def show_rep(self, rep_id: str, first_name: str, today: date) -> None:
        """Draw how it stands, unless a reason is being given."""
        store = self._session.store
        line = line_of(store, rep_id, today)
        aside, asked = put_aside_of(store, rep_id, today), open_requests(store, today, rep_id)
        quiet = next((one for one in silent(store, today) if one.rep_id == rep_id), None)
        seen = (rep_id, first_name, line, aside, asked, quiet)
        is_written_in = rep_id == self._rep_id and any(row.is_open for row in self.flags)
        if seen == self._seen or (is_written_in and line):
            return
        self._seen = seen
        self._rep_id, self._first_name = rep_id, first_name
        self._build(line, aside, asked, quiet)

    def close_lines(self) -> None:
        """Leave everything as it was."""
        for row in self.flags:
            if row.is_open:
                row.close_line()

    def _build(
        self,
        line: NextLine | None,
        aside: list[PutAside],
        asked: list[Request],
        quiet: Silent | None,
    ) -> None:
        body, today = QWidget(), self._session.today()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.flags = flag_rows(line) if line else []
        self.asides = [AsideRow(one, line) for one in aside] if line else []
        self.requests = [RequestRow(request, self._first_name, today) for request in asked]
        self.why_not = WhyNot(quiet.why) if quiet and line else None
        if line:
            calm = [] if line.is_flagged else [calm_words(line)]
            _section(column, "Cadence", [*calm, *self.flags, *self.asides])
        _section(column, f"{self._first_name} asked for", self.requests)
        if self.why_not:
            _section(column, "Has not asked in a year", [self.why_not])
            self.why_not.chosen.connect(self._on_why_not)
        self._connect()
        self._put(body)

    def _connect(self) -> None:
        for flag in self.flags:
            flag.put_aside.connect(self._on_put_aside)
            flag.plan_asked.connect(partial(self.plan_asked.emit, "talk", None))
            flag.opened.connect(partial(self.opened.emit, flag))
        for aside in self.asides:
            aside.shown_again.connect(self._on_shown_again)
        for request in self.requests:
            request.closed.connect(self._on_closed)
            request.audience_chosen.connect(self._on_audience)
            request.plan_asked.connect(partial(self.plan_asked.emit, "ride-along"))

    def _put(self, body: QWidget) -> None:
        """In the place of what stood here; the focus goes on to the first thing to do."""
        before, focused = self._body, QApplication.focusWidget()
        self._body = body
        self._column.addWidget(body)
        if before is None:
            return
        self._column.removeWidget(before)
        before.hide()
        if focused and before.isAncestorOf(focused):
            rows: list[FlagRow | AsideRow | RequestRow]
            rows = [*self.flags, *self.asides, *self.requests]
            for row in rows[:1]:
                row.link.setFocus()
        before.deleteLater()  # not at once: one of its buttons may be what was pressed

    def _on_put_aside(self, flag: str, reason: str, note: str) -> None:
        self.close_lines()
        done = self._session.do(dismiss, rep_id=self._rep_id, flag=flag, reason=reason, note=note)
        if done:
            words = f"Put aside: {note.strip() or reason}"
            self._session.say(words, partial(self._on_shown_again, done.id))

    def _on_shown_again(self, dismissal_id: str) -> None:
        self._session.do(undismiss, dismissal_id=dismissal_id)

    def _on_audience(self, request: Request, audience: Audience) -> None:
        self._session.do(choose_audience, table="request", id=request.id, audience=audience)

    def _on_closed(self, request: Request) -> None:
        if self._session.do(close_request, request_id=request.id):
            self._session.say(f"Closed: {request.said}", partial(self._reopen, request.id))

    def _reopen(self, request_id: str) -> None:
        self._session.do(reopen_request, request_id=request_id)

    def _on_why_not(self, why: str | None) -> None:
        self._session.do(set_why_not, rep_id=self._rep_id, why=why)


def _section(column: QVBoxLayout, title: str, parts: Sequence[QWidget]) -> None:
    if not parts:
        return
    if column.count():
        column.addSpacing(10)
    column.addWidget(label(title, "heading"))
    for part in parts:
        column.addWidget(part)
