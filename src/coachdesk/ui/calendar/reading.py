"""The slow half of bringing a calendar in, off the GUI thread."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coachdesk.desk.calendar_in import Coming, keeps_titles, plan_busy
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.ui import work
from coachdesk.ui.calendar import here
from coachdesk.ui.importing.bringing import Bringing
from coachdesk.ui.session import Session


class CalendarBringing(Bringing):
    """As with tables: one job at a time, planned before it is written."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.zone = here.zone(session.now())

    several = Signal(object)  # Several calendars in one file

    def read_calendar(self, path: Path, name: str = "") -> None:
        """Tell what a file says (a Reading), and whether its titles were wanted before."""
        today, zone = self._session.today(), self.zone

        def job(store: Store, progress: work.Progress) -> object:
            from coachdesk.exchange import ical_in, ical_text  # noqa: PLC0415 - when asked for

            try:
                text = ical_text.read(path, name)
            except ical_text.Several as several:
                return several
            reading = ical_in.reading_of(
                text,
                today=today, zone=zone, dataset=store.dataset, progress=progress,
            )  # fmt: skip
            return reading, keeps_titles(store, reading.source)

        self._start(self._with_store(job), self._on_read, self.progressed.emit)

    def plan(self, coming: Coming, chosen: Mapping[str, str | None], *, titled: bool) -> None:
        """Tell what it would change (a BusyPlan)."""
        purposes = dict(chosen)

        def job(store: Store, _progress: work.Progress) -> object:
            return plan_busy(store, coming, zone=self.zone, chosen=purposes, titled=titled)

        self._start(self._with_store(job), self.looked.emit)

    def _on_read(self, result: object) -> None:
        (self.several if isinstance(result, Refused) else self.read).emit(result)
