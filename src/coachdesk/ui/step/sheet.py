"""A step said or said anew on a panel, away from any call: what, by when, whose, how it is seen."""

import json

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.desk.roster import rep_of
from coachdesk.desk.step import Step, add_step, delete_step, edit_step
from coachdesk.ui import theme
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.step_form import StepForm
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.kit import KeyButton, Overlay
from coachdesk.ui.kit.act import act
from coachdesk.ui.session import Session


class StepSheet(Overlay):
    """Enter or Keep writes it; Esc leaves, and what was typed comes back."""

    def __init__(self, session: Session, rep_id: str, step: Step | None, window: QWidget) -> None:
        rep = rep_of(session.store, rep_id)
        super().__init__("Change the step" if step else f"New step with {rep.first_name}", window,
                         titled=True)  # fmt: skip
        self._session, self._rep, self._step = session, rep, step
        self.form = StepForm(rep.first_name)
        self.own_way = TellingField("The rep’s own way", f"{rep.first_name}’s own way of doing it")
        self.form.show_step(step, session.today())
        self._was = self.form.was | ({"adaptation": step.adaptation} if step else {})
        self.own_way.put(step.adaptation if step else "")
        self._draft = Draft(session, self._words, self)
        self._draft.key = f"step-sheet/{step.id if step else rep.id}"
        if kept := self._draft.take():
            self._was, words, own_way = json.loads(kept)
            self.form.show_words(words)
            self.own_way.put(own_way)
        keep = KeyButton.of(act(self, "Keep", self.keep, "Ctrl+Return"), primary=True)
        self.body.setSpacing(10)
        self.body.addWidget(self.form)
        self.body.addWidget(self.own_way)
        self.body.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(keep)
        self.body.addLayout(foot)
        for field in (self.form.what, self.form.when, self.form.how, self.own_way):
            field.returnPressed.connect(self.keep)
        self.form.typed.connect(self._draft.touch)
        self.own_way.textEdited.connect(self._draft.touch)
        self.closed.connect(self._draft.keep)
        self.open_over(460, self.body.sizeHint().height() + theme.MARGIN, self.form.what)

    def keep(self) -> None:
        """Write what stands there, and close if it could be kept."""
        self.form.settle()
        if self.form.when.is_wrong:
            self.form.when.setFocus()
            return
        facts = {**self.form.facts, "adaptation": self.own_way.text().strip()}
        if self._step:
            done = self._session.do(edit_step, step_id=self._step.id, was=self._was, **facts)
        else:
            done = self._session.do(add_step, rep_id=self._rep.id, **facts)
        if done is None:
            self.form.what.setFocus()
            return
        self._draft.drop()
        self.close()
        if self._step is None:
            session, step_id = self._session, done.id
            session.say("Step kept", lambda: _take_away(session, step_id))

    def _words(self) -> str:
        return json.dumps([self._was, self.form.words, self.own_way.text()])


def _take_away(session: Session, step_id: str) -> None:
    session.do(delete_step, step_id=step_id)
