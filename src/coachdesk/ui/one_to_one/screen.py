"""A one-to-one, or twenty minutes of questions: what it is about, and what it is left with."""

from functools import partial
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.agenda import agenda
from coachdesk.desk.one_to_one import Talk, close_talk, lacking, reopen_talk, talk_of
from coachdesk.domain.days import said
from coachdesk.domain.one_to_one import measured
from coachdesk.ui.call.panes import two_panes
from coachdesk.ui.kit import Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.scrolling import bring_into_view
from coachdesk.ui.one_to_one.agenda_part import AgendaPart
from coachdesk.ui.one_to_one.outlook_part import OutlookPart
from coachdesk.ui.one_to_one.side import TalkSide
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_A_MINUTE = 60_000


class OneToOneScreen(Screen):
    """Everything is stored as it is done. Nothing about tiers, ranks or other reps is here."""

    topics: ClassVar[frozenset[str]] = frozenset((
        "rep", "ride", "step", "note", "outlook", "result", "goal", "checkpoint", "rating",
        "call", "template",
    ))  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._id = ""
        self._talk: Talk | None = None
        self.agenda = AgendaPart(session)
        self.agenda.goals_asked.connect(self._show_goals)
        self.outlook = OutlookPart(session)
        self.agenda.steps.went_past.connect(self._go_to_outlook)
        self.side = TalkSide(session)
        self.close_action = act(self, "Close", self.close_now, "Ctrl+Return", "Ctrl+Enter")
        self.primary = self.close_action
        self.go_on = act(self, "Go on with it", self._on_gone_on)
        act(self, "Next step", self.side.steps.take_focus)
        act(self, "Outlook", self._go_to_outlook)
        act(self, "What was said", self.side.note.setFocus)
        self.header = Header("", "", KeyButton.of(self.close_action, primary=True))
        self.header.back.show()
        self.header.went_back.connect(self._go_back)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(self.agenda)
        column.addWidget(self.outlook)
        column.addStretch()
        two_panes(self, self.header, left, self.side)
        self.setFocusProxy(self.outlook.level.button)
        self.side.closed_without.connect(self._close_without)
        self._ticking = QTimer(self, interval=_A_MINUTE)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()

    def _go_to_outlook(self) -> None:
        self.outlook.level.button.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self.outlook)

    def _show_goals(self) -> None:
        if self._talk:
            self.go("goals", self._talk.rep_id)

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id and destination.id != self._id:
            self.flush()
            self._id, self._talk = destination.id, None

    @override
    def refresh(self) -> None:
        if not self._id:
            return
        talk = talk_of(self.session.store, self._id)
        if talk is None or not talk.was_held:  # taken back meanwhile
            rep_id = self._talk.rep_id if self._talk else None
            self._id, self._talk = "", None
            self.go("rep" if rep_id else "team", rep_id)
            return
        is_new = self._talk is None
        self._talk = talk
        self.session.rep_id = talk.rep_id
        about = agenda(self.session.store, talk)
        self.agenda.show_agenda(talk, about, self.session.today())
        if is_new:
            self.side.open(talk)
            self.outlook.open(talk, about.outlooks)
        else:
            self.side.refresh(talk)
            self.outlook.refresh(talk, about.outlooks)
        self._show_head(talk)
        self._order_tabs()
        if is_new:
            self.setFocus()

    @override
    def flush(self) -> None:
        if self._talk:
            self.side.save()
            self.outlook.words.save()

    def close_now(self) -> None:
        """Close it and go to the rep's page; what is missing is said where it belongs."""
        self._close_without("")

    def _close_without(self, why: str) -> None:
        self.flush()
        talk = self._talk
        if talk is None:
            return
        if talk.is_open and not self._closes(talk, why):
            return
        self.go("rep", talk.rep_id)

    def _closes(self, talk: Talk, why: str) -> bool:
        steps, minutes = self.side.steps, self.side.minutes_said
        if self.outlook.unclear:
            self.outlook.refuse()
            return False
        if lack := steps.unclear or (not why and lacking(self.session.store, talk.ride_id)):
            steps.refuse(lack)
            return False
        if not (minutes or self._measured(talk)):
            self.side.refuse_minutes("It was begun long ago. Minutes it took:")
            return False
        done = self.session.do(close_talk, ride_id=talk.ride_id, minutes=minutes, why_no_step=why)
        if done:
            words = f"{talk.name} with {talk.first_name} closed"
            self.session.say(words, partial(self._reopen, talk.ride_id))
        return done is not None

    def _reopen(self, ride_id: str) -> None:
        self.session.do(reopen_talk, ride_id=ride_id)

    def _on_gone_on(self) -> None:
        if self._talk:
            self._reopen(self._talk.ride_id)

    def _measured(self, talk: Talk) -> int | None:
        return measured(talk.began_at, self.session.now()) if talk.began_at else None

    def _show_head(self, talk: Talk) -> None:
        minutes = talk.minutes if talk.ended_as else self._measured(talk)
        today = self.session.today()
        told = [
            said(talk.on, today) if talk.on != today else "",
            f"{minutes} min" if minutes else "",
            "closed" if talk.ended_as else "",
            f"the one before {said(talk.last_on, today)}" if talk.last_on else "the first one",
        ]
        title = f"{talk.name} with {talk.first_name}"
        self.header.set_title(title, " · ".join(filter(None, told)))
        self.go_on.setVisible(talk.ended_as is not None and talk.began_at is not None)
        self.close_action.setText(f"Back to {talk.first_name}" if talk.ended_as else "Close")
        has_step = not lacking(self.session.store, talk.ride_id)
        self.side.show_ways_out(has_step=has_step, measured=minutes is not None)
        rows = self.agenda.steps.rows
        self.setFocusProxy(rows[0].box if rows else self.outlook.level.button)

    def _order_tabs(self) -> None:
        """What was drawn anew stands last by itself."""
        boxes = [row.box for row in self.agenda.steps.rows]
        outlook = self.outlook
        stops = [*boxes, outlook.level.button, outlook.words, outlook.mark, *self.side.tab_stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _on_minute(self) -> None:
        if self._talk and self.isVisible():
            self._show_head(self._talk)

    def _go_back(self) -> None:
        if self._talk:
            self.go("rep", self._talk.rep_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.agenda.steps.close_lines():
            super().keyPressEvent(event)
