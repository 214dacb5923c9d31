"""The Numbers place: a month or quarter on one page, and how it leaves."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.attention import quarter_weeks
from coachdesk.desk.audience import choose_audience
from coachdesk.desk.kept import kept
from coachdesk.desk.numbers import numbers
from coachdesk.desk.progress_settings import fiscal_month, set_target
from coachdesk.desk.span import set_session_minutes, span
from coachdesk.desk.spent import correct, correction, set_time, spent
from coachdesk.domain.audience import DIRECTOR, Audience
from coachdesk.domain.findings import clock
from coachdesk.domain.periods import weeks
from coachdesk.domain.refused import Refused
from coachdesk.domain.spent import CATEGORIES, Spent, minutes_of
from coachdesk.domain.told import Told
from coachdesk.ui.dates import first_weekday
from coachdesk.ui.kit import Empty, Header, IconButton, KeyButton
from coachdesk.ui.numbers.page import NumbersPage, Shown
from coachdesk.ui.numbers.sending import Sending
from coachdesk.ui.period_steps import PeriodSteps
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session


class NumbersScreen(Screen):
    """Everything computed from dated facts: an old month shows what it was then."""

    topics: ClassVar[frozenset[str]] = frozenset(
        ("rep", "tier", "skill", "focus", "result", "ride", "stop", "call", "pause", "entry",
         "note", "rating", "step", "busy", "adjustment", "rule", "setting", "request", "goal",
         "checkpoint", "outlook", "day_debrief")
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._time: list[Spent] = []
        self.page = NumbersPage()
        self.page.target_chosen.connect(lambda split: self.session.do(set_target, split=split))
        self.page.session_chosen.connect(
            lambda minutes: self.session.do(set_session_minutes, minutes=minutes)
        )
        self.page.time_typed.connect(self._on_time_typed)
        self.page.texts.audience_chosen.connect(self._on_audience)
        for card in self.page.cards:
            card.said.connect(session.say)
            card.failed.connect(session.failed)
        self.steps = PeriodSteps(self, "month", "Period of the numbers")
        self.steps.chosen.connect(self.refresh)
        self.sending = Sending(self)
        self.sending.said.connect(session.say)
        self.sending.failed.connect(session.failed)
        self.sending.ratings_asked.connect(self.refresh)
        self.primary = self.sending.copy_text
        self.addActions([*self.sending.actions, *self._ways()])
        self._lay_out()

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        period = self.steps.period(today, fiscal_month(store))
        found = numbers(store, period, self.session.now())
        self.sending.tell(found if found.reps else None)
        self._stack.setCurrentIndex(int(not found.reps))
        if not found.reps:
            return
        last = min(max(period.first, today), period.last)
        self._time = spent(store, weeks(period, first_weekday()), today)
        self.page.show_numbers(
            Shown(
                found, kept(store, period, today), quarter_weeks(store, last), span(store, last),
                self._time, today,
            ),
            ratings=self.sending.ratings.isChecked(),
        )  # fmt: skip

    def _on_audience(self, told: Told, audience: Audience) -> None:
        """Out of the page by its mark, and back by Undo."""
        self._choose(told, audience)
        self.session.say("It stays here", partial(self._choose, told, DIRECTOR))

    def _choose(self, told: Told, audience: Audience) -> None:
        self.session.do(choose_audience, table=told.table, id=told.id, audience=audience)

    def _ways(self) -> list[QAction]:
        found = []
        for text, key, slot in (
            ("Earlier", "Ctrl+PgUp", lambda: self.steps.step(-1)),
            ("Later", "Ctrl+PgDown", lambda: self.steps.step(1)),
            ("Progress of the team", "", lambda: self.go("progress")),
        ):
            action = QAction(text, self)
            action.setShortcut(key)
            action.setAutoRepeat(False)
            action.triggered.connect(slot)
            found.append(action)
        return found

    def _lay_out(self) -> None:
        more = IconButton("more", "More ways to send the numbers")
        more.clicked.connect(lambda: self._open_menu(more))
        header = Header(
            "Numbers", "", self.steps, KeyButton.of(self.sending.copy_table),
            KeyButton.of(self.sending.copy_text, primary=True), more,
        )  # fmt: skip
        self._start = QAction("Team", self)
        self._start.triggered.connect(lambda: self.go("team"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(
            Empty(
                "No numbers yet",
                "Here a month or a quarter stands in figures: field days, hours, debriefs and "
                "steps a rep. They come from what you do in the Week and in calls.",
                KeyButton.of(self._start, primary=True),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.page.reps)

    def _open_menu(self, at: QWidget) -> None:
        menu = QMenu(self)
        menu.addActions([self.sending.save_csv, self.sending.save_pdf])
        menu.addSeparator()
        menu.addAction(self.sending.ratings)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))

    def _on_time_typed(self, row: int, category: str, typed: str) -> None:
        told = self._time[row]
        name = next(each for each in CATEGORIES if each == category)
        try:
            minutes = minutes_of(typed)
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return
        before = correction(self.session.store, told.period.first, name)
        done = self.session.do(set_time, told=told, category=name, minutes=minutes)
        if done is not None:

            def undo() -> None:
                self.session.do(correct, on=told.period.first, category=name, minutes=before)

            self.session.say(f"{name.capitalize()} set to {clock(minutes)}", undo)
