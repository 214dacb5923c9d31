"""Week: the coach's seven days, the budget over them, and planning in place."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.estimates import budget, estimates, set_budget, set_estimates
from coachdesk.desk.one_to_one import talk_of
from coachdesk.desk.week import week
from coachdesk.domain.budget import Budget, Estimates
from coachdesk.domain.changes import Changes
from coachdesk.domain.periods import week_start
from coachdesk.domain.refused import Refused
from coachdesk.domain.slot import Slot
from coachdesk.domain.week import Item, SessionKind
from coachdesk.ui import theme
from coachdesk.ui.dates import first_weekday
from coachdesk.ui.kit import Header, IconButton, KeyButton, Link
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.week.actions import WeekActions
from coachdesk.ui.week.budget_bar import BudgetBar
from coachdesk.ui.week.grid import WeekGrid
from coachdesk.ui.week.reason_line import ReasonLine
from coachdesk.ui.week.side import SidePane
from coachdesk.ui.week.words import week_title
from coachdesk.ui.where_now import weekend

if TYPE_CHECKING:
    from coachdesk.ui.kit.inline import Answer, InlineLine
    from coachdesk.ui.week.planner import Planner

_A_MINUTE = 60_000
_AT_REST = 80  # a key that is held down repeats sooner
_SIDE = 336


class WeekScreen(Screen):
    """The week that is shown, and what can be done in it."""

    topics = frozenset(
        ("ride", "stop", "call", "busy", "rep", "rule", "request", "dismissal", "step", "tier",
         "result", "focus", "rating", "entry", "setting", "adjustment", "outlook")
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._first: date | None = None  # None: whatever week it is
        self.grid = WeekGrid()
        self.grid.weekend = weekend()
        self.side = SidePane(session)
        self.bar = BudgetBar()
        self.reason = ReasonLine(session)
        self.acts = WeekActions(self)
        self.primary = self.acts.ride
        self.header = Header("", "", self.bar, KeyButton.of(self.acts.ride, primary=True))
        self._add_nav()
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self.reason)
        down.addWidget(self.grid, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(down, 1)
        across.addWidget(self.side)
        lay_page(self, self.header, across)
        self.setFocusProxy(self.grid)
        self.grid.item_chosen.connect(self.acts.follow)
        self.grid.item_opened.connect(self.open_item)
        self.grid.placed.connect(self.acts.place)
        self.grid.slot_chosen.connect(lambda at: self.plan(slot=at))
        self.bar.clicked.connect(self.ask_budget)
        self.reason.closed.connect(self.grid.setFocus)
        self.side.plan_asked.connect(self._on_plan_asked)
        self.side.planned_asked.connect(self._on_planned_asked)
        self.side.went.connect(lambda place, what: self.go(place, what or None))
        self.side.carried.connect(self._on_carried)
        self._resting = QTimer(self, interval=_AT_REST, singleShot=True)
        self._resting.timeout.connect(self.side.refresh)
        self._ticking = QTimer(self, interval=_A_MINUTE)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()

    @property
    def first(self) -> date:
        """The first day of the week that is shown."""
        return self._first or self.this_week

    def week_of(self, on: date) -> tuple[date, date]:
        """The first and the last day of a day's week."""
        first = week_start(on, first_weekday())
        return first, first + timedelta(6)

    @property
    def this_week(self) -> date:
        """The first day of the week that it is, as weeks begin where this computer stands."""
        return self.week_of(self.session.today())[0]

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id:
            self._first = week_start(date.fromisoformat(destination.id), first_weekday())
        self.reason.close_line()

    @override
    def refresh(self) -> None:
        self.show_days()
        self.side.refresh()

    def redraw(self) -> None:
        """The days at once, as a session is moved; what stands beside them once it rests."""
        self.show_days()
        self._resting.start()

    def show_days(self) -> None:
        """Draw the seven days and the budget over them."""
        now = self.session.now()
        shown = week(self.session.store, now, self.first)
        minute = now.local.hour * 60 + now.local.minute
        self.header.set_title(week_title(shown.period, now.on))
        self.grid.show_week(shown.period, shown.items, now.on, minute)
        self.bar.show_spent(shown.budget, shown.spent, is_past=shown.period.last < now.on)
        self.acts.follow()

    def show_week(self, first: date | None) -> None:
        """Turn to another week; None is the one that it is."""
        self._first = None if first == self.this_week else first
        self.refresh()

    def turn(self, weeks: int) -> None:
        """Turn so many weeks on."""
        self.show_week(self.first + timedelta(7 * weeks))

    def plan(
        self,
        kind: SessionKind = "ride-along",
        rep: tuple[str, str] | None = None,
        slot: Slot | None = None,
    ) -> None:
        """Ask for what isn't known of a session yet, and plan it."""
        self.acts.ask(self.planner, kind, rep, slot)

    def open_item(self, item: Item) -> None:
        """Go where a session or call is worked on."""
        if item.kind == "call":
            self.go("call", item.id)
        elif (talk := talk_of(self.session.store, item.id)) and talk.was_held:
            self.go("one-to-one", item.id)
        elif item.is_open:
            self.go("ride", item.id)
        elif item.rep_id:
            self.go("rep", item.rep_id)

    def ask_budget(self) -> None:
        """Ask for the coaching time there is."""
        set_now = budget(self.session.store, self.session.today())
        self.budget_line.ask("Time for coaching", str(set_now) if set_now else "")
        self.budget_line.float_at(self._under_header())

    def ask_estimates(self) -> None:
        """Ask how many coaching minutes to expect of stops and sessions."""
        expected = estimates(self.session.store, self.session.today())
        self.estimates_line.ask("Coaching minutes to expect", str(expected))
        self.estimates_line.float_at(self._under_header())

    @cached_property
    def planner(self) -> "Planner":
        """Asks whom and when; made when first asked for."""
        from coachdesk.ui.week.planner import Planner  # noqa: PLC0415 -- not at start-up

        made = Planner(self)
        made.decided.connect(self.acts.plan)
        made.closed.connect(self.grid.setFocus)
        return made

    @cached_property
    def budget_line(self) -> "InlineLine":
        """Asks for the budget."""
        return self._line("Time for coaching", "8 h a week, or 4 field days a month", _budget_said,
                          set_budget)  # fmt: skip

    @cached_property
    def estimates_line(self) -> "InlineLine":
        """Asks for the minutes to expect."""
        return self._line("Coaching minutes to expect", "45/90", _estimates_said,
                          set_estimates)  # fmt: skip

    def _line(
        self, name: str, hint: str, answer: "Answer", write: Callable[..., Changes]
    ) -> "InlineLine":
        from coachdesk.ui.kit.inline import InlineLine  # noqa: PLC0415 -- not at start-up

        line = InlineLine(name, hint, answer, self)

        def enter(text: str) -> None:
            if self.session.do(write, said=text) is not None:
                line.close_line()

        line.entered.connect(enter)
        line.closed.connect(self.grid.setFocus)
        return line

    def _under_header(self) -> QRect:
        return self.header.geometry().adjusted(self.bar.x(), 0, 0, 0)

    def _add_nav(self) -> None:
        row = self.header.row
        row.setStretchFactor(self.header.subtitle, 0)
        self.header.subtitle.hide()
        row.setStretchFactor(self.bar, 1)
        at = row.indexOf(self.header.title) + 1
        back, ahead = IconButton("back", "Week before"), IconButton("forward", "Week after")
        today = Link("today", small=True)
        back.clicked.connect(lambda: self.turn(-1))
        ahead.clicked.connect(lambda: self.turn(1))
        today.clicked.connect(lambda: self.show_week(None))
        for offset, widget in enumerate((back, today, ahead)):
            row.insertWidget(at + offset, widget)

    def _on_plan_asked(self, rep_id: str, name: str, kind: SessionKind) -> None:
        self.plan(kind, (rep_id, name))

    def _on_planned_asked(self, rep_id: str, on: date) -> None:
        self.show_week(self.week_of(on)[0])
        planned = (i for i in self.grid.items if i.rep_id == rep_id and i.on == on and i.is_open)
        self.grid.choose(next(planned, None))
        self.grid.setFocus()

    def _on_carried(self, item: Item, at: QPoint, is_dropped: bool) -> None:
        """Somebody from the list beside is held over the grid, or let go there."""
        inside = self.grid.rect().contains(self.grid.mapFromGlobal(at))
        slot = self.grid.slot_under(self.grid.mapFromGlobal(at).toPointF()) if inside else None
        self.grid.show_ghost(None if is_dropped else item, slot)
        if is_dropped and slot:
            self.acts.plan(item.rep_id, item.name, item.session_kind, slot)

    def _on_minute(self) -> None:
        if self.isVisible():
            self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = round(_SIDE * (1 + (theme.sizes().scale - 1) / 2))
        self.side.setFixedWidth(min(wide, self.width() * 34 // 100))


def _budget_said(text: str) -> tuple[str, bool]:
    try:
        return f"{Budget.parsed(text)}, from today on", True
    except Refused as refused:
        return str(refused), False


def _estimates_said(text: str) -> tuple[str, bool]:
    try:
        expected = Estimates.parsed(text)
    except Refused as refused:
        return str(refused), False
    words = f"a stop {expected.stop} min, a ride-along without stops {expected.ride_along}"
    return f"{words}, from today on", True
