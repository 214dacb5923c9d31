"""Bringing in people and results, from a file or from the clipboard, without a dialog."""

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.domain.changes import Changes
from coachdesk.domain.importing import Outcome
from coachdesk.domain.table import Table
from coachdesk.exchange.draft import Draft, Kind, kind_of
from coachdesk.ui.importing.bringing import Bringing
from coachdesk.ui.importing.choosing import ChoosingPage
from coachdesk.ui.importing.look import Look
from coachdesk.ui.importing.outcome import summary_of
from coachdesk.ui.importing.page import TablePage
from coachdesk.ui.kit import Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_HOW = "You see what would change before anything does."
_PEOPLE = (
    "Who is on your team?",
    f"Choose a CSV, Excel or ODS file with a row a person, or paste cells from one. {_HOW}",
)
_RESULTS = (
    "What did your team win and lose?",
    f"Choose an export of deals or a table of quotas by period, or paste its cells. {_HOW}",
)


_REQUESTS = (
    "What did your reps ask for?",
    f"Choose a list with lines like “Kary: pricing talks”, or a table; or paste its cells. {_HOW}",
)
_ASKS = {"people": _PEOPLE, "results": _RESULTS, "requests": _REQUESTS}


class ImportingScreen(Screen):
    """First the table, then one page: columns, rows, stages, and what it would change."""

    topics: ClassVar[frozenset[str]] = frozenset({"rep", "result", "account", "deal", "call"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.draft: Draft | None = None
        self.look: Look | None = None
        self._tables: list[Table] = []
        self._name = ""
        self._path: Path | None = None
        self._waits = self._wants_requests = False
        self.bringing = Bringing(session, self)
        self.choosing, self.page = ChoosingPage(self), TablePage()
        self.choose = act(self, "Choose a file …", self.choosing.choose_file, "Ctrl+O")
        self.paste = act(self, "Paste cells", self.choosing.paste, "Ctrl+V")
        self.bring = act(self, "Bring in", self._on_bring, "Ctrl+Return")
        self.leave = act(self, "Leave without bringing in", self._on_leave, "Escape")
        self.primary = self.bring
        self.header = Header("Bring in people or results")
        self._buttons = (KeyButton.of(self.choose), KeyButton.of(self.bring, primary=True))
        for button in self._buttons:
            self.header.row.addWidget(button)
        self.header.back.show()
        self.header.went_back.connect(self.leave.trigger)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.choosing)
        self._pages.addWidget(self.page)
        lay_page(self, self.header, self._pages)
        self._connect()

    def _connect(self) -> None:
        self.choosing.file_chosen.connect(self.load)
        self.choosing.cells_pasted.connect(self.take_cells)
        page, bringing = self.page, self.bringing
        page.kind_chosen.connect(self._on_kind)
        page.sheet_chosen.connect(self._on_sheet)
        page.header_chosen.connect(self._on_header)
        page.hidden_chosen.connect(self._on_hidden)
        page.order_chosen.connect(lambda order: self._change(order=order))
        page.rows.chosen.connect(lambda rows: self._change(rows=rows))
        page.fields.column_chosen.connect(self._on_column)
        page.stages.ending_chosen.connect(self._on_ending)
        page.outcome.cancelled.connect(self._on_cancelled)
        bringing.read.connect(self._on_read)
        bringing.looked.connect(self._on_looked)
        bringing.progressed.connect(page.outcome.show_progress)
        bringing.brought.connect(self._on_brought)
        bringing.taken_back.connect(self._on_taken_back)
        bringing.waited.connect(self._on_waited)
        bringing.outdated.connect(self._on_outdated)
        bringing.refused.connect(self._on_refused)
        self.session.changed.connect(self._on_call_changed)

    @override
    def arrive(self, destination: Destination) -> None:
        """`step`: "people", "results" or "requests" asks; "file" or "pasted" have it in `id`."""
        self._wants_requests = destination.step == "requests"
        self._start_over(*_ASKS.get(destination.step or "", _PEOPLE))
        if destination.step == "file" and destination.id:
            self.load(Path(destination.id))
        elif destination.step == "pasted" and destination.id:
            self.take_cells(destination.id)

    @override
    def refresh(self) -> None:
        if not self.bringing.is_busy:
            self._look_again()

    def load(self, path: Path) -> None:
        """Read a file."""
        self._begin(path.name)
        self._path = path
        self.page.hidden.setChecked(False)
        self.bringing.read_file(path)

    def take_cells(self, text: str) -> None:
        """Read what was pasted."""
        self._begin("Pasted cells")
        self.page.hidden.setChecked(False)
        self.bringing.read_cells(text)

    def _start_over(self, title: str, sentence: str) -> None:
        self.bringing.cancel()
        self.draft = self.look = None
        self._waits = False
        self.header.set_title("Bring in people or results")
        self.choosing.ask(title, sentence)
        self._pages.setCurrentWidget(self.choosing)
        self._fit_actions()

    def _begin(self, name: str) -> None:
        self._waits = False
        self._name = name
        self.choosing.say(waiting=f"Reading {name} …")

    def _on_read(self, tables: list[Table]) -> None:
        self._tables = tables
        kinds = [self._kind_of(table) for table in tables]
        at = next((i for i, t in enumerate(tables) if not Draft.of(kinds[i], t).missing), 0)
        self.choosing.say()
        self.page.show_sheets([table.name for table in tables], at)
        self._pages.setCurrentWidget(self.page)
        self._take(Draft.of(kinds[at], tables[at]))
        self.page.fields.setFocus()

    def _kind_of(self, table: Table) -> Kind:
        """Requests where one came for them; else what it looks like."""
        return "requests" if self._wants_requests else kind_of(table)

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        rows = len(draft.table.rows)
        self.header.set_title(self._name, "1 row" if rows == 1 else f"{rows:,} rows")
        self.page.show_draft(draft)
        self._look_again()

    def _change(self, **facts: Any) -> None:
        if self.draft:
            self._take(replace(self.draft, **facts))

    def _look_again(self) -> None:
        if self.draft:
            self.look = None
            self._fit_actions()
            self.bringing.look(self.draft)

    def _on_looked(self, look: Look) -> None:
        self.look = look
        if self.draft:
            self.page.show_look(self.draft, look)
        self._fit_actions()
        if self._waits:
            self._on_bring()

    def _on_kind(self, kind: object) -> None:
        if self.draft:
            self._take(Draft.of(cast(Kind, kind), self.draft.table))

    def _on_sheet(self, at: int) -> None:
        table = self._tables[at]
        self._take(Draft.of(self._kind_of(table), table))

    def _on_header(self, wanted: bool) -> None:
        if self.draft:
            table = self.draft.table.headed(wanted=wanted)
            self._take(Draft.of(self.draft.kind, table))

    def _on_hidden(self, wanted: bool) -> None:
        if self._path:
            self.bringing.read_file(self._path, hidden=wanted)

    def _on_column(self, key: str, column: int | None) -> None:
        if self.draft:
            columns = {k: c for k, c in self.draft.columns.items() if k != key and c != column}
            self._change(columns=columns if column is None else columns | {key: column})

    def _on_ending(self, stage: str, ending: str) -> None:
        if self.draft:
            others = {k: e for k, e in self.draft.stages.items() if k != stage.casefold()}
            said = {stage.casefold(): cast(Outcome, ending)} if ending else {}
            self._change(stages=others | said)

    def _on_bring(self) -> None:
        if self.look and self.look.plan:
            self.page.set_busy(busy=True)
            self.page.outcome.show_progress(0, len(self.look.plan.writes))
            self.bringing.bring(self.look.plan)
            self._fit_actions()

    def _on_waited(self, why: str) -> None:
        """A call goes on: as soon as it has ended, what was asked for is done."""
        self._waits = True
        self.page.say(why, "warn")

    def _on_leave(self) -> None:
        """While writing, stop that; else go back to the team."""
        if self.bringing.is_busy and self.look:
            self._on_cancelled()
        else:
            self.go("team")

    def _on_call_changed(self, changes: Changes, _initiator: object) -> None:
        """The call that is waited for ends on a page of its own."""
        hidden = not self.isVisible()  # else `refresh` does it
        if self._waits and hidden and "call" in changes.topics and not self.bringing.is_busy:
            self._look_again()

    def _on_outdated(self) -> None:
        """Someone else wrote: what would change is shown anew, and asked for again."""
        self._idle()
        self._look_again()

    def _on_cancelled(self) -> None:
        self._waits = False
        self.bringing.cancel()
        self._idle()
        self._look_again()

    def _on_refused(self, why: str) -> None:
        self._waits = False
        self._idle()
        if not self.isVisible():
            self.session.failed.emit(why)  # an undo, asked for on another page
        elif self.draft is None or self._pages.currentWidget() is self.choosing:
            self.choosing.say(trouble=why)
        else:
            self.page.say(why)
        self._fit_actions()

    def _on_brought(self, changes: Changes) -> None:
        self._waits, draft = False, self.draft
        self._idle()
        self.session.changed.emit(changes, self)
        if draft and self.look and self.look.plan:
            plan = self.look.plan
            told = f"Brought in from {self._name}: {summary_of(plan, draft.kind)}"
            self.session.say(told, lambda: self.bringing.take_back(plan))
        if draft and draft.kind == "people" and kind_of(draft.table) != "people":
            self._take(Draft.of(kind_of(draft.table), draft.table))  # now that they are known
            return
        self._start_over(*(_REQUESTS if self._wants_requests else _RESULTS))
        if self.isVisible():
            self.go("requests" if draft and draft.kind == "requests" else "team")

    def _on_taken_back(self, changes: Changes) -> None:
        self.session.changed.emit(changes, None)
        self.session.say("Taken back: everything is as it was")

    def _idle(self) -> None:
        self.page.set_busy(busy=False)
        self.page.outcome.show_progress(0, 0)

    def _fit_actions(self) -> None:
        plan = self.look.plan if self.look else None
        at_table = self._pages.currentWidget() is self.page
        self.bring.setEnabled(bool(plan and plan.writes) and not self.bringing.is_busy)
        for button in self._buttons:
            button.setVisible(at_table)
        self.bring.setText("Nothing to change" if plan and not plan.writes else "Bring in")
        self.choose.setText("Another file …" if at_table else "Choose a file …")
