"""Beside the stops: what was left open, last time, the focus, how the rep is prepared, paper."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from coachdesk.desk.preparation import PREPARED
from coachdesk.desk.ride import LastTime, Session
from coachdesk.domain.days import said
from coachdesk.domain.outlook import latest_said
from coachdesk.domain.role import ROLE_NAMES, corrected
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.goals.part import GoalsPart
from coachdesk.ui.kit import Field, Link, Segmented, label, wrapped
from coachdesk.ui.session import Session as Desk
from coachdesk.ui.step.owed import OwedSteps

_SIGNS = {"keep": "+", "stop": "−", "start": "›"}
_FEW = 5  # lines of the last debrief


class RideSide(QWidget):
    """Steps are ended and shared here, and how the rep is prepared is taken down."""

    prepared = Signal(object)
    bring_typed = Signal(str)
    call_asked = Signal(str)

    def __init__(self, desk: Desk, *on_paper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps, self.goals = OwedSteps(desk), GoalsPart(brief=True)
        self._on_sheet = wrapped("", "hint")
        self.answer = Segmented([(None, "–"), *((p, p.capitalize()) for p in PREPARED)], "Prepared")
        self.answer.chosen.connect(self.prepared)
        self.rate = label("", "hint")
        self.bring = Field("What the rep brings", "in the rep’s words")
        self.bring.editingFinished.connect(self._on_bring)
        self._brought = ""
        self._titles: dict[str, QWidget] = {}
        self._parts: dict[str, QLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column = column
        for part in (self.steps, self._on_sheet, 8, self.goals, 8):
            column.addSpacing(part) if isinstance(part, int) else column.addWidget(part)
        for name in ("last", "focus", "outlook"):
            self._section(name)
        self._section("bring").addWidget(self.bring)
        answers = self._section("prepared")
        answers.addWidget(self.answer)
        answers.addWidget(self.rate)
        paper = self._section("paper")
        for line in on_paper:
            paper.addWidget(line)
        column.addStretch()

    def show_session(self, session: Session, today: date) -> None:
        """Draw what there is to know."""
        name = session.first_name
        self.steps.show_steps(session.steps, name, today)
        self._on_sheet.setText(f"What is for {name} stands on {name}’s sheet.")
        self._on_sheet.setVisible(bool(session.steps) and session.has_stops)
        self.goals.show_goals(session.goals, name, today)
        self._show_last(session.last, name, today)
        self._show_focus(session)
        self._show_outlook(session, today)
        self._name("bring", f"{name} brings")
        self._name("prepared", f"How {name} is prepared")
        self._name("paper", "On paper")
        self.bring.setAccessibleName(f"What {name} brings")
        hint = f"what would {name} make of this day?" if session.is_top else "in the rep’s words"
        self.bring.setPlaceholderText(hint)
        self._brought = session.bring
        if not self.bring.hasFocus():
            self.bring.setText(session.bring)
        if session.is_top:  # offered first
            self._put_first("bring")
        self.answer.value = session.prepared
        self.rate.setText(session.rate.said)
        self.rate.setVisible(bool(session.rate.said))

    def _section(self, name: str) -> QVBoxLayout:
        title, body = label("", "heading"), QVBoxLayout()
        body.setSpacing(8)
        body.setContentsMargins(0, 0, 0, 14)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(title)
        inside.addLayout(body)
        self._titles[name], self._parts[name] = holder, body
        holder.setProperty("title", title)
        self._column.addWidget(holder)
        return body

    def _name(self, section: str, text: str) -> None:
        self._titles[section].property("title").setText(text)

    def _put_first(self, section: str) -> None:
        holder = self._titles[section]
        if self._column.indexOf(holder) != 0:
            self._column.insertWidget(0, holder)

    def _show_last(self, last: LastTime | None, name: str, today: date) -> None:
        body = self._parts["last"]
        clear(body)
        self._name("last", "Last time")
        if last is None:
            body.addWidget(label("No call was debriefed yet.", "hint"))
            return
        words = [said(last.held_on, today), last.account, ROLE_NAMES[last.role],
                 corrected(last.role_was, last.role_reason)]  # fmt: skip
        link = Link("Open the debrief", small=True)
        link.clicked.connect(partial(self.call_asked.emit, last.call_id))
        body.addWidget(wrapped(" · ".join(filter(None, words)), "hint"))
        for feedback, text in last.feedback[:_FEW]:
            body.addWidget(wrapped(f"{_SIGNS[feedback]} {text}"))
        for way in last.ways:
            body.addWidget(wrapped(way.chosen_by(name)))
        body.addWidget(link)

    def _show_outlook(self, session: Session, today: date) -> None:
        """For the coach: on no sheet."""
        body, outlooks = self._parts["outlook"], session.outlooks
        clear(body)
        self._name("outlook", "Outlook")
        self._titles["outlook"].setVisible(bool(outlooks))
        if outlooks:
            body.addWidget(wrapped(latest_said(outlooks, today)))
            if words := outlooks[0].words:
                body.addWidget(wrapped(f"“{words}”", "hint"))

    def _show_focus(self, session: Session) -> None:
        body = self._parts["focus"]
        clear(body)
        self._name("focus", "Focus")
        if not session.focus:
            body.addWidget(label("No focus skill is set.", "hint"))
        for focus in session.focus:
            body.addWidget(wrapped(focus.name))
            if target := session.targets.get(focus.skill_id):
                body.addWidget(wrapped(target, "hint"))

    def _on_bring(self) -> None:
        if self.bring.text().strip() != self._brought:
            self.bring_typed.emit(self.bring.text())
