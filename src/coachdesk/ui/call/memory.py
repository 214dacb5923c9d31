"""After a call: whose, where, about when and how long; then it is written down from memory."""

from datetime import timedelta

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.before import before, likeliest_rep
from coachdesk.desk.memory import remember_call
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment
from coachdesk.domain.when import about_when, how_long
from coachdesk.ui import theme
from coachdesk.ui.call.call_form import CallForm
from coachdesk.ui.call.due_field import dated
from coachdesk.ui.call.labelled import labelled
from coachdesk.ui.call.page import Page
from coachdesk.ui.call.panes import two_panes
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.dates import day_first
from coachdesk.ui.kit import Header, KeyButton, label, sentence_label
from coachdesk.ui.kit.act import act
from coachdesk.ui.session import Session

USUAL_MINUTES = 45
_EXPLAINED = (
    "Notes written down now keep their order and get no times. The call counts as from memory."
)


class MemoryPage(Page):
    """Everything but the account stands filled in: the call ended a moment ago."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._ride_id: str | None = None
        self._go_on = act(self, "Write it down", self.go_on, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self._go_on
        self.when = TellingField("About when", "today 9:30, yesterday, fri 14")
        self.minutes = TellingField("How long", "45, 1:30, an hour")
        times = QHBoxLayout()
        times.setSpacing(theme.GAP * 2)
        for field in (self.when, self.minutes):
            times.addLayout(labelled(field.accessibleName(), field), 1)
        self.form = CallForm(times)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("From memory", "heading"))
        column.addWidget(sentence_label(_EXPLAINED))
        header = Header("After a call", "", KeyButton.of(self._go_on, primary=True))
        two_panes(self, header, self.form, side)
        self.when.textChanged.connect(self._on_times_typed)
        self.minutes.textChanged.connect(self._on_times_typed)
        self.form.rep_chosen.connect(self._on_rep_chosen)
        self.form.primary_asked.connect(self.go_on)

    @override
    def open(self, id: str | None, step: str) -> None:
        store, now = self.session.store, self.session.now()
        self.form.load(store)
        self.form.account.put("")
        self.form.role.value = "coaching"
        self.when.put(just_before(now, USUAL_MINUTES))
        self.minutes.put(f"{USUAL_MINUTES} min")
        rep_id = id or likeliest_rep(store, now.on)
        self.form.show_rep(before(store, now.on, rep_id).rep_name if rep_id else "")
        self._on_rep_chosen()

    @override
    def refresh(self) -> None:
        self.form.load(self.session.store)
        self._on_times_typed()

    def go_on(self) -> None:
        """Make the call, and go where its notes are written; what is unclear is said in place."""
        if self.form.refuse_nobody():
            return
        now = self.session.now()
        at = about_when(self.when.text(), now.local, day_first=day_first())
        minutes = how_long(self.minutes.text())
        if at is None or minutes is None:
            (self.minutes if at else self.when).setFocus()
            return
        made = self.session.do(
            remember_call,
            about_at=at,
            minutes=minutes,
            rep_id=self.form.rep_id,
            rep_name=self.form.rep.text(),
            ride_id=self._ride_id if at.date() == now.on else None,
            account=self.form.account.text(),
            role=self.form.role.value,
            focus_ids=self.form.focus_ids,
        )
        if made:
            self.moved_on.emit("notes", made.id)

    def _on_rep_chosen(self) -> None:
        rep_id = self.form.rep_id
        plan = before(self.session.store, self.session.today(), rep_id) if rep_id else None
        self._ride_id = plan.ride_id if plan else None
        self.form.account.set_names(list(plan.accounts) if plan else [])
        self.form.show_focus(plan.focus_ids if plan else ())

    def _on_times_typed(self) -> None:
        """Say at once how the words are understood."""
        now = self.session.now()
        at = about_when(self.when.text(), now.local, day_first=day_first())
        minutes = how_long(self.minutes.text())
        day = dated(at.date(), now.on) if at else "not a time that was"
        self.when.tell(f"{day} {at.hour}:{at.minute:02}" if at else day)
        self.when.set_wrong(wrong=at is None)
        self.minutes.tell("" if minutes else "in minutes")
        self.minutes.set_wrong(wrong=minutes is None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.form.rep.setFocus()
        self.form.rep.select_all()


def just_before(now: Moment, minutes: int) -> str:
    """A call of that length that ends now: today 9:30, to the quarter of an hour."""
    at = now.local - timedelta(minutes=minutes)
    at -= timedelta(minutes=at.minute % 15)
    return f"{said(at.date(), now.on)} {at.hour}:{at.minute:02}"
