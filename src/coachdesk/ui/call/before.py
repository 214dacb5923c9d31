"""Before a call: the plan stands filled in, and Ctrl+Enter starts."""

import json
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.before import Before, before, likeliest_rep, objective_at, safety_at
from coachdesk.desk.call import call_of, live_call, start_call
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.preparation import set_prepared
from coachdesk.domain.safety import Safety
from coachdesk.ui.call.before_side import BeforeSide
from coachdesk.ui.call.call_form import CallForm
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.labelled import labelled
from coachdesk.ui.call.page import Page
from coachdesk.ui.call.panes import two_panes
from coachdesk.ui.call.safety_line import SafetyLine
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.kit import Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session

DRAFT = "before"


class BeforePage(Page):
    """Fields that the coach didn't touch follow the rep; what was touched stays, and is kept."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._ride_id: str | None = None
        self._role_settled = False  # by hand; until then it follows the safety of the call
        self._prepared: Any = None
        self._draft = Draft(session, self._kept_plan, self)
        self._draft.key = DRAFT
        self._start = act(self, "Start the call", self.start, "Ctrl+Return", "Ctrl+Enter")
        memory = KeyButton("After a call", "Ctrl+Shift+N")  # the key is the window's
        memory.clicked.connect(self._on_memory)
        self.primary = self._start
        self.objective = TellingField("Objective", "what this call is for")
        self.form = CallForm(labelled("Objective", self.objective))
        self._jointly = act(self, "Joint selling instead", self._sell_jointly, "Ctrl+J")
        self._debrief = act(self, "Debrief the latest call", self._on_latest_asked)
        self.safety = SafetyLine(self._jointly)
        self.form.role_column.addWidget(self.safety)
        self.side = BeforeSide(session)
        start = KeyButton.of(self._start, primary=True)
        self._header = Header("Before the call", "", memory, start)
        two_panes(self, self._header, self.form, self.side)
        self.form.typed.connect(self._draft.touch)
        self.form.role.chosen.connect(self._on_role_chosen)
        self.side.prepared.connect(self._on_prepared)
        self.objective.textEdited.connect(self._draft.touch)
        self.form.rep_chosen.connect(self._on_rep_chosen)
        self.form.account_left.connect(self._on_account_left)
        self.form.primary_asked.connect(self.start)
        self.side.debrief_asked.connect(self._on_debrief_asked)
        self.side.goals.opened.connect(self._on_goals_asked)

    @override
    def open(self, id: str | None, step: str) -> None:
        store = self.session.store
        self.form.load(store)
        if step == "next" and id:
            call = call_of(store, id)
            self._plan(call.rep_id)
            self._ride_id = call.ride_id or self._ride_id
        elif id:
            self._plan(id)
        elif not self._draft.is_dirty and not self._take_draft():
            self._plan(likeliest_rep(store, self.session.today()))

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        self.form.load(store)
        rep_id = self.form.rep_id
        plan = before(store, today, rep_id) if rep_id else None
        self.form.account.set_names(list(plan.accounts) if plan else [])
        if plan and not self._draft.is_dirty:
            self._fill(plan)
        self.side.show_left(plan, today)
        waiting = to_debrief(store)
        self.side.show_debriefs(waiting)
        self._debrief.setVisible(bool(waiting))
        self.side.show_prepared(self.form.rep.text(), self._prepared)
        self._read_safety()
        running = live_call(store)
        pauses = running is not None and not running.is_paused
        at = f" at {running.account}" if running and running.account else ""
        self._header.set_title("Before the call", f"Starting pauses the call{at}" if pauses else "")

    @override
    def flush(self) -> None:
        self._draft.keep()

    def start(self) -> None:
        """Start the call as it is planned; who isn't on the roster comes onto it."""
        if self.form.refuse_nobody():
            return
        started = self.session.do(
            start_call,
            rep_id=self.form.rep_id,
            rep_name=self.form.rep.text(),
            ride_id=self._ride_id,
            account=self.form.account.text(),
            objective=self.objective.text(),
            role=self.form.role.value,
            focus_ids=self.form.focus_ids,
            prepared=self._prepared,
        )
        if started:
            self._forget()
            self.moved_on.emit("live", started.id)

    def _plan(self, rep_id: str | None) -> None:
        """Begin a plan anew."""
        self._forget()
        if rep_id:
            plan = before(self.session.store, self.session.today(), rep_id)
            self.form.show_rep(plan.rep_name)
            self._fill(plan)

    def _forget(self) -> None:
        self._draft.drop()
        self._ride_id = None
        self.form.show_rep("")
        self.form.account.put("")
        self.objective.put("")
        self.form.role.value = "coaching"
        self._role_settled, self._prepared = False, None
        self.form.show_focus(())
        self._read_safety()

    def _fill(self, plan: Before | None) -> None:
        """Put the likeliest into every field that the coach has not changed; nothing if unknown."""
        self._ride_id = plan.ride_id if plan else None
        self._prepared = (plan.prepared if plan else None) or self._prepared
        if not self.form.account.isModified():
            self.form.account.put(plan.account if plan else "")
        if not self.objective.isModified():
            self.objective.put(plan.objective if plan else "")
        self.form.show_focus(plan.focus_ids if plan else ())
        self._read_safety()

    def _read_safety(self) -> None:
        """Say how safe the call is; the role follows until it is settled by hand."""
        rep_id, account = self.form.rep_id, self.form.account.text()
        store = self.session.store
        read = safety_at(store, rep_id, self._ride_id, account) if rep_id else Safety("unknown")
        if not self._role_settled:
            self.form.role.value = read.role
        role = str(self.form.role.value)
        self._jointly.setEnabled(role == "coaching" and not read.is_safe)
        self.safety.show_reading(read, role)

    def _sell_jointly(self) -> None:
        self.form.role.value = "joint selling"
        self._on_role_chosen()
        self._draft.touch()

    def _on_role_chosen(self) -> None:
        self._role_settled = True
        self._read_safety()

    def _on_prepared(self, answer: Any) -> None:
        self._prepared = answer
        if self._ride_id:
            self.session.do(set_prepared, ride_id=self._ride_id, prepared=answer)

    def _on_rep_chosen(self) -> None:
        rep_id, self._prepared = self.form.rep_id, None
        self._fill(before(self.session.store, self.session.today(), rep_id) if rep_id else None)
        self.refresh()

    def _on_account_left(self) -> None:
        rep_id, account = self.form.rep_id, self.form.account.text()
        if rep_id and not self.objective.isModified():
            store = self.session.store
            self.objective.put(objective_at(store, rep_id, self._ride_id, account))
        self._read_safety()

    def _on_debrief_asked(self, call_id: str) -> None:
        self.moved_on.emit("curbside", call_id)

    def _on_latest_asked(self) -> None:
        for latest in to_debrief(self.session.store)[:1]:
            self._on_debrief_asked(latest.call_id)

    def _on_goals_asked(self) -> None:
        self.asked_to_go.emit(Destination("goals", self.form.rep_id))

    def _on_memory(self) -> None:
        self.moved_on.emit("memory", self.form.rep_id)

    def _kept_plan(self) -> str:
        """The plan as it is kept through a crash."""
        plan: dict[str, Any] = {
            "rep": self.form.rep.text(),
            "account": self.form.account.text(),
            "objective": self.objective.text(),
            "role": self.form.role.value,
            "focus": self.form.focus_ids,
            "ride": self._ride_id,
            "settled": self._role_settled,
        }
        return json.dumps(plan)

    def _take_draft(self) -> bool:
        """Put a plan back that was never started."""
        kept = self._draft.take()
        if kept is None:
            return False
        plan = json.loads(kept)
        self.form.show_rep(plan["rep"])
        for field, text in (
            (self.form.account, plan["account"]),
            (self.objective, plan["objective"]),
        ):
            field.put(text)
            field.setModified(bool(text))
        self.form.role.value = plan["role"]
        self.form.show_focus(plan["focus"])
        self._ride_id = plan["ride"]
        self._role_settled = plan.get("settled", True)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.form.rep.setFocus()
        self.form.rep.select_all()
