"""The Progress place: which page, whose history, of which time; and nothing of the charts."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.delays import delays
from coachdesk.desk.progress import rep_progress, whole_history
from coachdesk.desk.progress_settings import fiscal_month, set_fiscal_month, set_target
from coachdesk.desk.progress_team import team_progress
from coachdesk.desk.roster import Rep
from coachdesk.desk.self_view import differences
from coachdesk.domain.changes import Changes
from coachdesk.domain.periods import Period
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.dates import first_weekday
from coachdesk.ui.kit import Empty, Header, KeyButton, Segmented
from coachdesk.ui.places import Destination
from coachdesk.ui.progress.all_charts import AllCharts
from coachdesk.ui.progress.period_choice import PeriodChoice
from coachdesk.ui.progress.rep_choice import RepChoice
from coachdesk.ui.progress.rep_page import RepPage
from coachdesk.ui.progress.team_page import TeamPage
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

ONE_REP, TEAM = "rep", "team"


class ProgressScreen(Screen):
    """Two pages under one filter."""

    topics: ClassVar[frozenset[str]] = frozenset(
        ("rep", "tier", "skill", "focus", "result", "ride", "call", "pause", "entry", "rating",
         "step", "setting", "rule")
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._drawn: object = None  # what was asked for last, while the data are still the same
        self.pages = Segmented([(ONE_REP, "One rep"), (TEAM, "Team")], "Whose progress")
        self.pages.value = TEAM
        self.pages.chosen.connect(self._on_page_chosen)
        self.who = RepChoice()
        self.who.rep_chosen.connect(self._on_rep_chosen)
        self.period = PeriodChoice(session.today(), self)
        self.period.chosen.connect(self.refresh)
        self.period.quarter_start_chosen.connect(self._on_quarter_start_chosen)
        self.rep_page, self.team_page = RepPage(), TeamPage()
        self.rep_page.card_made.connect(self._listen)
        self.team_page.target_chosen.connect(self._on_target_chosen)
        for card in self.team_page.cards:
            self._listen(card)
        self.all_charts = AllCharts(self)
        self.all_charts.said.connect(session.say)
        self.all_charts.failed.connect(session.failed)
        self._add_actions()
        self._lay_out()

    def _lay_out(self) -> None:
        header = Header("Progress")
        header.row.removeWidget(header.subtitle)
        header.subtitle.hide()
        for part in (self.pages, self.who, self.period.button):
            header.row.addWidget(part)
        header.row.addStretch(1)
        header.row.addWidget(self.all_charts)
        self._stack = QStackedWidget()
        self._empty = _nothing_yet(self.start)
        for page in (self.rep_page, self.team_page, self._empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.period.own_days)
        column.addWidget(self._stack, 1)

    def _add_actions(self) -> None:
        self.start = QAction("Start a call", self)
        self.start.triggered.connect(self._on_call_asked)
        wanted = (
            ("Progress of one rep", self._on_one_asked),
            ("Progress of the team", self._on_team_asked),
            ("Numbers for the director", self._on_numbers_asked),
            ("Rep’s page", self._on_rep_page_asked),
        )
        for text, slot in wanted:
            action = QAction(text, self)
            action.triggered.connect(slot)
            self.addAction(action)
        self.all_charts.own_actions[:0] = self.actions()[-2:]
        self.addActions([*self.all_charts.own_actions[2:], *self.period.actions])

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id:
            self.session.rep_id = destination.id
            self._turn_to(ONE_REP)
        self.who.rep_id = self.session.rep_id or self.who.rep_id

    @override
    def refresh(self) -> None:
        if self._drawn == self._asked_for():
            return
        store, today = self.session.store, self.session.today()
        self.who.show_reps(store)
        one, rep = self.pages.value == ONE_REP, self.who.rep
        self.who.setVisible(one)
        whole = whole_history(store, today)
        if whole is None or (one and rep is None):
            self._stack.setCurrentWidget(self._empty)
        else:
            period = self.period.period(today, fiscal_month(store), whole)
            self._show_rep(rep, period) if one and rep else self._show_team(period)
        self._drawn = self._asked_for()

    def _asked_for(self) -> object:
        days = self.period.own_days.period
        return self.pages.value, self.who.rep_id, self.period.choice, days, self.session.today()

    @override
    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if changes.topics & self.topics:
            self._drawn = None
        super()._on_changed(changes, initiator)

    def _show_rep(self, rep: Rep, period: Period) -> None:
        progress = rep_progress(self.session.store, rep.id, period)
        today = self.session.today()
        apart = differences(self.session.store, today, rep.id).get(rep.id, [])
        lines = [(one.skill, one.said(rep.first_name, today)) for one in apart]
        soon = delays(self.session.store, period, today, rep.id)
        self.rep_page.show_progress(progress, rep.first_name, lines, soon)
        self.all_charts.tell(f"Progress of {rep.name}", self.rep_page.cards)
        self._stack.setCurrentWidget(self.rep_page)

    def _show_team(self, period: Period) -> None:
        today = self.session.today()
        progress = team_progress(self.session.store, period, today, first_weekday())
        self.team_page.show_progress(progress, today)
        self.all_charts.tell("Progress of the team", self.team_page.cards)
        self._stack.setCurrentWidget(self.team_page)

    def _listen(self, card: ChartCard) -> None:
        card.call_chosen.connect(self._on_call_chosen)
        card.said.connect(self.session.say)
        card.failed.connect(self.session.failed)

    def _turn_to(self, page: str) -> None:
        self.pages.value = page
        if self.pages.isAncestorOf(self.focusWidget() or self):
            self.pages.button.setFocus()

    def _show_page(self, page: str) -> None:
        self._turn_to(page)
        self.refresh()

    def _on_rep_chosen(self) -> None:
        self.session.rep_id = self.who.rep_id
        self.refresh()

    def _on_page_chosen(self, _page: object) -> None:
        self.refresh()

    def _on_one_asked(self) -> None:
        self._show_page(ONE_REP)

    def _on_team_asked(self) -> None:
        self._show_page(TEAM)

    def _on_numbers_asked(self) -> None:
        self.go("numbers")

    def _on_rep_page_asked(self) -> None:
        if self.who.rep_id:
            self.go("rep", self.who.rep_id)

    def _on_call_asked(self) -> None:
        self.go("call", step="before")

    def _on_call_chosen(self, call_id: str) -> None:
        self.go("call", call_id)

    def _on_quarter_start_chosen(self, month: int) -> None:
        self.session.do(set_fiscal_month, month=month)

    def _on_target_chosen(self, split: str) -> None:
        self.session.do(set_target, split=split)


def _nothing_yet(start: QAction) -> Empty:
    return Empty(
        "No coaching history yet",
        "Here you will see how skills move, where your coaching time goes and what was kept. "
        "It grows from the calls you take notes in.",
        KeyButton.of(start, primary=True),
    )
