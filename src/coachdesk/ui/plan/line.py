"""Planning a session in place: R, a day in words, Enter."""

from datetime import date

from PySide6.QtCore import QLocale, QRect
from PySide6.QtWidgets import QWidget

from coachdesk.desk.plan import NAMES, plan_ride, unplan_ride
from coachdesk.domain.days import listed, said
from coachdesk.domain.due import day_first, due
from coachdesk.domain.week import SessionKind
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.session import Session

HINT = "thu, in 2 weeks, 12/3 …"


def day_of(text: str, today: date) -> date | None:
    """The coming day that words mean, or None."""
    found = due(text, today, day_first=day_first(QLocale.system().name()))
    return found.on if found and found.on and found.on >= today else None


def day_said(day: date, today: date) -> str:
    """A coming day in both ways, so that nobody is taken by surprise: Thu · 26 Nov."""
    near = said(day, today)
    return near if " " in near else f"{near} · {listed(day, today)}"


class PlanLine(InlineLine):
    """Asks for the day of a session with one rep, mostly a ride-along, and plans it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Ride-along on", HINT, self._understood, parent)
        self._session = session
        self._rep_id = ""
        self._first_name = ""
        self._kind: SessionKind = "ride-along"
        self._request_id: str | None = None
        self.entered.connect(self._on_entered_day)

    def ask_for(
        self,
        rep_id: str,
        first_name: str,
        spot: QRect,
        *,
        kind: SessionKind = "ride-along",
        request_id: str | None = None,
    ) -> None:
        """Open under a spot for one rep; perhaps to answer a request."""
        self._rep_id, self._first_name = rep_id, first_name
        self._kind, self._request_id = kind, request_id
        self.ask(f"{NAMES[kind].capitalize()} with {first_name} on")
        self.float_at(spot)

    def _understood(self, text: str) -> tuple[str, bool]:
        today = self._session.today()
        if day := day_of(text, today):
            return day_said(day, today), True
        return "a coming day, like thu", False

    def _on_entered_day(self, text: str) -> None:
        today = self._session.today()
        day = day_of(text, today)
        planned = day and self._session.do(
            plan_ride, rep_id=self._rep_id, planned_on=day, kind=self._kind,
            request_id=self._request_id,
        )  # fmt: skip
        if not (day and planned):
            return
        ride_id, what = planned.id, NAMES[self._kind].capitalize()
        self.close_line()
        self._session.say(
            f"{what} with {self._first_name} planned for {said(day, today)}",
            lambda: self._take_back(ride_id),
        )

    def _take_back(self, ride_id: str) -> None:
        self._session.do(unplan_ride, ride_id=ride_id)
