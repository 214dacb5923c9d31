"""A rep leaves: the last day, what is still open, what is held, and the record erased."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.held import held_said
from coachdesk.desk.leaving import (
    Leaving,
    close_all,
    give_over,
    leave,
    leaving,
    left_said,
    open_again,
    stay,
    usual_purge_on,
)
from coachdesk.desk.purge import named_elsewhere, purge_rep
from coachdesk.desk.roster import reps
from coachdesk.desk.step import Step, close_step
from coachdesk.domain.changes import Changes
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.ui import theme, work
from coachdesk.ui.copies.jobs import with_own
from coachdesk.ui.kit import Header, KeyButton, hairline, label, wrapped
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.records.day_field import DayField
from coachdesk.ui.records.erase_part import ErasePart
from coachdesk.ui.records.open_part import OpenPart
from coachdesk.ui.records.page import beside, scrolled, section
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import READ_ONLY, Session


class LeavingScreen(Screen):
    """One page from top to bottom, in the order of what is done."""

    topics = frozenset(("rep", "step", "ride", "request", "call", "entry", "note", "rating"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rep_id: str | None = None
        self.now: Leaving | None = None
        self.keep = act(self, "Keep the days", self._keep, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self.keep
        self.stays = act(self, "Stays after all", self._stay)
        self.held = act(self, "Everything held …", self._show_held, "Ctrl+E")
        self.last_day = DayField("Last day", "30 Nov, fri, yesterday", past=True)
        self.purge_on = DayField("Erase the record on", "in 6 months", past=False)
        self.open = OpenPart(session)
        self.holds = wrapped("", "muted")
        self.erase = ErasePart()
        self.stays_button = KeyButton.of(self.stays)
        self.header = Header("", "", self.stays_button, KeyButton.of(self.keep, primary=True))
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        self._lay_out()
        for field in (self.last_day, self.purge_on):
            field.returnPressed.connect(self._keep)
        self.last_day.editingFinished.connect(self._propose)
        self.open.given.connect(self._on_given)
        self.open.dropped.connect(self._on_dropped)
        self.open.all_closed.connect(self._on_all_closed)
        self.open.debriefs_asked.connect(partial(self.go, "call"))
        self.erase.asked.connect(self._on_erasing_asked)
        self.erase.erased.connect(self._on_erased)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for field in (self.last_day, self.purge_on):
            name = label(field.accessibleName(), "muted")
            name.setMinimumHeight(theme.sizes().field)
            form.addRow(name, field)
        column = QVBoxLayout()
        column.setSpacing(theme.MARGIN)
        column.addLayout(form)
        column.addWidget(self.open)
        column.addLayout(section("Everything held", self.holds, beside(KeyButton.of(self.held))))
        column.addWidget(hairline())
        column.addWidget(self.erase)
        column.addStretch()
        self.area = scrolled(column, "Leaving")
        lay_page(self, self.header, self.area)
        self.setFocusProxy(self.last_day)

    @override
    def arrive(self, destination: Destination) -> None:
        self.rep_id = destination.id or self.session.rep_id
        self._shown: tuple[date | None, date | None] | None = None

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        self.now = None
        if self.rep_id is not None:
            try:
                self.now = leaving(store, self.rep_id, today)
            except Refused:  # erased meanwhile, in another window
                self.rep_id = None
        self.area.setVisible(self.now is not None)
        for action in (self.keep, self.held):
            action.setEnabled(self.now is not None)
        self.stays_button.setVisible(bool(self.now and self.now.left))
        if self.now is None:
            self.header.set_title("Leaving", "Choose a rep in Team")
            return
        left, rep = self.now.left, self.now.rep
        self.header.set_title(
            rep.name, f"Leaving · {left_said(left, today) if left else 'no last day yet'}"
        )
        self._show_days(left.left_on if left else None, left.purge_on if left else None)
        self.open.show(self.now, [one for one in reps(store) if one.id != rep.id])
        self.holds.setText(
            f"Held: {held_said(store, rep.id)}. Private texts are in it, marked; the names"
            " of others are covered, and you look at it before it is saved."
        )
        self.erase.show_rep(rep.name, rep.first_name)

    def _show_days(self, left_on: date | None, purge_on: date | None) -> None:
        """Only where they are others than before: what is being typed stays."""
        if (left_on, purge_on) != self._shown:
            self._shown = (left_on, purge_on)
            today = self.session.today()
            self.last_day.show_day(left_on or today, today)
            self.purge_on.show_day(purge_on if left_on else usual_purge_on(today), today)

    def _propose(self) -> None:
        """Another last day moves a day to erase that was only proposed."""
        if self.now and not self.now.left and (day := self.last_day.day):
            self.purge_on.show_day(usual_purge_on(day), self.session.today())

    def _keep(self) -> None:
        wrong = [field for field in (self.last_day, self.purge_on) if field.is_wrong]
        if self.now is None:
            return
        if wrong or self.last_day.day is None:
            (wrong[0] if wrong else self.last_day).setFocus()
            return
        rep, was = self.now.rep, self.now.left
        done = self.session.do(
            leave, rep_id=rep.id, left_on=self.last_day.day, purge_on=self.purge_on.day
        )
        if done and was is None:
            self.session.say(f"{rep.first_name} leaves: kept", self._stay)
        elif done:
            self.session.say("The days are kept")

    def _stay(self) -> None:
        if self.rep_id and self.session.do(stay, rep_id=self.rep_id):
            self.session.say("Stays on the roster")

    def _show_held(self) -> None:
        if self.rep_id:
            self.go("held", self.rep_id)

    def _go_back(self) -> None:
        self.go("rep" if self.rep_id else "team", self.rep_id)

    def _on_given(self, step: Step, to_rep_id: str) -> None:
        done = self.session.do(give_over, step_id=step.id, to_rep_id=to_rep_id)
        self._say(f"Given over: {step.what}", done)

    def _on_dropped(self, step: Step) -> None:
        done = self.session.do(close_step, step_id=step.id, result="dropped", note="left")
        self._say(f"Dropped: {step.what}", done)

    def _on_all_closed(self) -> None:
        if self.rep_id:
            done = self.session.do(close_all, rep_id=self.rep_id)
            self._say("Closed: steps, requests and what was planned", done)

    def _say(self, words: str, done: Changes | None) -> None:
        if done:
            self.session.say(words, partial(self._open_again, done.ids))

    def _open_again(self, ids: tuple[str, ...]) -> None:
        self.session.do(open_again, ids=ids)

    def _on_erasing_asked(self) -> None:
        if self.now and (count := named_elsewhere(self.session.store, self.now.rep.id)):
            stands = "1 text" if count == 1 else f"{count:,} texts"
            name = self.now.rep.first_name
            self.erase.warn(
                f"{name} is named in {stands} about others, which stay: Ctrl+F finds them."
            )

    def _on_erased(self) -> None:
        if self.session.read_only:
            self.session.failed.emit(READ_ONLY)
            return
        assert self.rep_id is not None
        rep_id, now = self.rep_id, self.session.now()

        def erase(own: Store, _progress: work.Progress) -> Changes:
            return purge_rep(own, now, rep_id=rep_id)

        self.erase.wait(waiting=True)
        job = with_own(self.session.store, erase)
        work.run(job, on_done=self._on_gone, on_error=self._on_failed)

    def _on_gone(self, changes: Changes) -> None:
        self.erase.wait(waiting=False)
        self.rep_id = self.session.rep_id = None
        self.session.changed.emit(changes, None)
        self.session.say("The record was erased")
        if self.isVisible():  # else the coach is elsewhere by now
            self.go("team")

    def _on_failed(self, why: str) -> None:
        self.erase.wait(waiting=False)
        self.session.failed.emit(why)
