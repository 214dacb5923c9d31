"""Ways to learn a skill: two or more are offered, the rep chooses."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.curbside import Curbside
from coachdesk.desk.ways import (
    KINDS,
    Kind,
    choose_way,
    offer_way,
    restore_way,
    ways_of_call,
    withdraw_way,
    word_way,
)
from coachdesk.store.store import Store
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.debrief.skill_choice import SkillChoice
from coachdesk.ui.debrief.way_row import WayRow
from coachdesk.ui.kit import label
from coachdesk.ui.session import Session


class WaysPanel(Panel):
    """A line a kind; what is ticked is offered."""

    title = "Ways to learn it"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.skill = SkillChoice()
        self._hint = label("", "hint")
        self._hint.setWordWrap(True)
        self.rows: dict[Kind, WayRow] = {kind: WayRow(session, kind) for kind in KINDS}
        self.column.addWidget(self.skill)
        for row in self.rows.values():
            self.column.addWidget(row)
            row.offered.connect(self._on_offered)
            row.worded.connect(partial(self._on_worded, row))
            row.what.textEdited.connect(self.typed)
            row.chosen.connect(self._on_chosen)
            row.audience_chosen.connect(self._on_audience_chosen)
        self.column.addWidget(self._hint)
        self.skill.currentIndexChanged.connect(self._on_skill_chosen)

    @staticmethod
    @override
    def summary(store: Store, call: Curbside) -> str:
        ways = ways_of_call(store, call.call_id)
        chosen = [way.said for way in ways if way.chosen]
        return " · ".join(chosen) or (f"{len(ways)} offered" if ways else "")

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        skill = [] if self.skill.isHidden() else [self.skill]
        return [*skill, *(stop for row in self.rows.values() for stop in row.tab_stops)]

    @property
    @override
    def first(self) -> QWidget:
        return next(iter(self.rows.values())).tick

    @override
    def refresh(self, call: Curbside) -> None:
        super().refresh(call)
        ways = ways_of_call(self.session.store, call.call_id)
        self.skill.show_call(call, next((way.skill_id for way in ways), None))
        own = (None, self.skill.skill_id)  # none: offered before any skill was named
        offered = {way.kind: way for way in ways if way.skill_id in own}
        for kind, row in self.rows.items():
            row.show_way(offered.get(kind), self.rep)
        self._hint.setText(f"Offer two or more: {self.rep} chooses.")
        self._hint.setVisible(len(offered) < 2)

    @override
    def flush(self) -> None:
        for row in self.rows.values():
            row.flush()

    def _on_offered(self, kind: Kind, is_offered: bool) -> None:
        if is_offered:
            self.session.do(offer_way, kind=kind, skill_id=self.skill.skill_id, **self.where)
            self.rows[kind].what.setFocus()
        elif (way := self.rows[kind].way) and self.session.do(withdraw_way, way_id=way.id):
            self.session.say(f"No longer offered: {way.said}", partial(self._restore, way.id))

    def _restore(self, way_id: str) -> None:
        self.session.do(restore_way, way_id=way_id)

    def _on_worded(self, row: WayRow, way_id: str, what: str, was: str) -> None:
        if self.session.do(word_way, way_id=way_id, what=what, was=was):
            row.kept()

    def _on_chosen(self, way_id: str, chosen: bool) -> None:
        self.session.do(choose_way, way_id=way_id, chosen=chosen)

    def _on_audience_chosen(self, way_id: str, audience: str) -> None:
        self.session.do(choose_audience, table="way", id=way_id, audience=audience)

    def _on_skill_chosen(self) -> None:
        self.flush()
        if self.call:
            self.refresh(self.call)
