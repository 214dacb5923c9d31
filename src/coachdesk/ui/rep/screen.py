"""A rep's page."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.focus import focus_of
from coachdesk.desk.leaving import left_of, left_said
from coachdesk.desk.plan import next_ride
from coachdesk.desk.report import last_day
from coachdesk.desk.requests import Request
from coachdesk.desk.roster import Rep, archive_rep, rep_of, unarchive_rep
from coachdesk.desk.timeline import Happening, timeline
from coachdesk.domain.days import said, tenure
from coachdesk.domain.refused import Refused
from coachdesk.domain.week import SessionKind
from coachdesk.ui import theme
from coachdesk.ui.kit import Header, KeyButton, label
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.one_to_one.starting import START_KEY, start
from coachdesk.ui.places import DAY_KEY, ONE_REP_KEY, Destination
from coachdesk.ui.plan.line import PlanLine
from coachdesk.ui.rep.charts import FocusCharts
from coachdesk.ui.rep.facts import FactsPanel
from coachdesk.ui.rep.lines import LineActions
from coachdesk.ui.rep.note_editor import NoteEditor
from coachdesk.ui.rep.side import GOALS_KEY, SidePane
from coachdesk.ui.rep.timeline import TimelineView
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.who_next.ask_line import AskLine

_SIDE = 352


class RepScreen(Screen):
    """What is owed on the right, how it goes above, what has happened below."""

    topics = frozenset((
        "rep", "tier", "ride", "call", "entry", "rating", "focus", "skill", "step", "note",
        "result", "rule", "request", "silence", "dismissal", "setting", "outlook",
        "goal", "checkpoint", "page", "acknowledgement",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rep: Rep | None = None
        self.charts = FocusCharts(session)
        self.editor = NoteEditor(session)
        self.timeline = TimelineView(self._read)
        self.nothing = label("", "muted")
        self.nothing.setWordWrap(True)
        self.side = SidePane(session)
        self.plan_line = PlanLine(session, self)
        self.ask_line = AskLine(session, self)
        self._make_actions()
        self.header = Header(
            "", "", KeyButton.of(self.note), KeyButton.of(self.plan),
            KeyButton.of(self.start, primary=True),
        )  # fmt: skip
        self.header.back.show()
        self.header.went_back.connect(partial(self.go, "team"))
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, 0)
        left.setSpacing(12)
        left.addWidget(self.charts)
        left.addWidget(self.editor)
        left.addWidget(self.nothing)
        left.addWidget(self.timeline, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        lay_page(self, self.header, row)
        self.setFocusProxy(self.timeline)
        self.charts.call_chosen.connect(partial(self.go, "call"))
        self.side.next.plan_asked.connect(self._plan_this)
        self.side.prepare_asked.connect(partial(self.go, "ride"))
        self.side.talk.start_asked.connect(self._meet)
        self.side.goals.opened.connect(self._show_goals)
        for line in (self.plan_line, self.ask_line, self.editor):
            line.closed.connect(self.timeline.setFocus)

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id is None or (self.rep and self.rep.id == destination.id):
            return
        try:
            self.rep = rep_of(self.session.store, destination.id)
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return
        self.plan_line.hide()
        self.ask_line.hide()
        self.side.close_lines()
        self.timeline.lines.forget()
        self.editor.show_rep(self.rep.id, self.rep.first_name)

    @override
    def refresh(self) -> None:
        if self.rep is None:
            return
        today = self.session.today()
        try:
            self.rep = rep = rep_of(self.session.store, self.rep.id)
        except Refused as refused:  # taken out of the file meanwhile
            self.rep = None
            self.session.failed.emit(str(refused))
            self.go("team")
            return
        self.session.rep_id = rep.id
        facts = [rep.territory, tenure(rep.started_on, today) if rep.started_on else ""]
        if left := left_of(self.session.store, rep.id):
            facts.append(left_said(left, today))
        elif rep.archived_on:
            facts.append(f"archived {said(rep.archived_on, today)}")
        self.header.set_title(rep.name, " · ".join(filter(None, facts)))
        self.archive.setVisible(rep.archived_on is None)
        self.bring_back.setVisible(rep.archived_on is not None)
        self.timeline.refresh(today, rep.first_name)
        self.nothing.setVisible(not self.timeline.lines.lines)
        self.nothing.setText(
            f"Calls, ride-alongs, notes and steps with {rep.first_name} will stand here, the"
            " newest first. Start a call, or write a note."
        )
        self.side.show_rep(rep.id, rep.first_name, today)
        focus = [focus.skill_id for focus in focus_of(self.session.store, rep.id, today)]
        self.charts.show_rep(rep.id, rep.first_name, focus)

    @override
    def flush(self) -> None:
        self.editor.keep_draft()

    def _make_actions(self) -> None:
        lines = self.timeline
        self.start = act(self, "Start a call", self._start, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self.start
        self.meet = act(self, "Start a one-to-one", self._meet, START_KEY)
        self.day = act(self, "Debrief the last day", self._show_day, DAY_KEY)
        self.plan = act(self, "Plan a ride-along", self._plan, "R", within=lines)
        self.ask = act(self, "Asked to be coached …", self._ask, "A", within=lines)
        self.note = act(self, "Note", self.editor.write, "Ctrl+T")
        self.new_step = act(self, "New step …", self._new_step, "N", within=lines)
        self.edit = act(self, "Edit name, tier and focus …", self._edit, "Ctrl+E")
        self.progress = act(self, "Progress", self._show_progress)
        self.prepare = act(self, "Prepare the next session", self._prepare, "P", within=lines)
        self.goals = act(self, "Goals", self._show_goals, GOALS_KEY, within=lines)
        self.report = act(self, "Field coaching report", self._report, "F", within=lines)
        self.focus_plan = act(self, "Show in the focus plan", self._show_focus)
        self.lines = LineActions(self)
        self.show_rep = act(self, "One rep’s view, and back", self._show_to_rep, ONE_REP_KEY)
        self.quote = act(self, "Then and now …", self._quote, "Q", within=lines)
        self.archive = act(self, "Archive", self._archive)
        self.held = act(self, "Everything held …", self._show_held)
        self.leaves = act(self, "Leaves, or is to be erased …", self._show_leaving)
        self.bring_back = act(self, "Put back on the roster", self._bring_back)

    def _read(self, skip: int, most: int) -> list[Happening]:
        if self.rep is None:
            return []
        today = self.session.today()
        return timeline(self.session.store, self.rep.id, today, skip=skip, most=most)

    def _start(self) -> None:
        if self.rep:
            self.go("call", self.rep.id, "before")

    def _meet(self) -> None:
        if self.rep:
            start(self.session, self.rep.id)

    def _show_day(self) -> None:
        if self.rep is None:
            return
        if on := last_day(self.session.store, self.rep.id, self.session.today()):
            self.go("day", self.rep.id, on.isoformat())
        else:
            self.session.say(f"There was no call with {self.rep.first_name} yet")

    def _show_progress(self) -> None:
        if self.rep:
            self.go("progress", self.rep.id)

    def _show_goals(self) -> None:
        if self.rep:
            self.go("goals", self.rep.id)

    def _report(self) -> None:
        if self.rep:
            self.go("report", self.rep.id)

    def _show_focus(self) -> None:
        if self.rep:
            self.go("focus", self.rep.id)

    def _show_to_rep(self) -> None:
        if self.rep:
            self.go("one rep", self.rep.id)

    def _quote(self) -> None:
        from coachdesk.ui.one_rep.then_and_now import ThenAndNow  # noqa: PLC0415 -- seldom

        if self.rep:
            ThenAndNow(self.session, self.rep, self.window())

    def _prepare(self) -> None:
        ride = self.rep and next_ride(self.session.store, self.rep.id, self.session.today())
        if ride:
            self.go("ride", ride.id)
        elif self.rep:
            self.session.say(f"Nothing is planned with {self.rep.first_name}: R plans a ride-along")

    def _plan(self) -> None:
        if self.rep:
            self.plan_line.ask_for(self.rep.id, self.rep.first_name, self._under_header())

    def _plan_this(self, kind: SessionKind, request: Request | None) -> None:
        if self.rep:
            self.plan_line.ask_for(
                self.rep.id, self.rep.first_name, self._under_header(),
                kind=kind, request_id=request.id if request else None,
            )  # fmt: skip

    def _ask(self) -> None:
        if self.rep:
            self.ask_line.ask_for(self.rep.id, self.rep.first_name, self._under_header())

    def _new_step(self) -> None:
        from coachdesk.ui.step.sheet import StepSheet  # noqa: PLC0415 -- seldom

        if self.rep:
            StepSheet(self.session, self.rep.id, None, self.window())

    def _under_header(self) -> QRect:
        head = self.header.geometry()
        return QRect(max(0, head.width() - 560), head.top(), 560, head.height())

    def _edit(self) -> None:
        if self.rep:
            FactsPanel(self.session, self.rep, self.window())

    def _archive(self) -> None:
        rep = self.rep
        if rep and self.session.do(archive_rep, rep_id=rep.id):
            self.session.say(f"{rep.name} archived", self._bring_back)
            self.go("team")

    def _show_held(self) -> None:
        if self.rep:
            self.go("held", self.rep.id)

    def _show_leaving(self) -> None:
        if self.rep:
            self.go("leaving", self.rep.id)

    def _bring_back(self) -> None:
        if self.rep:
            self.session.do(unarchive_rep, rep_id=self.rep.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = round(_SIDE * (1 + (theme.sizes().scale - 1) / 2))
        self.side.setFixedWidth(min(wide, self.width() * 38 // 100))
