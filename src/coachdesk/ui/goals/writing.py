"""The side where a goal is said, checked or ended; away while nothing is written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.checkpoints import citable
from coachdesk.desk.focus import focus_of
from coachdesk.desk.goals import level_now
from coachdesk.desk.roster import Rep
from coachdesk.desk.skills import skills
from coachdesk.domain.goals import Goal
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.goals.checkpoint_form import CheckpointForm
from coachdesk.ui.goals.end_form import EndForm
from coachdesk.ui.goals.form import GoalForm
from coachdesk.ui.kit import KeyButton, label
from coachdesk.ui.session import Session


class Writing(QWidget):
    """One of three forms. What is typed is kept until it is entered, also when it is left."""

    closed = Signal()

    def __init__(self, session: Session, keep: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rep: Rep | None = None
        self._keep = keep
        self.goal = GoalForm()
        self.checkpoint = CheckpointForm()
        self.end = EndForm()
        self._draft = Draft(session, self._words, self)
        self._forms = QStackedWidget()
        for form in (self.goal, self.checkpoint, self.end):
            self._forms.addWidget(form)
        for signal in (self.goal.entered, self.checkpoint.entered, self.end.entered):
            signal.connect(keep.trigger)
        for signal in (self.goal.typed, self.checkpoint.typed):
            signal.connect(self._draft.touch)
        self.goal.left.connect(self.leave)
        self.goal.skill_chosen.connect(self._suggest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._forms)
        button = KeyButton("Keep", "Ctrl+Enter", primary=True)
        button.clicked.connect(keep.trigger)
        column.addWidget(button)
        self.hide()
        column.addWidget(label("Esc closes; what is typed stays", "hint"))

    @property
    def form(self) -> QWidget | None:
        """The form that is open."""
        return self._forms.currentWidget() if not self.isHidden() else None

    def say_goal(self, rep: Rep, goal: Goal | None) -> None:
        """Open the form for a new goal, or for one to be changed."""
        self.keep_draft()
        self._rep = rep
        known = skills(self._session.store)
        self.goal.show_goal(goal, rep.first_name, known, self._session.today())
        if not self._take(f"goal/{goal.id if goal else rep.id}", self.goal.show_draft):
            focus = focus_of(self._session.store, rep.id, self._session.today())
            if goal is None and focus:
                self._suggest(focus[0].skill_id)
        self._open(self.goal, self.goal.words)

    def check(self, goal: Goal) -> None:
        """Open the form on how far a goal is."""
        self.keep_draft()
        today = self._session.today()
        self.checkpoint.show_goal(goal, citable(self._session.store, goal, today), today)
        self._take(f"checkpoint/{goal.id}", self.checkpoint.show_draft)
        self._open(self.checkpoint, self.checkpoint.value)

    def end_goal(self, goal: Goal) -> None:
        """Open the form on what became of a goal."""
        self.keep_draft()
        self.end.show_goal(goal)
        self._open(self.end, self.end.outcome.button)

    def keep_draft(self) -> None:
        """Put what is typed on this computer's disk."""
        self._draft.keep()

    def leave(self) -> None:
        """Close; what was typed comes back when it is opened again."""
        self.keep_draft()
        self._close()

    def done(self) -> None:
        """Close: it is stored."""
        self._draft.drop()
        self._close()

    def _open(self, form: QWidget, field: QWidget) -> None:
        self._forms.setCurrentWidget(form)
        self.show()
        self._keep.setEnabled(True)
        field.setFocus()

    def _close(self) -> None:
        self._draft.is_dirty = False
        self._keep.setEnabled(False)
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _take(self, key: str, show: Callable[[str], None]) -> bool:
        """Put back what was typed here before, if anything; filling the fields was no typing."""
        self._draft.key = key
        kept = self._draft.take()
        if kept is not None:
            show(kept)
        return kept is not None

    def _words(self) -> str:
        return (self.goal if self.form is self.goal else self.checkpoint).draft

    def _suggest(self, skill_id: str) -> None:
        if self._rep is None:
            return
        store, today = self._session.store, self._session.today()
        known = level_now(store, self._rep.id, skill_id, today)
        focus = {one.skill_id: one.purpose for one in focus_of(store, self._rep.id, today)}
        self.goal.suggest(skill_id, known[1] if known else None, focus.get(skill_id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
