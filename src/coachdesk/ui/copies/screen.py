"""One page for what other copies of the team would change: bring in, go back, decide."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from typing_extensions import override

from coachdesk.desk.copies import (
    Choice,
    Look,
    came_in_last,
    decide,
    in_short,
    kept_here,
    refuse_itself,
)
from coachdesk.desk.merging import KINDS, RepPlaces, undecided
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.refused import Refused
from coachdesk.ui import prompt, theme, work
from coachdesk.ui.copies import jobs
from coachdesk.ui.copies.pages import Pages
from coachdesk.ui.copies.places_list import PlacesList
from coachdesk.ui.copies.telling import take_back, tell_brought
from coachdesk.ui.kit import Header, KeyButton, hairline
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_TITLES = {
    "bring": "Bring in a copy", "last": "What came in last", "restore": "Restore",
    "decide": "Changed on two computers",
}  # fmt: skip
_DONE = {"bring": "Bring in", "last": "Done", "restore": "Restore all", "decide": "Done"}
_NOTHING = {
    "bring": "Nothing new is in it. To go back to what it holds, use File ▸ Restore …",
    "last": "Nothing has been brought in on this computer yet.",
    "restore": "It is all as it was in that copy.",
    "decide": "Nothing is left to decide.",
}


class CopiesScreen(Screen):
    """Reps on the left, what would change of one on the right; nothing changes before Ctrl+Enter.

    Steps: "bring" and "restore" with the copy's path in `id` (none: the backups here, to choose
    from), "last" for what the last copy changed here, "decide" for what two computers changed
    and nobody has decided on yet.
    """

    topics: ClassVar[frozenset[str]] = frozenset({"rep", "call", "entry", "note", "step"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.step, self.copy = "bring", Path()
        self.look: Look | None = None
        self.choices: dict[tuple[str, str, str], Choice] = {}
        self._work: work.Work | None = None
        self.done = act(self, "Bring in", self._on_done, "Ctrl+Return")
        self.leave = act(self, "Cancel", self._on_leave, "Esc")
        self.primary = self.done
        self.reps = QListWidget()
        self.other = act(self, "From another file …", self._on_other, "F", within=self.reps)
        self.undo = act(self, "Undo it", self._on_undo, "U", within=self.reps)
        self.extra = {self.other: KeyButton.of(self.other), self.undo: KeyButton.of(self.undo)}
        self.header = Header(_TITLES["bring"], "", *self.extra.values(), KeyButton.of(self.leave),
                             KeyButton.of(self.done, primary=True))  # fmt: skip
        self.reps.setAccessibleName("Reps")
        self.reps.setProperty("role", "names")
        self.reps.setFixedWidth(320)
        self.reps.currentRowChanged.connect(self._on_rep)
        self.reps.activated.connect(self._on_activated)
        device = session.store.device
        self.places = PlacesList(device.name if device else "")
        self.places.version_chosen.connect(self._on_version)
        self.places.row_chosen.connect(self._on_row)
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.reps)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.places, 1)
        self.pages = Pages(across)
        lay_page(self, self.header, self.pages)
        self.setFocusProxy(self.reps)

    @override
    def arrive(self, destination: Destination) -> None:
        self.cancel()
        self.step, self.look = destination.step or "bring", None
        self.copy = Path(destination.id) if destination.id else Path()
        self.choices.clear()
        self.header.set_title(_TITLES[self.step], self.copy.name)
        self.done.setText(_DONE[self.step])
        self.leave.setText("Back" if self.step in ("decide", "last") else "Cancel")
        self._offer(self.other, offered=self.step == "restore" and not destination.id)
        self._offer(self.undo, offered=False)
        if self.step == "decide":
            self._show_undecided()
        elif self.step == "last":
            self._show_last()
        elif destination.id:
            self._start_looking()
        else:
            self._list_backups()

    def cancel(self) -> None:
        """Hear no more of work under way."""
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _start_looking(self) -> None:
        self._wait(f"Reading {self.copy.name} …")
        try:
            refuse_itself(self.session.file if self.step == "bring" else None, self.copy)
        except Refused as refused:
            self._empty(str(refused))
            return
        job = jobs.looking(self.session.store, self.copy, back=self.step == "restore")
        self._run(job, self._on_looked)

    def _on_looked(self, look: Look) -> None:
        self.look = look
        at = Moment(unstamp(look.at), self.session.now().offset_minutes) if look.at else None
        when = f", {said(at.on, self.session.today())} {at.local:%H:%M}" if at else ""
        self.header.set_title(_TITLES[self.step], f"{look.copy.name} · from {look.by}{when}")
        self._show(look.groups)

    def _show_undecided(self) -> None:
        groups = undecided(self.session.store)
        count = sum(len(group.places) for group in groups)
        self.header.set_title(_TITLES["decide"], f"{count} to choose" if count else "")
        self._show(groups)

    def _show_last(self) -> None:
        self.look = came_in_last(self.session.store)
        if self.look.changes:
            self.header.set_title(_TITLES["last"], in_short(self.look))
        self._offer(self.undo, offered=bool(self.look.changes))
        self._show(self.look.groups)

    def _list_backups(self) -> None:
        self.done.setEnabled(False)
        kept = kept_here(self.session.store)
        self.reps.clear()
        for one in kept:
            at = Moment(unstamp(one.at), self.session.now().offset_minutes)
            item = QListWidgetItem(f"{said(at.on, self.session.today())} {at.local:%H:%M}")
            item.setData(Qt.ItemDataRole.UserRole, str(one.path))
            item.setSizeHint(QSize(0, theme.sizes().row))
            self.reps.addItem(item)
        self.header.set_title(_TITLES["restore"], "Enter shows what a backup would bring back")
        self.places.show_places([], self.session.now(), one_by_one=False)
        self.pages.show_list()
        self.reps.setCurrentRow(0)
        if not kept:
            self._empty("No backup has been made on this computer yet.")

    def _show(self, groups: list[RepPlaces]) -> None:
        self.done.setEnabled(bool(groups) or self._is_looking_only)
        if not groups:
            self._empty(_NOTHING[self.step])
            return
        self._groups = groups
        self.reps.clear()
        for group in groups:
            counts = " · ".join(f"{group.count(k)} {k}" for k in KINDS if group.count(k))
            item = QListWidgetItem(f"{group.rep or 'Everybody'}\n{counts}")
            item.setSizeHint(QSize(0, theme.sizes().row + theme.sizes().row // 3))
            self.reps.addItem(item)
        self.pages.show_list()
        self.reps.setCurrentRow(0)

    @property
    def _is_looking_only(self) -> bool:
        return self.step in ("decide", "last")

    def _on_rep(self, row: int) -> None:
        if (self.look or self.step == "decide") and 0 <= row < len(self._groups):
            places = self._groups[row].places
            order = sorted(places, key=lambda place: KINDS[::-1].index(place.kind))
            one_by_one = self.step == "restore"
            self.places.show_places(order, self.session.now(), one_by_one=one_by_one)

    def _on_activated(self, index: QModelIndex) -> None:
        if path := index.data(Qt.ItemDataRole.UserRole):
            self.go("copies", path, "restore")

    def _on_version(self, choice: Choice) -> None:
        self.choices[choice.table, choice.id, choice.field] = choice
        if self.step == "decide":
            self.session.do(decide, initiator=self, choices=[choice])
            self._show_undecided()
        else:
            self.places.mark(choice)

    def _on_row(self, row: str) -> None:
        self._go_back({row})

    def _on_done(self) -> None:
        session = self.session
        if self._is_looking_only:
            self.go("team")
        elif self.look and self.step == "bring":
            self._wait(f"Bringing in {self.copy.name} …")
            chosen = list(self.choices.values())
            job = jobs.bringing(session.store, self.copy, session.now(), chosen)
            self._run(job, self._on_brought)
        elif self.look:
            self._go_back(None)

    def _go_back(self, only: set[str] | None) -> None:
        if self.look:
            session = self.session
            self._wait("Restoring …")
            job = jobs.going_back(session.store, self.look, session.now(), only)
            self._run(job, self._on_gone_back)

    def _on_brought(self, changes: Changes) -> None:
        self.session.changed.emit(changes, None)
        tell_brought(self.session)
        if self.isVisible():
            self.go("team")

    def _on_gone_back(self, changes: Changes) -> None:
        count = f"{len(changes.ids):,} {'row' if len(changes.ids) == 1 else 'rows'}"
        self.session.changed.emit(changes, None)
        self.session.say(f"{count} restored", partial(take_back, self.session))
        if self.isVisible():
            self.go("team")

    def _on_undo(self) -> None:
        take_back(self.session)
        self.go("team")

    def _on_other(self) -> None:
        def look(path: Path) -> None:
            self.go("copies", str(path), "restore")

        prompt.open_file(self, "Restore from", prompt.COACH_FILES, look)

    def _on_leave(self) -> None:
        self.cancel()
        self.go("team")

    def _wait(self, words: str) -> None:
        self.done.setEnabled(False)
        self.pages.wait(words)

    def _empty(self, words: str) -> None:
        self.done.setEnabled(self._is_looking_only)
        self.pages.say(_TITLES[self.step], words)

    def _offer(self, action: QAction, *, offered: bool) -> None:
        action.setEnabled(offered)
        for part in (action, self.extra[action]):
            part.setVisible(offered)

    def _run(self, job: work.Job, on_done: Callable[[Any], None]) -> None:
        self._work = work.run(
            job, on_done=on_done, on_error=self._empty, on_progress=self.pages.show_progress
        )
