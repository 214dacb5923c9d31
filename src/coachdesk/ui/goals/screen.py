"""A rep's goals: agreed by both, checked by what was seen, kept up once they are reached."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.desk.checkpoints import checkpoints_of
from coachdesk.desk.goals import goals_of, propose_goal
from coachdesk.desk.roster import Rep, rep_of
from coachdesk.domain.goals import Goal, Party
from coachdesk.domain.refused import Refused
from coachdesk.ui.call.panes import side_pane
from coachdesk.ui.goals.block import GoalBlock
from coachdesk.ui.goals.deeds import Deeds
from coachdesk.ui.goals.list import GoalList
from coachdesk.ui.goals.recheck_line import RecheckLine
from coachdesk.ui.goals.writing import Writing
from coachdesk.ui.kit import Empty, Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_NOTHING = (
    "A goal is agreed by both, in the rep’s own words: from what to what, by when. What you see in"
    " calls shows how far it is."
)


class GoalsScreen(Screen):
    """The goals at the left; at the right what is being written on one of them."""

    topics = frozenset(("goal", "checkpoint", "citation", "rep", "skill", "rating", "call"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rep: Rep | None = None
        self._at: str | None = None
        self._deeds = Deeds(session)
        self._pages = QStackedWidget()
        self._actions: dict[str, QAction] = {}
        self._make_actions()
        self.list = GoalList()
        self.list.made.connect(self._on_made)
        self.list.moved.connect(self._fit_actions)
        self.writing = Writing(session, self.keep)
        self.writing.closed.connect(self._on_left)
        self.recheck = RecheckLine(session, self)
        self.recheck.chosen.connect(self._deeds.reach)
        self.recheck.closed.connect(self.list.focus_current)
        buttons = [KeyButton.of(self._actions[what]) for what in ("check", "change")]
        new = KeyButton.of(self._actions["new"], primary=True)
        self.header = Header("Goals", "", *buttons, new)
        self.header.back.show()
        self.header.went_back.connect(partial(session.ask, "back"))
        self._lay_out()

    @override
    def arrive(self, destination: Destination) -> None:
        if destination.id is None:
            return
        try:
            rep = rep_of(self.session.store, destination.id)
        except Refused as refused:
            self.session.failed.emit(str(refused))
            return
        if self.rep is None or self.rep.id != rep.id:
            self.writing.leave()
        self.rep, self._at = rep, destination.step

    @override
    def refresh(self) -> None:
        if self.rep is None:
            self._show_page(is_filled=False)
            return
        store, today = self.session.store, self.session.today()
        try:
            self.rep = rep = rep_of(store, self.rep.id)
        except Refused as refused:  # taken out of the file meanwhile
            self.rep = None
            self.session.failed.emit(str(refused))
            self.go("team")
            return
        self.session.rep_id = rep.id
        found = goals_of(store, rep.id, today)
        told = [(goal, checkpoints_of(store, goal.id)) for goal in found]
        self.list.show_goals(told, rep.first_name, today, self._at)
        self._at = None
        states = [goal.state for goal in found]
        counts = [f"{states.count(state)} {state}" for state in ("agreed", "proposed")
                  if state in states]  # fmt: skip
        self.header.set_title(f"Goals, {rep.name}", " · ".join(counts))
        self._actions["rep"].setText(f"{rep.first_name} agrees")
        self._show_page(is_filled=bool(found))

    @override
    def flush(self) -> None:
        self.writing.keep_draft()

    def action(self, what: str) -> QAction:
        """What can be done here, by its short name."""
        return self._actions[what]

    def _make_actions(self) -> None:
        of_goal: dict[str, tuple[str, str, Callable[[Goal], object]]] = {
            "check": ("How far it is", "C", self._check),
            "change": ("Change", "E", self._change),
            "coach": ("I agree", "I", partial(self._agree, "coach")),
            "rep": ("The rep agrees", "A", partial(self._agree, "rep")),
            "reach": ("Reached, or still holds …", "R", self._reach),
            "resume": ("Work on it again", "W", self._deeds.resume),
            "end": ("End the goal …", "X", self._end),
            "share": ("For whom it is", "S", self._deeds.share_next),
            "history": ("What it said before …", "H", self._show_history),
            "delete": ("Delete the goal", "Delete", self._deeds.delete),
        }
        self._add("new", "New goal", "N", self._new)
        for what, (words, key, do) in of_goal.items():
            self._add(what, words, key, partial(self._do, do))
        self.keep = act(self, "Keep what is written", self._keep, "Ctrl+Return", "Ctrl+Enter")
        self.keep.setEnabled(False)
        self.primary = self.keep

    def _add(self, what: str, words: str, key: str, do: Callable[[], object]) -> None:
        action = self._actions[what] = act(self, words, do, key, within=self._pages)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self._first = KeyButton.of(self._actions["new"], primary=True)
        self._pages.addWidget(self.list)
        self._pages.addWidget(Empty("No goal yet", _NOTHING, self._first))
        self._side = side_pane(self.writing)
        self._side.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._pages, 1)
        row.addWidget(self._side)
        lay_page(self, self.header, row)

    def _show_page(self, *, is_filled: bool) -> None:
        self._pages.setCurrentIndex(0 if is_filled else 1)
        self.setFocusProxy(self.list if is_filled else self._first)
        self._fit_actions()

    def _fit_actions(self) -> None:
        """What can't be done with the goal gone to rests."""
        self._actions["new"].setEnabled(self.rep is not None)
        goal = self.list.current
        is_open = goal is not None and goal.closed_on is None
        for what, action in self._actions.items():
            if what not in ("new", "history", "delete", "share"):
                action.setEnabled(is_open)
        self._actions["resume"].setEnabled(
            goal is not None and goal.state in ("maintenance", "ended")
        )
        for what in ("history", "delete", "share"):
            self._actions[what].setEnabled(goal is not None)

    def _do(self, do: Callable[[Goal], object]) -> None:
        if goal := self.list.current:
            do(goal)

    def _on_made(self, block: GoalBlock) -> None:
        block.asked.connect(partial(self._on_asked, block.goal.id))
        block.turned.connect(partial(self._on_turned, block.goal))
        block.shared.connect(self._deeds.share)
        block.checkpoint_dropped.connect(self._deeds.drop)

    def _on_asked(self, goal_id: str, what: str) -> None:
        self.list.go_to(goal_id)
        self._actions[what].trigger()

    def _on_turned(self, goal: Goal, who: Party) -> None:
        self._agree(who, goal)

    def _agree(self, who: Party, goal: Goal) -> None:
        if self.rep:
            self._deeds.agree(goal, who, self.rep)

    def _new(self) -> None:
        self._write(None)

    def _change(self, goal: Goal) -> None:
        self._write(goal)

    def _write(self, goal: Goal | None) -> None:
        if self.rep:
            self._side.show()
            self.writing.say_goal(self.rep, goal)

    def _check(self, goal: Goal) -> None:
        self._side.show()
        self.writing.check(goal)

    def _end(self, goal: Goal) -> None:
        self._side.show()
        self.writing.end_goal(goal)

    def _reach(self, goal: Goal) -> None:
        self.recheck.ask_for(goal, self.list.spot_of_current(self))

    def _show_history(self, goal: Goal) -> None:
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        show_history(self.session, "What the goal has said", "goal", goal.id, self.window())

    def _keep(self) -> None:
        """Enter what is being written; where it can't be, it stays."""
        writing, rep = self.writing, self.rep
        if rep and self._kept(rep):
            writing.done()

    def _kept(self, rep: Rep) -> bool:
        writing = self.writing
        if writing.form is writing.end and writing.end.goal:
            return self._deeds.end(writing.end.goal, writing.end.facts)
        if writing.form is writing.checkpoint and writing.checkpoint.goal:
            facts = writing.checkpoint.facts
            return facts is not None and self._deeds.check(writing.checkpoint.goal, facts)
        facts = writing.goal.facts
        if facts is None:
            return False
        if goal := writing.goal.goal:
            return self._deeds.change(goal, writing.goal.was, facts, rep)
        by = writing.goal.proposed_by.value
        proposed = self.session.do(propose_goal, rep_id=rep.id, proposed_by=by, **facts)
        if proposed:
            self.list.go_to(proposed.id)
            undo = partial(self._deeds.take_back, proposed.id)
            lacks = "you have" if by == "rep" else f"{rep.first_name} has"
            self.session.say(f"Goal proposed: {lacks} yet to agree", undo)
        return proposed is not None

    def _on_left(self) -> None:
        self._side.hide()
        self.setFocus()
