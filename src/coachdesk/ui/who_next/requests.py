"""Who asked to be coached, who has been here long and never asks, and why not."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.requests import (
    WHY_NOT,
    Request,
    Silent,
    close_request,
    open_requests,
    reopen_request,
    request_counts,
    set_why_not,
    silent,
)
from coachdesk.desk.roster import reps
from coachdesk.domain.days import said
from coachdesk.domain.findings import many
from coachdesk.ui import theme
from coachdesk.ui.kit import Header, KeyButton, Link, Segmented, hairline, label, wrapped
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_NOT_SAID = (None, "–")


class Lines(QWidget):
    """One of the two lists: a heading, a word on it, rows with a rep's name in front."""

    rep_chosen = Signal(str)

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self.head = label(title, "heading")
        self._line = wrapped("", "muted")
        self._body: QWidget | None = None
        self.says = ""
        self.names: list[Link] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addWidget(self.head)
        self._column.addWidget(self._line)

    def show_rows(self, says: str, rows: Sequence[tuple[str, str, list[QWidget]]]) -> None:
        """Each row: the rep's id and name, and what stands behind it; the last to the right."""
        self.says = says if rows else self._empty
        self._line.setText(self.says)
        body, self.names = QWidget(), []
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (rep_id, name, parts) in enumerate(rows):
            link = Link(name)
            link.clicked.connect(partial(self.rep_chosen.emit, rep_id))
            self.names.append(link)
            grid.addWidget(link, 2 * at, 0)
            for column, part in enumerate(parts, 1):
                grid.addWidget(part, 2 * at, column)
            grid.addWidget(hairline(), 2 * at + 1, 0, 1, 1 + len(parts))
        before, self._body = self._body, body
        self._column.addWidget(body)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()  # not at once: one of its buttons may be what was pressed


class RequestsScreen(Screen):
    """Open requests above, the longest waiting first; below them who never asks."""

    topics = frozenset(("request", "silence", "rep", "ride", "call", "rating", "skill"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.bring = act(self, "Bring in requests …", self._bring, "Ctrl+Return")
        self.primary = self.bring
        self.header = Header("Requests for coaching", "", KeyButton.of(self.bring, primary=True))
        self.asked = Lines("Open", "Nobody waits for an answer. A on a rep’s page keeps that "
                           "somebody asked; a list can be brought in.")  # fmt: skip
        self.never = Lines(
            "Never ask", "Nobody who has been here for a year or more is without a request."
        )
        self.closes: list[Link] = []
        self.why: list[Segmented] = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        for lines in (self.asked, self.never):
            column.addWidget(lines)
            lines.rep_chosen.connect(partial(self.go, "rep"))
        column.addStretch()
        self.area = QScrollArea()
        self.area.setProperty("role", "surface")
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Requests")
        self.area.setWidget(page)
        lay_page(self, self.header, self.area)
        self.setFocusProxy(self.area)

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        asked, never, counts = open_requests(store, today), silent(store, today), (
            request_counts(store, today)
        )  # fmt: skip
        names = {rep.id: rep.name for rep in reps(store)}
        had_focus = any(close.hasFocus() for close in self.closes)
        self.closes, self.why = [], []
        self.asked.show_rows(
            "They come first in the order of whom to coach next. Coaching on it closes it.",
            [
                (one.rep_id, names[one.rep_id], self._asked_parts(one, counts.get(one.rep_id, 0)))
                for one in asked
                if one.rep_id in names
            ],
        )
        self.never.show_rows(
            "Here for a year or more, and no request in it. Why not?",
            [(one.rep_id, one.name, self._never_parts(one)) for one in never],
        )
        if had_focus and self.closes:
            self.closes[0].setFocus()
        total = sum(counts.values())
        self.header.set_title(
            "Requests for coaching",
            f"{many(total, 'request')} from {many(len(counts), 'rep')} in the last twelve months",
        )

    def _asked_parts(self, request: Request, count: int) -> list[QWidget]:
        today = self.session.today()
        about = f" · {request.skill}" if request.skill and request.skill != request.said else ""
        often = f" · {count} in a year" if count > 1 else ""
        close = self._link("close", f"Close: {request.said}", partial(self._close, request))
        self.closes.append(close)
        planned = f" · planned for {said(request.planned_on, today)}" if request.planned_on else ""
        when = label(f"asked {said(request.asked_on, today)}{often}{planned}", "hint")
        return [wrapped((request.said or "to be coached") + about), when, close]

    def _never_parts(self, one: Silent) -> list[QWidget]:
        choices = [_NOT_SAID, *((words, words.capitalize()) for words in WHY_NOT)]
        why = Segmented(choices, f"Why {one.name} never asks")
        why.value = one.why
        why.chosen.connect(partial(self._on_why, one.rep_id))
        self.why.append(why)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(why, 0, Qt.AlignmentFlag.AlignLeft)
        return [box]

    def _link(self, text: str, name: str, do: Callable[[], None]) -> Link:
        link = Link(text, small=True)
        link.setAccessibleName(name)
        link.clicked.connect(do)
        return link

    def _close(self, request: Request) -> None:
        if self.session.do(close_request, request_id=request.id):
            self.session.say(f"Closed: {request.said}", partial(self._reopen, request.id))

    def _reopen(self, request_id: str) -> None:
        self.session.do(reopen_request, request_id=request_id)

    def _on_why(self, rep_id: str, why: str | None) -> None:
        self.session.do(set_why_not, rep_id=rep_id, why=why, initiator=self)

    def _bring(self) -> None:
        self.go("importing", step="requests")
