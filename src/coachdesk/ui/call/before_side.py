"""Beside the plan: what was left from last time, and the debriefs that are to do."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.before import Before
from coachdesk.desk.debrief import Waiting, WaitingDay, days_of
from coachdesk.desk.preparation import PREPARED
from coachdesk.desk.roster import first_name
from coachdesk.domain.days import said
from coachdesk.domain.role import corrected
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.day.leading import destination_of
from coachdesk.ui.goals.part import GoalsPart
from coachdesk.ui.kit import Link, Segmented, breakable, label, wrapped
from coachdesk.ui.session import Session
from coachdesk.ui.step.owed import OwedSteps

_FEW = 6  # debriefs shown at once; the others by one more press


class BeforeSide(QWidget):
    """Steps are ended here; a debrief is opened."""

    debrief_asked = Signal(str)  # the call
    prepared = Signal(object)  # how well the rep is; None: not said

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shows_all = False
        self._waiting: list[Waiting] = []
        self.steps = OwedSteps(session)
        self.ways = wrapped("")
        self.goals = GoalsPart(brief=True)
        self._debriefs_title = label("Debriefs to do", "heading")
        self._debriefs = QVBoxLayout()
        self._debriefs.setSpacing(10)
        self._answer_title = label("", "heading")
        self.answer = Segmented([(None, "–"), *((p, p.capitalize()) for p in PREPARED)], "Prepared")
        self.answer.chosen.connect(self.prepared)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.steps, self.ways, self._answer_title, self.answer, 16, self.goals, 16,
                     self._debriefs_title):  # fmt: skip
            if isinstance(part, int):
                column.addSpacing(part)
            else:
                column.addWidget(part)
        column.addLayout(self._debriefs)
        column.addStretch()

    def show_left(self, plan: Before | None, today: date) -> None:
        """What is still open with a rep, mine first, and what the rep wants to reach."""
        name = first_name(plan.rep_name) if plan else ""
        self.steps.show_steps(plan.steps if plan else (), name, today)
        chosen = [way.chosen_by(name) for way in (plan.ways if plan else ())]
        self.ways.setText(breakable("\n".join(chosen)))
        self.ways.setVisible(bool(chosen))
        self.goals.show_goals(plan.goals if plan else (), name, today)
        self.goals.setVisible(bool(plan))

    def show_prepared(self, rep_name: str, answer: object) -> None:
        """How well the rep is prepared, one tap for those who know."""
        self._answer_title.setText(f"{first_name(rep_name)} is")
        for part in (self._answer_title, self.answer):
            part.setVisible(bool(rep_name.strip()))
        self.answer.value = answer

    def show_debriefs(self, waiting: list[Waiting]) -> None:
        """Calls that ended and are not debriefed, the newest first."""
        self._waiting = waiting
        clear(self._debriefs)
        self._debriefs_title.setVisible(bool(waiting))
        for each in waiting if self._shows_all else waiting[:_FEW]:
            self._debriefs.addWidget(self._line(each))
        for day in days_of(waiting):
            if len(day.waiting) > 1:
                self._debriefs.addWidget(self._whole(day))
        if len(waiting) > _FEW and not self._shows_all:
            more = Link(f"{len(waiting) - _FEW} more", small=True)
            more.clicked.connect(self._on_more)
            self._debriefs.addWidget(more)

    def _whole(self, day: WaitingDay) -> QWidget:
        """The way to the calls of one day together."""
        words = (
            f"{first_name(day.rep_name)}’s day as a whole, {said(day.on, self._session.today())}"
        )
        link = Link(words, small=True)
        link.clicked.connect(partial(self._session.ask, "go", destination_of(day)))
        return link

    def _line(self, waiting: Waiting) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        who = " · ".join(filter(None, (waiting.rep_name, waiting.account)))
        link = DebriefLink(who)
        link.setAccessibleName(f"Debrief: {who}")
        link.clicked.connect(partial(self.debrief_asked.emit, waiting.call_id))
        column.addWidget(link)
        column.addWidget(label(_said(waiting, self._session.today()), "hint"))
        return line

    def _on_more(self) -> None:
        self._shows_all = True
        self.show_debriefs(self._waiting)


class DebriefLink(Link):
    """A link that ends in … where there is no room, with the whole of it in a tip."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._whole = text
        self.setStyleSheet("padding: 0; border-width: 0")  # its words begin where the others do
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")


def _said(waiting: Waiting, today: date) -> str:
    """When it was, how much was noted, and whether its debrief was begun."""
    notes = "1 note" if waiting.entries == 1 else f"{waiting.entries} notes"
    words = [said(waiting.held_on, today), notes]
    words += [waiting.role] if waiting.role != "coaching" or waiting.role_was else []
    words += [corrected(waiting.role_was, waiting.role_reason)] if waiting.role_was else []
    words += [f"{1 + waiting.others} calls as one"] if waiting.others else []
    words += ["begun"] if waiting.begun else []
    return " · ".join(words)
