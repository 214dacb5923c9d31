"""The next step of a call or talk, and the others that it or its ride-along has."""

import json
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk import step as steps
from coachdesk.desk.audience import choose_audience
from coachdesk.desk.roster import first_name
from coachdesk.desk.step import Step
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.changes import Changes
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.step_form import StepForm
from coachdesk.ui.call.step_line import StepLine, clear
from coachdesk.ui.kit import AudienceMark, Link, label
from coachdesk.ui.session import Session

_IDLE_MS = 30_000


class Occasion(Protocol):
    """Where a step is agreed on: a call, or a one-to-one, which has no call."""

    @property
    def call_id(self) -> str | None: ...
    @property
    def ride_id(self) -> str | None: ...
    @property
    def rep_id(self) -> str: ...
    @property
    def rep_name(self) -> str: ...


class StepPanel(QWidget):
    """Keeps what is typed as a draft, and stores a step when a field is left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._call: Occasion | None = None
        self._step_id: str | None = None  # the step that the fields show; None: a new one
        self._draft = Draft(session, self._kept_words, self)
        self.form = StepForm("Rep")
        self.mark = AudienceMark(PRIVATE, "")
        self.mark.chosen.connect(self._on_audience_chosen)
        self._refusal = label(role="small")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._shared = QCheckBox("For the whole ride-along")
        self._shared.clicked.connect(self._on_shared)
        self._another = Link("Another step")
        self._another.clicked.connect(self._on_another)
        self._title = label("Also agreed", "heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._build()
        self._idle_timer = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle_timer.timeout.connect(self._save)
        self.form.typed.connect(self._on_typed)
        self.form.left.connect(self.save)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label("Next step", "heading"))
        head.addStretch()
        head.addWidget(self.mark)
        column.addLayout(head)
        for widget in (self._refusal, self.form, self._shared):
            column.addWidget(widget)
        column.addWidget(self._another)
        column.addSpacing(16)
        column.addWidget(self._title)
        column.addLayout(self._lines)
        column.addStretch()

    def open(self, call: Occasion) -> None:
        """Show its steps: what was being typed, else its first open one, else none."""
        self.save()
        self._call = call
        self._refusal.hide()
        self.form.set_rep(first_name(call.rep_name))
        self.form.show_step(None, self._session.today())
        self._draft.key = f"step/{call.call_id or call.ride_id}"
        if draft := self._draft.take():
            self._step_id, words, self.form.was = json.loads(draft)
            self.form.show_words(words)
        else:
            self._step_id = next((step.id for step in self._own_steps()), None)
        self.refresh(call)

    def refresh(self, call: Occasion) -> None:
        """Draw anew what is stored; what is being typed stays."""
        self._call = call
        own = self._own_steps()
        shown = next((step for step in own if step.id == self._step_id), None)
        if not self._draft.is_dirty:
            self._step_id = shown.id if shown else None
            self.form.show_step(shown, self._session.today())
            self._shared.setChecked(bool(shown and shown.ride_id))
        self._shared.setVisible(bool(call.call_id and call.ride_id))
        self._another.setVisible(shown is not None)
        self.mark.setVisible(shown is not None)
        self.mark.show_audience(shown.audience if shown else PRIVATE, first_name(call.rep_name))
        self._show_others([step for step in (*own, *self._of_ride()) if step is not shown])

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        lines = [item.widget() for item in items if item]
        edits = [link for line in lines if line for link in line.findChildren(Link)]
        return [*self.form.tab_stops, self.mark, self._shared, self._another, *edits]

    def save(self) -> None:
        """Store what the form says; an emptied step is taken away, with a way back."""
        self.form.read_line()
        self._save()

    def _save(self) -> None:
        """The same in the midst of typing, when a day at the end may be the middle of a name."""
        self._idle_timer.stop()
        if self._call is None or not self._draft.is_dirty or self._session.read_only:
            return
        self._draft.keep()
        facts = self.form.facts
        if self.form.when.is_wrong or (not facts["what"] and not self._step_id):
            return  # not yet a step: it stays a draft
        if self._step_id and not facts["what"]:
            self._take_away(self._step_id)
        elif self._step_id:
            was = self.form.was
            self._store(steps.edit_step, step_id=self._step_id, was=was, **facts)
        else:
            self._add(facts)

    def refuse(self, words: str) -> None:
        """Say at the form what is missing, and put the cursor where it goes."""
        self._refusal.setText(words)
        self._refusal.show()
        (self.form.when if self.form.when.is_wrong else self.form.what).setFocus()

    @property
    def unclear(self) -> str:
        """What stands in the fields and can't be stored, said to the coach; or nothing."""
        if self.form.when.is_wrong:
            return "Say by when in another way: fri, in 2 weeks, 12/3, next call."
        if self._draft.is_dirty and any(self.form.words) and not self.form.facts["what"]:
            return "Say what will be done."
        return ""

    def take_focus(self) -> None:
        """Put the cursor where the next step is written."""
        self.form.what.setFocus()

    def edit(self, step_id: str | None) -> None:
        """Put a step of this call into the fields, or with None empty them for one more."""
        self.save()
        if self._call and not self._draft.is_dirty:
            self._step_id = step_id
            self.refresh(self._call)
        self.form.what.setFocus()

    def _add(self, facts: dict[str, Any]) -> None:
        call = self._call
        assert call
        of_ride = self._shared.isChecked() or call.call_id is None
        ride = {"ride_id": call.ride_id} if of_ride else {}
        where = {"call_id": call.call_id, "rep_id": call.rep_id, **ride}
        if changes := self._store(steps.add_step, **where, **facts):
            self._step_id = changes.id
            self.refresh(call)

    def _take_away(self, step_id: str) -> None:
        self._step_id = None
        if self._store(steps.delete_step, step_id=step_id):
            self._session.say("Step taken away", partial(self._bring_back, step_id))

    def _bring_back(self, step_id: str) -> None:
        self._session.do(steps.restore_step, step_id=step_id)

    def _store(self, write: Callable[..., Changes], **facts: Any) -> Changes | None:
        """Store, and then show what is stored; where that failed, the draft stays."""
        changes = self._session.do(write, **facts)
        if changes is not None and self._call:
            self._draft.drop()
            self._refusal.hide()
            self.refresh(self._call)
        return changes

    def _kept_words(self) -> str:
        return json.dumps([self._step_id, self.form.words, self.form.was])

    def _on_typed(self) -> None:
        self._draft.touch()
        self._idle_timer.start()

    def _on_another(self) -> None:
        self.edit(None)

    def _on_shared(self) -> None:
        if self._step_id and self._call:
            ride_id = self._call.ride_id if self._shared.isChecked() else None
            self._session.do(steps.share_step, step_id=self._step_id, ride_id=ride_id)

    def _on_audience_chosen(self, audience: Audience) -> None:
        if self._step_id:
            self._session.do(choose_audience, table="step", id=self._step_id, audience=audience)

    def _own_steps(self) -> list[Step]:
        assert self._call
        store, today = self._session.store, self._session.today()
        if self._call.call_id is None:
            return steps.shared_steps(store, self._call.ride_id or "", today)
        return steps.steps_of_call(store, self._call.call_id, today)

    def _of_ride(self) -> list[Step]:
        """What other calls of the ride-along share with this one."""
        assert self._call
        if self._call.call_id is None or self._call.ride_id is None:
            return []
        shared = steps.shared_steps(self._session.store, self._call.ride_id, self._session.today())
        return [step for step in shared if step.call_id != self._call.call_id]

    def _show_others(self, others: list[Step]) -> None:
        assert self._call
        clear(self._lines)
        name = first_name(self._call.rep_name)
        for step in others:
            mine = step.call_id == self._call.call_id
            line = StepLine(step, name, self._session.today(), edit=mine)
            line.edit_asked.connect(self.edit)
            self._lines.addWidget(line)
        self._title.setVisible(bool(others))
        for before, after in pairwise(self.tab_stops):
            QWidget.setTabOrder(before, after)  # what was drawn anew stands last by itself
