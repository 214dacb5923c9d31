"""What can be done with the reps of the Team table, as actions with their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from coachdesk.desk.roster import (
    archive_rep,
    first_name,
    join_reps,
    part_reps,
    unarchive_rep,
)
from coachdesk.ui import prompt
from coachdesk.ui.kit.act import act

if TYPE_CHECKING:
    from coachdesk.ui.team.screen import TeamScreen


class RosterActions:
    """The actions of the Team screen; those on a rep act on the rows that are selected."""

    def __init__(self, screen: "TeamScreen") -> None:
        self._screen = screen
        self._table = table = screen.table
        self.start = act(screen, "Start a call", self._start, "Ctrl+Return", "Ctrl+Enter")
        self.add = act(screen, "Add rep", screen.add, "N", within=table)
        self.filter = act(screen, "Filter the team", screen.focus_filter, "/", within=table)
        self.open = self._of_rep("Open the rep’s page", self._open, "Return", "Enter")
        self.plan = self._of_rep("Plan a ride-along", self._plan, "R")
        self.ask = self._of_rep("Asked to be coached …", self._ask, "A")
        self.edit = self._of_rep("Edit", table.edit_current, "F2", "Ctrl+E")
        self.copy = self._of_rep("Copy as a table", table.copy_chosen, "Ctrl+C")
        self.save = act(screen, "Save the team as a table …", self._save)
        self.join = self._of_rep("These two are one", self._join)
        self.archive = self._of_rep("Archive", self._archive, "Delete")
        self.order = act(screen, "Order by who is next", table.proxy.sort_by_next, "W",
                         within=table)  # fmt: skip
        self.records = act(screen, "Records: who left, old entries", self._show_records)
        self.split = act(screen, "Tier boundaries …", screen.ask_boundaries)
        table.insertAction(self.add, self.start)
        table.selectionModel().selectionChanged.connect(self.follow)
        table.rows.modelReset.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Offer what can be done with what is selected."""
        count = len(self._table.selectionModel().selectedRows())
        for action in (self.open, self.plan, self.ask, self.edit):
            action.setEnabled(count == 1)
        for action in (self.copy, self.archive):
            action.setEnabled(count > 0)
        self.join.setEnabled(count == 2)

    def _of_rep(self, text: str, do: Callable[[], object], *keys: str) -> QAction:
        return act(self._screen, text, do, *keys, within=self._table)

    def _show_records(self) -> None:
        self._screen.go("records")

    def _start(self) -> None:
        row = self._table.current()
        self._screen.go("call", row.id if row else None, "before")

    def _open(self) -> None:
        if row := self._table.current():
            self._screen.open_rep(row.id)

    def _plan(self) -> None:
        if row := self._table.current():
            self._screen.plan_line.ask_for(row.id, first_name(row.name), self._screen.spot())

    def _ask(self) -> None:
        if row := self._table.current():
            self._screen.ask_line.ask_for(row.id, first_name(row.name), self._screen.spot())

    def _save(self) -> None:
        suggested = Path.home() / "Team.xlsx"
        prompt.save_file(self._screen, "Save the team", suggested, prompt.SPREADSHEETS, self._write)

    def _write(self, path: Path) -> None:
        """All rows that are shown, in the order they stand in."""
        from coachdesk.exchange.tables_out import write_table  # noqa: PLC0415 -- not at start-up
        from coachdesk.exchange.team_table import HEADER, team_rows  # noqa: PLC0415 -- not at start-up

        shown = [self._table.row_at(at) for at in range(self._table.proxy.rowCount())]
        try:
            write_table(path, HEADER, team_rows(shown))
        except OSError as error:
            why = error.strerror or error
            self._screen.session.failed.emit(f"{path.name} could not be written: {why}.")
        else:
            self._screen.session.say(f"Saved {path.name}")

    def _archive(self) -> None:
        session, chosen = self._screen.session, self._table.chosen()
        done = [row for row in chosen if session.do(archive_rep, rep_id=row.id)]
        if not done:
            return
        who = done[0].name if len(done) == 1 else f"{len(done)} reps"

        def bring_back() -> None:
            for row in done:
                session.do(unarchive_rep, rep_id=row.id)
            self._table.choose([row.id for row in done])

        session.say(f"{who} archived", bring_back)

    def _join(self) -> None:
        """The rep under the cursor stays; the other one's history becomes its own."""
        session, stays = self._screen.session, self._table.current()
        goes = next((row for row in self._table.chosen() if row != stays), None)
        if stays is None or goes is None:
            return
        joined = session.do(join_reps, rep_id=goes.id, same_as_id=stays.id)
        if joined is None:
            return
        ids = joined.ids

        def part() -> None:
            session.do(part_reps, rep_id=goes.id, joined=ids)

        session.say(f"{goes.name} counts as {stays.name} now", part)
