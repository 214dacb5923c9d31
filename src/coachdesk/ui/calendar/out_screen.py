"""What is planned, as a file for the coach's own calendar: exactly what goes out is shown."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.calendar import Going, going_out, keep_sent
from coachdesk.domain.days import said
from coachdesk.ui import prompt, theme, work
from coachdesk.ui.calendar import here
from coachdesk.ui.calendar.place_line import PlaceLine
from coachdesk.ui.calendar.table import Column, Line, LinesTable
from coachdesk.ui.kit import Empty, Header, KeyButton, label
from coachdesk.ui.kit.act import act
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_COLUMNS = (
    Column("Day", 130), Column("Time", 130), Column("What"), Column("Place"), Column("", 140)
)  # fmt: skip
_PLACE = 3  # its column
_NOTE = (
    "This is all that goes out: no skill, reason, note or tier. Open the file with Outlook, Google "
    "or Apple Calendar; taking in a later one moves and cancels what has changed here since."
)
_NOTHING = "What you plan with your reps can go to your calendar from here, as a file."


class CalendarOutScreen(Screen):
    """Sessions ahead and those called off since they were sent; one or all are saved as a file."""

    topics: ClassVar[frozenset[str]] = frozenset({"ride", "rep", "sent"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.going: list[Going] = []
        self._asked: str | None = None
        self.table = LinesTable("Planned ahead", _COLUMNS)
        self.all = act(self, "Save all …", self._on_all, "Ctrl+Return")
        self.one = act(self, "Save this one …", self._on_one, "S", within=self.table)
        self.where = act(self, "Place …", self._on_where, "P", within=self.table)
        self.place_line = PlaceLine(session, self)
        self.place_line.closed.connect(self.table.setFocus)
        self.leave = act(self, "Back", lambda: self.session.ask("back"), "Escape")
        self.primary = self.all
        self._buttons = (
            KeyButton.of(self.where),
            KeyButton.of(self.one),
            KeyButton.of(self.all, primary=True),
        )
        self.header = Header("For your calendar", "", *self._buttons)
        self.header.back.show()
        self.header.went_back.connect(self.leave.trigger)
        self.note = label(_NOTE, "hint")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 8)
        plan = KeyButton("Plan your week")
        plan.clicked.connect(lambda: self.go("week"))
        self.empty = Empty("Nothing is planned ahead", _NOTHING, plan)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.header)
        down.addWidget(self.note)
        down.addWidget(self.table, 1)
        down.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    @override
    def arrive(self, destination: Destination) -> None:
        """`id`: the session to choose."""
        self._asked = destination.id

    @override
    def refresh(self) -> None:
        now = self.session.now()
        self.going = going_out(self.session.store, now)
        self.header.set_title("For your calendar", _counted(self.going) if self.going else "")
        for part in (self.note, self.table, *self._buttons):
            part.setVisible(bool(self.going))
        self.empty.setVisible(not self.going)
        self.table.show_lines([_line(going, now.on) for going in self.going])
        for action in (self.all, self.one, self.where):
            action.setEnabled(bool(self.going))
        asked = (at for at, going in enumerate(self.going) if going.ride_id == self._asked)
        if self._asked and (at := next(asked, None)) is not None:
            self.table.selectRow(at)
        self._asked = None

    def _on_all(self) -> None:
        self._ask(self.going, f"Plan {self.session.today().isoformat()}.ics")

    def _on_where(self) -> None:
        for at in self.table.chosen()[:1]:
            if self.going[at].ride_id:
                row = self.table.visualRect(self.table.model().index(at, _PLACE))
                row.moveTopLeft(self.table.viewport().mapTo(self, row.topLeft()))
                self.place_line.ask_for(self.going[at], row)

    def _on_one(self) -> None:
        for at in self.table.chosen():
            going = self.going[at]
            name = going.title.replace(",", "").replace("/", " ")
            self._ask([going], f"{name} {going.planned_on.isoformat()}.ics")

    def _ask(self, sessions: Sequence[Going], name: str) -> None:
        file = self.session.file
        at = (file.parent if file else Path.home()) / name
        then = partial(self._save, sessions)
        prompt.save_file(self, "Save for your calendar", at, prompt.CALENDARS, then)

    def _save(self, sessions: Sequence[Going], path: Path) -> None:
        now, dataset = self.session.now(), self.session.store.dataset
        zone = here.zone(now)

        def job(_progress: work.Progress) -> Path:
            from coachdesk.exchange.ical_out import calendar_of  # noqa: PLC0415 - when asked for

            path.write_bytes(calendar_of(sessions, now, zone, dataset))
            return path

        done = partial(self._on_saved, sessions)
        work.run(job, on_done=done, on_error=self.session.failed.emit)

    def _on_saved(self, sessions: Sequence[Going], path: Path) -> None:
        if not self.session.read_only:
            self.session.do(keep_sent, sessions=sessions)
        self.session.say(f"{_counted(sessions)} saved in {path.name}: open it with your calendar")


def _counted(sessions: Sequence[Going]) -> str:
    return "1 session" if len(sessions) == 1 else f"{len(sessions)} sessions"


def _line(going: Going, today: date) -> Line:
    day = said(going.planned_on, today)
    cells = (day[:1].upper() + day[1:], _time(going), going.title, going.place, _state(going))
    return Line(cells, frozenset(range(5) if going.cancelled else (4,)),
                frozenset((4,) if going.has_changed else ()))  # fmt: skip


def _time(going: Going) -> str:
    if going.starts_minute is None:
        return "all day"
    ends = (going.starts_minute + going.minutes) % (24 * 60)
    return f"{_clock(going.starts_minute)} – {_clock(ends)}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _state(going: Going) -> str:
    """What a calendar that took the last file in doesn't know yet."""
    if going.is_new:
        return "new"
    if going.has_changed:
        return "now cancelled" if going.cancelled else "changed"
    return "cancelled" if going.cancelled else "as saved"
