"""Busy time from the coach's own calendar: read, looked at, and brought in."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.desk.calendar_in import BusyPlan
from coachdesk.domain.changes import Changes
from coachdesk.exchange.ical_in import Reading
from coachdesk.exchange.ical_text import Several
from coachdesk.ui import prompt
from coachdesk.ui.calendar import here
from coachdesk.ui.calendar.choosing import ChoosingCalendar
from coachdesk.ui.calendar.plan_page import KINDS, PlanPage, line_of
from coachdesk.ui.calendar.reading import CalendarBringing
from coachdesk.ui.calendar.telling import entries_of, summary_of, worth_knowing
from coachdesk.ui.kit import Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session


class CalendarInScreen(Screen):
    """First the file, then one page: what each title counts as, and what would change."""

    topics: ClassVar[frozenset[str]] = frozenset({"busy", "setting", "call"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.reading: Reading | None = None
        self.plan: BusyPlan | None = None
        self.chosen: dict[str, str | None] = {}
        self._path = Path()  # the file that holds several calendars
        self._waits = False
        self.bringing = CalendarBringing(session, self)
        self.page = PlanPage()
        self.table, self.titled, self.outcome = (
            self.page.table, self.page.titled, self.page.outcome,
        )  # fmt: skip
        self.choose = act(self, "Choose a file …", self._on_choose, "Ctrl+O")
        self.bring = act(self, "Bring in", self._on_bring, "Ctrl+Return")
        self.leave = act(self, "Leave without bringing in", self._on_leave, "Escape")
        self.kinds = [
            act(self, words, partial(self._on_kind, category), key, within=self.table)
            for category, words, key in KINDS
        ]
        self.page.show_keys(self.kinds)
        self.primary = self.bring
        self.header = Header("Bring in a calendar")
        self._buttons = (KeyButton.of(self.choose), KeyButton.of(self.bring, primary=True))
        for button in self._buttons:
            self.header.row.addWidget(button)
        self.header.back.show()
        self.header.went_back.connect(self.leave.trigger)
        self.choosing = ChoosingCalendar(self.choose, self)
        self._pages = QStackedWidget()
        for page in (self.choosing, self.page):
            self._pages.addWidget(page)
        lay_page(self, self.header, self._pages)
        self.setFocusProxy(self.choosing)
        self._connect()

    def _connect(self) -> None:
        bringing = self.bringing
        self.choosing.file_chosen.connect(self.load)
        self.titled.toggled.connect(self._look_again)
        self.outcome.cancelled.connect(self._on_cancelled)
        self.choosing.name_chosen.connect(lambda name: self.load(self._path, name))
        bringing.several.connect(self._on_several)
        bringing.read.connect(self._on_read)
        bringing.looked.connect(self._on_looked)
        bringing.progressed.connect(self._on_progressed)
        bringing.brought.connect(self._on_brought)
        bringing.taken_back.connect(self._on_taken_back)
        bringing.waited.connect(self._on_waited)
        bringing.outdated.connect(self._on_outdated)
        bringing.refused.connect(self._on_refused)

    @override
    def arrive(self, destination: Destination) -> None:
        """`id`: the file, where it is known already."""
        self._start_over()
        if destination.id:
            self.load(Path(destination.id))

    @override
    def refresh(self) -> None:
        if not self.bringing.is_busy:
            self._look_again()

    def load(self, path: Path, name: str = "") -> None:
        """Read a file, or one of several calendars in it."""
        self._start_over()
        self.choosing.say(f"Reading {name or path.name} …")
        self.bringing.read_calendar(path, name)

    def _start_over(self) -> None:
        self.bringing.cancel()
        self.reading = self.plan = None
        self.chosen = {}
        self._waits = False
        self.choosing.say("")
        self.header.set_title("Bring in a calendar")
        self._pages.setCurrentIndex(0)
        self._fit_actions()

    def _on_choose(self) -> None:
        prompt.open_file(self, "Choose a calendar", prompt.CALENDARS_IN, self.load)

    def _on_several(self, several: Several) -> None:
        self._path = several.path
        self.choosing.offer(str(several), several.names)

    def _on_read(self, told: tuple[Reading, bool]) -> None:
        self.reading, titled = told
        self.titled.blockSignals(True)
        self.titled.setChecked(titled)
        self.titled.blockSignals(False)
        self._look_again()

    def _look_again(self) -> None:
        if self.reading:
            self.bringing.plan(self.reading.coming, self.chosen, titled=self.titled.isChecked())
            self._fit_actions()

    def _on_looked(self, plan: BusyPlan) -> None:
        if self.reading is None:
            return
        self.plan = plan
        today = self.session.today()
        self.header.set_title(self.reading.name)
        self.table.show_lines([line_of(title) for title in plan.titles])
        self.outcome.show_entries(
            summary_of(plan),
            worth_knowing(plan, self.reading, today, self.bringing.zone),
            entries_of(plan, self.reading, today, here.first_weekday()),
        )
        if self._pages.currentIndex() == 0:
            self._pages.setCurrentIndex(1)
            self.table.setFocus()
        self._fit_actions()
        if self._waits:
            self._on_bring()

    def _on_kind(self, category: str | None) -> None:
        """Say what the chosen titles count as; a single one leads on to the next."""
        if self.plan is None:
            return
        rows = self.table.chosen()
        self.chosen |= {self.plan.titles[at].title: category for at in rows}
        if len(rows) == 1 and rows[0] + 1 < len(self.plan.titles):
            self.table.selectRow(rows[0] + 1)
        self._look_again()

    def _on_bring(self) -> None:
        if self.plan and self.plan.plan.writes:
            self.outcome.show_progress(0, len(self.plan.plan.writes))
            self.bringing.bring(self.plan.plan)
            self._fit_actions()

    def _on_progressed(self, done: int, total: int) -> None:
        reading = self._pages.currentIndex() == 0
        (self.choosing if reading else self.outcome).show_progress(done, total)

    def _on_brought(self, changes: Changes) -> None:
        self._waits, plan, reading = False, self.plan, self.reading
        self.outcome.show_progress(0, 0)
        self.session.changed.emit(changes, self)
        if plan and reading:
            told = f"Brought in from {reading.name}: {summary_of(plan)}"
            self.session.say(told, lambda: self.bringing.take_back(plan.plan))
        self._start_over()
        if self.isVisible():
            self.session.ask("back")

    def _on_taken_back(self, changes: Changes) -> None:
        self.session.changed.emit(changes, None)
        self.session.say("Taken back: everything is as it was")

    def _on_waited(self, why: str) -> None:
        """A call goes on: as soon as it has ended, what was asked for is done."""
        self._waits = True
        self.outcome.show_progress(0, 0)
        self.outcome.said.setText(why)

    def _on_outdated(self) -> None:
        """Someone else wrote: what would change is shown anew, and asked for again."""
        self.outcome.show_progress(0, 0)
        self._look_again()

    def _on_cancelled(self) -> None:
        self._waits = False
        self.bringing.cancel()
        self.outcome.show_progress(0, 0)
        self._look_again()

    def _on_leave(self) -> None:
        """While reading or writing, stop that; else go back."""
        if not self.bringing.is_busy:
            self.session.ask("back")
        elif self.reading:
            self._on_cancelled()
        else:
            self._start_over()

    def _on_refused(self, why: str) -> None:
        self._waits = False
        self.outcome.show_progress(0, 0)
        if not self.isVisible():
            self.session.failed.emit(why)  # an undo, asked for on another page
        elif self.reading is None:
            self.choosing.say(why, wrong=True)
        else:
            self.session.failed.emit(why)
        self._fit_actions()

    def _fit_actions(self) -> None:
        at_plan = self._pages.currentIndex() == 1
        has_plan = self.plan is not None
        writes = self.plan.plan.writes if self.plan else ()
        self.bring.setEnabled(bool(writes) and not self.bringing.is_busy)
        self.bring.setText("Nothing to change" if has_plan and not writes else "Bring in")
        self.choose.setText("Another file …" if at_plan else "Choose a file …")
        for button in self._buttons:
            button.setVisible(at_plan)
        for action in self.kinds:
            action.setEnabled(at_plan and bool(self.table.lines))
