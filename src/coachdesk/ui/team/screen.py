"""Team: the roster, whom to coach next first."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.focus import MOST, focus_of, set_focus
from coachdesk.desk.roster import add_rep, add_reps, edit_rep
from coachdesk.desk.roster_rows import RosterRow, roster_rows
from coachdesk.desk.skills import skills
from coachdesk.desk.tier import boundaries, set_boundaries, set_tier
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import TIERS, Boundaries
from coachdesk.ui.kit import Header, KeyButton
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.team.actions import RosterActions
from coachdesk.ui.team.add_line import AddLine
from coachdesk.ui.team.columns import NOTHING, TIER, Column
from coachdesk.ui.team.filter import FilterField
from coachdesk.ui.team.table import RosterTable

if TYPE_CHECKING:
    from coachdesk.ui.plan.line import PlanLine
    from coachdesk.ui.team.first_start import FirstStart
    from coachdesk.ui.who_next.ask_line import AskLine


class TeamScreen(Screen):
    """The table, and what can be done with a rep from here."""

    topics = frozenset((
        "rep", "tier", "result", "ride", "call", "entry", "rating", "focus", "skill", "step",
        "setting", "rule", "request", "dismissal", "outlook", "goal",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._late = False  # somebody came or went while a cell was being edited
        self.table = RosterTable(self._choices, self)
        self.filter = FilterField()
        self.add_line = AddLine(session, self)
        self.split_line = InlineLine("Top, middle, bottom", "20/60/20", _split_said, self)
        self.acts = RosterActions(self)
        self.primary = self.acts.start
        self.header = Header(
            "Team", "", self.filter,
            KeyButton.of(self.acts.add), KeyButton.of(self.acts.start, primary=True),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.first: FirstStart | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)
        self.filter.textChanged.connect(self._on_filter_typed)
        self.filter.left.connect(self.table.setFocus)
        self.table.rep_opened.connect(self.open_rep)
        self.table.rows.edited.connect(self._on_edited)
        self.table.itemDelegate().closeEditor.connect(
            self._on_editor_closed, Qt.ConnectionType.QueuedConnection
        )
        self.split_line.entered.connect(self._on_split_entered)
        self.add_line.cells_pasted.connect(self.take_cells)
        self.add_line.added.connect(self._on_added)
        for line in (self.add_line, self.split_line):
            line.closed.connect(self.table.setFocus)

    @cached_property
    def plan_line(self) -> "PlanLine":
        """Asks for the day of a ride-along; made when first asked for."""
        from coachdesk.ui.plan.line import PlanLine  # noqa: PLC0415 -- not at start-up

        line = PlanLine(self.session, self)
        line.closed.connect(self.table.setFocus)
        return line

    @cached_property
    def ask_line(self) -> "AskLine":
        """Asks what a rep asked for; made when first asked for."""
        from coachdesk.ui.who_next.ask_line import AskLine  # noqa: PLC0415 -- not at start-up

        line = AskLine(self.session, self)
        line.closed.connect(self.table.setFocus)
        return line

    @override
    def refresh(self) -> None:
        today = self.session.today()
        rows = roster_rows(self.session.store, today)
        if self.table.is_editing() and not self.table.rows.are_the_same(rows):
            self._late = True
            return
        chosen, current = [row.id for row in self.table.chosen()], self.table.current()
        line = self.table.currentIndex().row()
        self.table.rows.show_rows(rows, today)
        self.table.choose(chosen or [row.id for row in rows[:1]], current.id if current else None)
        if self.table.current() is None:  # who was there has left: the next one stands there now
            self.table.choose_line(line)
        self._say_count()
        self._show_first(nobody=not rows)

    def _show_first(self, *, nobody: bool) -> None:
        """While nobody is on the roster, ask who is."""
        if nobody and self.first is None:
            from coachdesk.ui.team.first_start import FirstStart  # noqa: PLC0415 -- not at start-up

            self.first = FirstStart(self.session)
            self.first.name_entered.connect(self._on_first_name)
            self.first.cells_pasted.connect(self.take_cells)
            self.first.file_chosen.connect(self._on_file_chosen)
            self._pages.addWidget(self.first)
        page: QWidget = self.first if nobody and self.first else self.table
        if nobody and self.first:
            self.first.refresh()
        had_focus = self._pages.isAncestorOf(self.focusWidget() or self._pages)
        self._pages.setCurrentWidget(page)
        for part in (self.filter, *self.header.findChildren(KeyButton)):
            part.setVisible(not nobody)
        self.setFocusProxy(self.first.field if nobody and self.first else self.table)
        if had_focus and page is not self.table:
            self.setFocus()

    def _on_first_name(self, name: str) -> None:
        if added := self.session.do(add_rep, name=name):
            self.table.choose(added.ids)
            self.add()

    def _on_added(self, rep_id: str) -> None:
        self.table.choose([rep_id])

    def _on_file_chosen(self, path: Path) -> None:
        self.go("importing", str(path), "file")

    def take_cells(self, text: str) -> None:
        """Put pasted names on the roster; cells with more than names are looked at first."""
        self.add_line.close_line()
        if "\t" in text:
            self.go("importing", text, "pasted")
            return
        from coachdesk.domain.column_names import is_known  # noqa: PLC0415 -- not at start-up

        first, *others = text.splitlines()
        names = others if is_known(first) else [first, *others]
        added = self.session.do(add_reps, names=names)
        if added is not None:
            count = len(added.ids)
            self.session.say("1 rep added" if count == 1 else f"{count} reps added")
            self.table.choose(added.ids[:1])
            self.table.setFocus()

    def open_rep(self, rep_id: str) -> None:
        """Go to the rep's page."""
        self.go("rep", rep_id)

    def add(self) -> None:
        """Ask for names, just under the header."""
        self.add_line.ask("Add rep")
        self.add_line.float_at(self._under_header())

    def ask_boundaries(self) -> None:
        """Ask for the shares that are top, middle and bottom."""
        self.split_line.ask("Top, middle and bottom in %", str(boundaries(self.session.store)))
        self.split_line.float_at(self._under_header())

    def focus_filter(self) -> None:
        """Type to filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def spot(self) -> QRect:
        """Where the row under the cursor lies."""
        rect = self.table.visualRect(self.table.currentIndex().siblingAtColumn(0))
        return rect.translated(self.table.viewport().mapTo(self, rect.topLeft()) - rect.topLeft())

    def _under_header(self) -> QRect:
        return self.header.geometry().adjusted(self.filter.x(), 0, 0, 0)

    def _choices(self, column: Column) -> list[tuple[str, object]]:
        if column == TIER:
            return [("By results", None), *((tier.capitalize(), tier) for tier in TIERS)]
        return [(NOTHING, None), *((s.name, s.id) for s in skills(self.session.store))]

    def _on_edited(self, row: RosterRow, column: Column, value: str | None) -> None:
        if column.edit == "tier":
            self.session.do(set_tier, rep_id=row.id, tier=value)
        elif column.edit == "focus":
            self._focus_on(row, value)
        else:
            fields: dict[str, Any] = {column.field: value}
            self.session.do(edit_rep, rep_id=row.id, **fields)

    def _focus_on(self, row: RosterRow, skill_id: str | None) -> None:
        """The chosen skill comes first; a second one stays second."""
        held = [f.skill_id for f in focus_of(self.session.store, row.id, self.session.today())]
        others = [other for other in held[1:] if other != skill_id]
        wanted = [skill_id, *others] if skill_id else others
        self.session.do(set_focus, rep_id=row.id, skill_ids=wanted[:MOST])

    def _on_editor_closed(self) -> None:
        if self._late:
            self._late = False
            self.refresh()

    def _on_filter_typed(self, text: str) -> None:
        self.table.proxy.filter_by(text)
        if self.table.current() is None and self.table.proxy.rowCount():
            self.table.choose([self.table.row_at(0).id])
        self._say_count()

    def _on_split_entered(self, text: str) -> None:
        if self.session.do(set_boundaries, split=text) is not None:
            self.split_line.close_line()

    def _say_count(self) -> None:
        rows, shown = self.table.rows.rows, self.table.proxy.rowCount()
        reps = "1 rep" if len(rows) == 1 else f"{len(rows)} reps"
        said = reps if shown == len(rows) else f"{shown} of {reps}"
        late = sum(row.line.is_flagged for row in rows)
        if late and shown == len(rows):
            said += f" · {late} past their cadence" if late > 1 else " · 1 past the cadence"
        mine = sum(row.overdue_mine for row in rows)
        if mine and shown == len(rows):
            said += f" · {mine} of my steps overdue" if mine > 1 else " · 1 of my steps overdue"
        self.header.set_title("Team", said if rows else "")


def _split_said(text: str) -> tuple[str, bool]:
    try:
        split = Boundaries.parsed(text)
    except Refused as refused:
        return str(refused), False
    return f"top {split.top} %, bottom {split.bottom} %", True
