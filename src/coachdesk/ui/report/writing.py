"""The report while it is written: each section edited in place, the skill's chart below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.report import Report
from coachdesk.desk.roster import first_name
from coachdesk.domain.periods import twelve_months
from coachdesk.domain.report import Part
from coachdesk.domain.trend import Trend
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.charts.skill_chart import SkillChart
from coachdesk.ui.kit import label
from coachdesk.ui.one_to_one.kept_text import KeptText
from coachdesk.ui.session import Session

Keep = Callable[[Part, str, str], bool]  # its words, what they were before → whether it is stored
_LINES = (1, 14)
_HINTS = {
    "strengths": "What was done well, a line each",
    "changes": "What to stop, and what to start",
    "next step": "Who does what, by when, and how it will be seen",
}


class Writing(QWidget):
    """What stands in a section is kept as the section is left."""

    typed = Signal()
    skill_chosen = Signal(object)  # a skill's id or None

    def __init__(self, session: Session, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._keep = session, keep
        self._shape: object = None
        self._report: Report | None = None
        self.fields: dict[str, KeptText] = {}  # by the section's id
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self.skill = QComboBox()
        self.skill.setAccessibleName("Skill of the chart")
        self.skill.activated.connect(self._on_skill_chosen)
        self.chart = SkillChart(Trend("", ""))
        of = QHBoxLayout()
        of.addWidget(label("Chart", "heading"))
        of.addWidget(self.skill)
        of.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._body)
        column.addSpacing(8)
        column.addLayout(of)
        column.addWidget(self.chart)

    def show_report(self, report: Report, trends: Sequence[Trend]) -> None:
        """Draw it; what is being typed stays."""
        self._report = report
        shape = (report.id, [(part.id, part.title) for part in report.parts])
        if shape != self._shape:
            self.save()
            self._shape = shape
            self._build(report)
        for part in report.parts:
            self.fields[part.id].show_text(part.text)
        self._show_chart(report, trends)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections with what stands in them now."""
        known = self._report.parts if self._report else ()
        return tuple(replace(part, text=self.fields[part.id].words) for part in known)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*self.fields.values(), self.skill]

    def save(self) -> None:
        """Keep what was typed."""
        for field in self.fields.values():
            field.save()

    def field_of(self, source: str) -> KeptText | None:
        """The field of the first section that is filled from there."""
        known = self._report.parts if self._report else ()
        return next((self.fields[part.id] for part in known if part.part == source), None)

    def _build(self, report: Report) -> None:
        clear(self._body)
        self.fields = {}
        for part in report.parts:
            title = label(part.title, "heading")
            title.setContentsMargins(0, 8 if self.fields else 0, 0, 0)
            self._body.addWidget(title)
            self._body.addWidget(self._field(part))

    def _field(self, part: Part) -> KeptText:
        hint = _HINTS.get(part.part, "Nothing is said here, and the title is not printed")
        field = KeptText(self._session, part.title, hint, partial(self._keep, part), lines=_LINES)
        field.open(f"report/{part.id}", part.text)
        field.typed.connect(self.typed)
        self.fields[part.id] = field
        return field

    def _show_chart(self, report: Report, trends: Sequence[Trend]) -> None:
        self.skill.clear()
        self.skill.addItem("no chart", None)
        for trend in trends:
            self.skill.addItem(trend.skill, trend.skill_id)
        shown = next((each for each in trends if each.skill_id == report.skill_id), None)
        self.skill.setCurrentIndex(max(0, self.skill.findData(report.skill_id)))
        self.skill.setEnabled(bool(trends))
        self.chart.setVisible(shown is not None)
        if shown:
            name = first_name(report.rep_name)
            self.chart.show_trend(shown, name, period=twelve_months(report.held_on))

    def _on_skill_chosen(self) -> None:
        self.skill_chosen.emit(self.skill.currentData())
