"""What is kept and for how long: who left and when the record goes, and entries grown old."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.leaving import Left, all_left, left_said
from coachdesk.desk.thinning import (
    CHOICES,
    Old,
    old_entries,
    set_thinning_months,
    thin,
    thinning_months,
)
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import MONTHS
from coachdesk.domain.findings import many
from coachdesk.store.store import Store
from coachdesk.ui import theme, work
from coachdesk.ui.copies.jobs import with_own
from coachdesk.ui.kit import Header, KeyButton, Link, Segmented, hairline, label, wrapped
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.records.page import beside, scrolled, section
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import READ_ONLY, Session

_STAYS = (
    "Ratings, steps, notes and reports stay, and so do entries that are cited in a goal, quoted"
    " then and now, or were given as keep, stop or start. What goes is gone from backups, too:"
    " there is no way back."
)


class RecordsScreen(Screen):
    """Two lists that are short: those who left, and the entries that may go."""

    topics = frozenset(("rep", "entry", "call", "rule", "citation", "quotation"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.header = Header("Records", "who left, and what has grown old")
        self.left_says = wrapped("", "muted")
        self.names: list[Link] = []
        self._body = QWidget()
        self.months = Segmented(
            [(months, f"{months} months" if months else "good") for months in CHOICES],
            "How long entries are kept",
        )
        self.months.chosen.connect(self._on_months)
        self.old_says = wrapped("", "muted")
        self.ask = KeyButton("Let them go …")
        self.sure = KeyButton("Let them go for good")
        self.keep = Link("Keep them")
        self.ask.clicked.connect(partial(self._open, asked=True))
        self.keep.clicked.connect(partial(self._open, asked=False))
        self.sure.clicked.connect(self._on_sure)
        self._old: Old | None = None
        column = QVBoxLayout()
        column.setSpacing(theme.MARGIN)
        self._left_column = QVBoxLayout()
        self._left_column.setSpacing(theme.GAP)
        self._left_column.addWidget(label("Who left", "heading"))
        self._left_column.addWidget(self.left_says)
        self._left_column.addWidget(self._body)
        column.addLayout(self._left_column)
        column.addLayout(section(
            "Old entries", beside(label("Entries are kept for", "muted"), self.months),
            self.old_says, wrapped(_STAYS, "muted"), beside(self.ask, self.sure, self.keep),
        ))  # fmt: skip
        column.addStretch()
        self.area = scrolled(column, "Records")
        lay_page(self, self.header, self.area)
        self.setFocusProxy(self.area)

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        self._show_left(all_left(store))
        months = thinning_months(store, today)
        if months in CHOICES:
            self.months.value = months
        self._old = old_entries(store, today)
        self.old_says.setText(_says(self._old))
        self._open(asked=False)

    def _show_left(self, left: list[Left]) -> None:
        today = self.session.today()
        self.left_says.setText(
            "On its day a record is asked for, never erased by itself."
            if left
            else "Nobody whose record is still here. On a rep’s page, “Leaves …” says a last day."
        )
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.names = []
        for at, one in enumerate(left):
            name = Link(one.name)
            name.clicked.connect(partial(self.go, "leaving", one.rep_id))
            self.names.append(name)
            grid.addWidget(name, 2 * at, 0)
            role = "warn" if one.is_due(today) else "muted"
            grid.addWidget(wrapped(left_said(one, today), role), 2 * at, 1)
            grid.addWidget(hairline(), 2 * at + 1, 0, 1, 2)
        self._left_column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()  # not at once: one of its names may be what was pressed
        self._body = body

    def _open(self, *_: object, asked: bool) -> None:
        some = bool(self._old and self._old.entries)
        had_focus = any(b.hasFocus() for b in (self.ask, self.sure, self.keep))
        self.ask.setVisible(some and not asked)
        self.sure.setVisible(some and asked)
        self.keep.setVisible(some and asked)
        if had_focus:
            (self.keep if asked else self.ask).setFocus()

    def _on_months(self, months: object) -> None:
        self.session.do(set_thinning_months, months=months)

    def _on_sure(self) -> None:
        if self.session.read_only:
            self.session.failed.emit(READ_ONLY)
            return
        now = self.session.now()

        def job(own: Store, _progress: work.Progress) -> Changes:
            return thin(own, now)

        self.sure.setEnabled(False)
        work.run(with_own(self.session.store, job), on_done=self._on_gone, on_error=self._on_failed)

    def _on_gone(self, changes: Changes) -> None:
        self.sure.setEnabled(True)
        self.session.changed.emit(changes, None)
        self.session.say("The old entries are gone")

    def _on_failed(self, why: str) -> None:
        self.sure.setEnabled(True)
        self.session.failed.emit(why)


def _says(old: Old | None) -> str:
    if old is None:
        return "Entries are kept for good."
    day = f"{old.before.day} {MONTHS[old.before.month - 1]} {old.before.year}"
    count = len(old.entries)
    if not count:
        return f"No entry that could go is older than {day}."
    entries = "1 entry" if count == 1 else f"{count:,} entries"
    return f"{entries} of {many(old.calls, 'call')} before {day} may go."
