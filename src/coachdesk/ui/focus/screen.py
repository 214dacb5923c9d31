"""The focus plan of a period, made and changed by keys alone."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.focus import MOST, set_focus
from coachdesk.desk.focus_plan import FocusPlan, PlanRow, focus_plan
from coachdesk.desk.progress_settings import fiscal_month
from coachdesk.desk.roster import reps
from coachdesk.domain.days import listed
from coachdesk.domain.focus import PURPOSES, Purpose, suggested
from coachdesk.ui.focus.foot import Foot
from coachdesk.ui.focus.grid import PlanGrid
from coachdesk.ui.kit import Empty, Header, KeyButton
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.period_steps import PeriodSteps
from coachdesk.ui.places import Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_MEANS = {
    "mend": "Mend", "grow": "Grow", "leverage": "Leverage", "stretch": "Stretch", "keep": "Keep",
}  # fmt: skip

_NOBODY, _NOBODY_THEN, _NO_SKILLS = 1, 2, 3  # pages for want of something


class FocusScreen(Screen):
    """One or two skills a rep; a third asks, in its row, which of them to drop."""

    topics = frozenset(("focus", "rep", "skill", "call", "rating", "setting"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._wanted: tuple[str, Purpose] | None = None  # the third skill, while it asks
        self._rep_id: str | None = None  # to stand on when next drawn
        self.grid = PlanGrid()
        self._make_actions()
        self.foot = Foot([self.toggle, *self.means, self.first], [*self.drops, self.leave])
        self.steps = PeriodSteps(self)
        self.header = Header("Focus plan", "", self.steps, KeyButton.of(self.ahead, primary=True))
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.foot)
        self._pages = QStackedWidget()
        for page in (full, *self._empty_pages()):
            self._pages.addWidget(page)
        lay_page(self, self.header, self._pages)
        self.setFocusProxy(self.grid)
        self.grid.selectionModel().currentChanged.connect(self._on_moved)
        self.grid.doubleClicked.connect(self._on_toggled)
        self.steps.chosen.connect(self._on_period_chosen)

    @override
    def arrive(self, destination: Destination) -> None:
        self._rep_id = destination.id or self._rep_id
        self._stop_asking()

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        plan = focus_plan(store, self.steps.period(today, fiscal_month(store)), today)
        index = self.grid.currentIndex()
        self.grid.plan.show_plan(plan)
        page = 0 if plan.rows and plan.skills else _NO_SKILLS if plan.rows else _NOBODY_THEN
        if page == _NOBODY_THEN and not reps(store):
            page = _NOBODY
        self._pages.setCurrentIndex(page)
        for part in (self.steps, *self.header.findChildren(KeyButton)):
            part.setVisible(page in (0, _NOBODY_THEN))
        if not self.grid.currentIndex().isValid():
            self.grid.choose(index.row(), max(1, index.column()))
        if self._rep_id:
            self.grid.choose_rep(self._rep_id)
            self._rep_id = None
        balance = " · ".join(f"{purpose} {count}" for purpose, count in plan.balance)
        self.header.set_title("Focus plan", "" if page else balance)
        is_this = self.steps.is_this(today, fiscal_month(store))
        self.ahead.setText("Plan the next quarter" if is_this else "Back to this quarter")
        self._tell()

    def _empty_pages(self) -> list[Empty]:
        what = "Here each rep gets one or two skills to work on for a quarter, and what for."
        return [
            Empty("Nobody to plan for yet", what, KeyButton.of(self.to_team, primary=True)),
            Empty("Nobody was on the roster then", "The plan of other times is one step away."),
            Empty("No skills to work on yet", what, KeyButton.of(self.to_skills, primary=True)),
        ]

    def _make_actions(self) -> None:
        grid = self.grid
        self.toggle = act(self, "Focus", self._on_toggled, "Space", "Return", within=grid)
        self.means = [
            act(self, _MEANS[purpose], partial(self._mean, purpose), purpose[0].upper(),
                within=grid)
            for purpose in PURPOSES
        ]  # fmt: skip
        self.first = act(self, "First", self._put_first, "F", within=grid)
        self.drops = [
            act(self, "Drop it", partial(self._drop, place), str(place + 1), within=grid)
            for place in range(MOST)
        ]
        self.leave = act(self, "Leave it", self._on_left, "Esc", within=grid)
        self.ahead = act(self, "Plan the next quarter", self._on_ahead, "Ctrl+Return")
        self.primary = self.ahead
        act(self, "Earlier period", partial(self._step, -1), "Ctrl+Left")
        act(self, "Later period", partial(self._step, 1), "Ctrl+Right")
        self.to_rep = act(self, "The rep’s page", self._on_rep_asked, "P", within=grid)
        self.to_team = QAction("Go to the team", self)
        self.to_team.triggered.connect(partial(self.go, "team"))
        self.to_skills = QAction("Go to the skills", self)
        self.to_skills.triggered.connect(partial(self.go, "skills"))
        self._stop_asking()

    def _on_toggled(self) -> None:
        row, skill_id = self.grid.row(), self.grid.skill_id()
        if row is None or skill_id is None:
            return
        held = [each.skill_id for each in row.on(self._plan.on)]
        if skill_id in held:
            self._set(row, [other for other in held if other != skill_id])
        else:
            self._take_on(row, skill_id, suggested(row.levels.get(skill_id)))

    def _mean(self, purpose: Purpose) -> None:
        row, skill_id = self.grid.row(), self.grid.skill_id()
        if row and skill_id:
            held = [each.skill_id for each in row.on(self._plan.on)]
            if skill_id in held:
                self._set(row, held, skill_id, purpose)
            else:
                self._take_on(row, skill_id, purpose)

    def _take_on(self, row: PlanRow, skill_id: str, purpose: Purpose) -> None:
        held = [each.skill_id for each in row.on(self._plan.on)]
        if len(held) < MOST:
            self._set(row, [*held, skill_id], skill_id, purpose)
        elif not self._plan.is_past:
            self._wanted = (skill_id, purpose)
            self.grid.plan.dropping = row.rep_id
            self._tell()

    def _drop(self, place: int) -> None:
        row = self.grid.row()
        if row and self._wanted:
            skill_id, purpose = self._wanted
            held = [each.skill_id for each in row.on(self._plan.on)]
            held[place] = skill_id
            self._stop_asking()
            self._set(row, held, skill_id, purpose)

    def _put_first(self) -> None:
        row, skill_id = self.grid.row(), self.grid.skill_id()
        held = [each.skill_id for each in row.on(self._plan.on)] if row else []
        if row and skill_id in held:
            self._set(row, [skill_id, *(other for other in held if other != skill_id)])

    def _set(
        self, row: PlanRow, held: list[str], skill_id: str = "", purpose: Purpose | None = None
    ) -> None:
        today, on = self.session.today(), self._plan.on
        if self._plan.is_past:
            return
        purposes = {skill_id: purpose} if purpose else {}
        self.session.do(
            set_focus, rep_id=row.rep_id, skill_ids=held, purposes=purposes,
            starts_on=max(on, today), initiator=self,
        )  # fmt: skip
        self.refresh()

    @property
    def _plan(self) -> FocusPlan:
        plan = self.grid.plan.plan
        assert plan is not None
        return plan

    def _stop_asking(self) -> None:
        self._wanted = self.grid.plan.dropping = None

    def _on_left(self) -> None:
        self._stop_asking()
        self._tell()

    def _on_moved(self) -> None:
        self._stop_asking()
        self._tell()

    def _tell(self) -> None:
        """Say under the grid where the cursor is, and let only what can be done be done."""
        plan, row, skill_id = self._plan, self.grid.row(), self.grid.skill_id()
        held = [each.skill_id for each in row.on(plan.on)] if row else []
        asks = self._wanted is not None
        may = not plan.is_past and skill_id is not None
        for action in (self.toggle, *self.means):
            action.setEnabled(may and not asks)
        self.first.setEnabled(may and not asks and skill_id in held[1:])
        for action in (*self.drops, self.leave):
            action.setEnabled(asks)
            action.setVisible(asks)
        names = {id: name for id, name, _ in plan.skills}
        for action, dropped in zip(self.drops, held, strict=False):
            action.setText(f"Drop {names[dropped]}")
        if row:
            on = f" · {names[skill_id]}" if skill_id else ""
            self.foot.say(row.name + on, self._told(row, names, held), asks=asks)
        self.grid.viewport().update()

    def _told(self, row: PlanRow, names: dict[str, str], held: list[str]) -> str:
        plan, today = self._plan, self.session.today()
        if self._wanted:
            return "works on two skills already: which makes room?"
        if plan.is_past:
            return "what held then; the past stays as it was"
        parts = [] if plan.on == today else [f"from {listed(plan.on, today)} on"]
        level = row.levels.get(self.grid.skill_id() or "")
        parts += [f"last rated {level}"] if level else []
        parts += ["planned to mend only for 90 days"] if row.mends_only else []
        return " · ".join(parts)

    def _on_period_chosen(self) -> None:
        self._stop_asking()
        self.refresh()

    def _step(self, by: int) -> None:
        self.steps.step(by)

    def _on_ahead(self) -> None:
        self.steps.to_quarter(0 if self.ahead.text().startswith("Back") else 1)
        self.grid.setFocus()

    def _on_rep_asked(self) -> None:
        if row := self.grid.row():
            self.go("rep", row.rep_id)
