"""Writing a report: its sections at the left, what the day still has at the right."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.report import Report, leave_out, show_skill, take_up
from coachdesk.desk.report_offers import Offer
from coachdesk.desk.roster import first_name
from coachdesk.domain.lights import lights
from coachdesk.domain.report import Length, length
from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane, side_pane
from coachdesk.ui.kit import label
from coachdesk.ui.kit.light_row import LightRow
from coachdesk.ui.report.offer_list import OfferList
from coachdesk.ui.report.part_edit import PartEdit
from coachdesk.ui.session import Session

_WIDE = 720


class Writing(QWidget):
    """Nothing here is asked for; the lights say what would make it better."""

    measured = Signal(object)  # a Length, as one types

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report | None = None
        self.edits: list[PartEdit] = []
        self.offers = OfferList()
        self.offers.taken.connect(self._take)
        self.skill = QComboBox()
        self.skill.setAccessibleName("The skill whose chart stands in the report")
        self.skill.activated.connect(self._on_skill_chosen)
        self._lights = LightRow()
        left = QWidget()
        left.setMaximumWidth(round(_WIDE * theme.sizes().scale))
        self._column = QVBoxLayout(left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._lights)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.offers)
        beside.addWidget(label("Chart", "heading"))
        beside.addWidget(self.skill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(pane(left, "surface"), 1)
        row.addWidget(side_pane(right))

    def show_report(self, report: Report, skills: list[tuple[str, str]]) -> None:
        """Draw a report; what is being typed stays. `skills`: ids and names."""
        is_new = [edit.part.id for edit in self.edits] != [part.id for part in report.parts]
        self._report = report
        if is_new:
            self._make_edits(report)
        for edit, part in zip(self.edits, report.parts, strict=True):
            edit.show_part(part)
        self.offers.show_report(report, first_name(report.rep_name))
        self._show_skills(report, skills)
        self.measure()

    def save(self) -> None:
        """Store what is being typed."""
        for edit in self.edits:
            edit.save()

    @property
    def length(self) -> Length:
        """How long it is as it stands in the fields."""
        return length([edit.told for edit in self.edits])

    def measure(self) -> None:
        """Count as one types, and light what is well."""
        told = [edit.told for edit in self.edits]
        seen = [part for part in told if part.part in ("strengths", "changes", "rep view")]
        steps = [line for part in told if part.part == "next step" for line in part.lines]
        shown = lights(
            behaviours=sum(len(part.lines) for part in seen), words=self.length.words,
            actions=len(steps), texts=[part.text for part in told],
        )  # fmt: skip
        self._lights.show_lights(shown)
        self.measured.emit(self.length)

    def _make_edits(self, report: Report) -> None:
        for edit in self.edits:
            edit.save()
            self._column.removeWidget(edit)
            edit.deleteLater()
        self.edits = [PartEdit(self._session, part) for part in report.parts]
        for at, edit in enumerate(self.edits):
            edit.typed.connect(self.measure)
            self._column.insertWidget(at, edit)
        stops = [*(edit.points for edit in self.edits), self.offers.list, self.skill]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_skills(self, report: Report, skills: list[tuple[str, str]]) -> None:
        self.skill.clear()
        for name, id in [("No chart", None), *((name, id) for id, name in skills)]:
            self.skill.addItem(name, id)
        known = [id for id, _ in skills]
        shown = known.index(report.skill_id) + 1 if report.skill_id in known else 0
        self.skill.setCurrentIndex(shown)
        self.skill.setEnabled(bool(skills))
        self.skill.setToolTip("" if skills else "No rating is shared yet.")

    def _take(self, offer: Offer) -> None:
        if self._report is None:
            return
        self.save()
        id = self._report.id
        if self._session.do(take_up, report_id=id, offer=offer):
            self._session.say("In the report, and shared", partial(self._leave_out, id, offer))

    def _leave_out(self, report_id: str, offer: Offer) -> None:
        self._session.do(leave_out, report_id=report_id, offer=offer)

    def _on_skill_chosen(self) -> None:
        if self._report:
            chosen = self.skill.currentData()
            self._session.do(show_skill, report_id=self._report.id, skill_id=chosen)
