"""What can be done in the Week, as actions with their keys."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut

from coachdesk.desk.attention import nothing_planned_top
from coachdesk.desk.budget import budget_of
from coachdesk.desk.placing import bring_back, drop_ride, place_ride
from coachdesk.desk.plan import plan_ride, unplan_ride
from coachdesk.desk.roster import first_name
from coachdesk.desk.who_next import who_next
from coachdesk.domain.budget import clock_length
from coachdesk.domain.days import said
from coachdesk.domain.slot import Slot
from coachdesk.domain.week import Item, SessionKind
from coachdesk.ui.kit.act import act
from coachdesk.ui.one_to_one.starting import start
from coachdesk.ui.week.words import KINDS

if TYPE_CHECKING:
    from coachdesk.ui.week.planner import Planner
    from coachdesk.ui.week.screen import WeekScreen


class WeekActions:
    """The actions of the Week; those on a session act on the one under the cursor."""

    def __init__(self, screen: "WeekScreen") -> None:
        self._screen, grid = screen, screen.grid
        self.ride = act(screen, "Plan a ride-along", screen.plan, "R", within=grid)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # from anywhere on the page
            QShortcut(QKeySequence(keys), screen).activated.connect(self.ride.trigger)
        self.meet = self._plans("Plan a one-to-one", "one-to-one", "O")
        self.talk = self._plans("Plan twenty minutes of questions", "talk", "Q")
        self.open = act(screen, "Open", self._open, "Return", "Enter", within=grid)
        self.start = act(screen, "Start the talk now", self._start, "S", within=grid)
        self.drop = act(screen, "Take out of the week", self._drop, "Delete", within=grid)
        self.send = act(screen, "For my calendar …", self._send, "C", within=grid)
        self.before = act(screen, "Week before", partial(screen.turn, -1), "PgUp", within=grid)
        self.after = act(screen, "Week after", partial(screen.turn, 1), "PgDown", within=grid)
        self.today = act(screen, "This week", partial(screen.show_week, None), "T", within=grid)
        self.set_budget = act(screen, "Coaching budget …", screen.ask_budget)
        self.set_estimates = act(screen, "Coaching minutes to expect …", screen.ask_estimates)
        for action in (self.before, self.after):
            action.setAutoRepeat(True)
        self.follow()

    def follow(self) -> None:
        """Offer what can be done with what is chosen."""
        item = self._screen.grid.chosen
        self.open.setEnabled(item is not None and item.kind != "busy")
        self.drop.setEnabled(item is not None and item.is_open)
        today = self._screen.session.today()
        self.start.setEnabled(
            item is not None and item.is_open and item.on == today and item.kind != "ride-along"
        )

    def ask(
        self, planner: "Planner", kind: SessionKind, rep: tuple[str, str] | None, slot: Slot | None
    ) -> None:
        """Open the planner with everybody, whom to see next first."""
        session = self._screen.session
        today = session.today()
        lines = who_next(session.store, today)
        people = [(line.rep_id, line.name, line.reasons[0].words) for line in lines]
        top = ", ".join(name for _, name in nothing_planned_top(session.store, today)[:3])
        days = _days_to_choose(self._screen.first, today, self._screen.grid.weekend)
        planner.ask(
            kind, people, days, today, rep=rep, slot=slot,
            hint=f"Top and nothing planned: {top}." if top else "",
        )  # fmt: skip

    def plan(self, rep_id: str, name: str, kind: SessionKind, slot: Slot) -> None:
        """Plan a session; past the budget it says by how much, and goes on."""
        session = self._screen.session
        planned = session.do(
            plan_ride, rep_id=rep_id, planned_on=slot.on, kind=kind, starts_minute=slot.starts,
            planned_minutes=slot.minutes,
        )  # fmt: skip
        if planned is None:
            return
        ride_id = planned.id
        self._screen.planner.close_line()
        self._show(ride_id, slot)
        what = KINDS[kind].capitalize()
        when = ", ".join(filter(None, (said(slot.on, session.today()), slot.hours)))
        words = f"{what} with {first_name(name)} planned for {when}{self._past_budget(slot)}"
        session.say(words, partial(self._unplan, ride_id))

    def _unplan(self, ride_id: str) -> None:
        self._screen.session.do(unplan_ride, ride_id=ride_id)

    def place(self, item: Item, slot: Slot) -> None:
        """Put a session elsewhere; from another day it counts as moved, and is asked why."""
        session = self._screen.session
        length = slot.minutes if slot.minutes != item.minutes else None
        done = session.do(place_ride, initiator=self._screen, ride_id=item.id, planned_on=slot.on,
                          starts_minute=slot.starts, planned_minutes=length)  # fmt: skip
        if done is None:
            return
        self._screen.redraw()
        placed = self._choose_same(item, slot)
        if placed is None:
            return
        day = said(slot.on, session.today())
        when = ", ".join(filter(None, (day, Slot(slot.on, slot.starts).hours or "no hour")))
        words = f"{first_name(item.name)}: {when}{self._past_budget(slot)}"
        session.say(words, partial(self._put_back, item, placed.id))
        if placed.id != item.id and any(i.id == item.id and i.ended_as for i in self._items):
            self._screen.reason.ask(item, "moved")

    @property
    def _items(self) -> list[Item]:
        return self._screen.grid.items

    def _put_back(self, item: Item, now_id: str) -> None:
        self._screen.reason.close_line()
        self._screen.session.do(
            place_ride, ride_id=now_id, planned_on=item.on, starts_minute=item.starts,
            planned_minutes=item.minutes,
        )  # fmt: skip
        self._choose_same(item, Slot(item.on))

    def _choose_same(self, item: Item, slot: Slot) -> Item | None:
        """Keep the cursor on a session wherever it went; a moved one goes on under another id."""
        self._turn_to(slot)
        found = next((i for i in self._items if i.is_open and i.on == slot.on
                      and (i.rep_id, i.kind) == (item.rep_id, item.kind)), None)  # fmt: skip
        self._screen.grid.choose(found)
        return found

    def _show(self, ride_id: str, slot: Slot) -> None:
        self._turn_to(slot)
        grid = self._screen.grid
        grid.choose(next((item for item in grid.items if item.id == ride_id), None))
        grid.setFocus()

    def _turn_to(self, slot: Slot) -> None:
        screen = self._screen
        weeks = (slot.on - screen.first).days // 7
        if weeks:
            screen.turn(weeks)

    def _past_budget(self, slot: Slot) -> str:
        """By how many minutes the week of that day is planned too full, if it is."""
        screen = self._screen
        first, last = screen.week_of(slot.on)
        left = budget_of(screen.session.store, first, last, screen.session.now()).left
        return f" · {clock_length(left)} past the week’s budget" if left and left < 0 else ""

    def _plans(self, text: str, kind: SessionKind, key: str) -> QAction:
        return act(self._screen, text, partial(self._screen.plan, kind), key,
                   within=self._screen.grid)  # fmt: skip

    def _open(self) -> None:
        if item := self._screen.grid.chosen:
            self._screen.open_item(item)

    def _start(self) -> None:
        item = self._screen.grid.chosen
        if item and item.session_kind != "ride-along":
            start(self._screen.session, item.rep_id, item.session_kind)

    def _send(self) -> None:
        """All that goes out is shown first; the chosen session is chosen there, too."""
        item = self._screen.grid.chosen
        self._screen.go("calendar-out", item.id if item else None)

    def _drop(self) -> None:
        """Cancelled, or never meant; asked why in place, and undone by one key."""
        session, item = self._screen.session, self._screen.grid.chosen
        if item is None or not item.is_open:
            return
        dropped = session.do(drop_ride, ride_id=item.id)
        if dropped is None:
            return
        ids = dropped.ids

        def undo() -> None:
            self._screen.reason.close_line()
            session.do(bring_back, ride_id=item.id, dropped=ids)

        stays = any(i.id == item.id for i in self._items)
        done = "cancelled" if stays else "taken out"
        session.say(f"{KINDS[item.kind].capitalize()} with {first_name(item.name)} {done}", undo)
        if stays:
            self._screen.reason.ask(item, "cancelled")


def _days_to_choose(first: date, today: date, weekend: frozenset[int]) -> list[date]:
    """The working days of the shown week that are still to come; where none are, the next."""
    days = [first + timedelta(at) for at in range(7)]
    ahead = [day for day in days if day >= today and day.weekday() not in weekend]
    coming = (today + timedelta(at) for at in range(7))
    return ahead or [day for day in coming if day.weekday() not in weekend]
