"""One call of a day: where it was, how it was rated, what was agreed, and how it stands."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.day_debrief import DayCall
from coachdesk.desk.together import REASONS
from coachdesk.domain.role import ROLE_NAMES
from coachdesk.ui import theme
from coachdesk.ui.call.before_side import DebriefLink
from coachdesk.ui.call.step_line import whose_and_when
from coachdesk.ui.call.taps import Taps
from coachdesk.ui.kit import AudienceMark, wrapped

NO_DEBRIEF = "No debrief?"


class CallBlock(QWidget):
    """Leads to its curbside; a call that waits can be ended without one, in a tap."""

    opened = Signal(str)  # the call
    left = Signal(str, object)  # the call, and why it is not debriefed, or None
    shared = Signal(str, str)  # the call, and for whom the rep's words are

    def __init__(self, call: DayCall, rep: str, today: date) -> None:
        super().__init__()
        self.call = call
        self.link = DebriefLink(_name(call))
        self.link.setAccessibleName(f"Debrief of {_name(call)}")
        self.link.clicked.connect(partial(self.opened.emit, call.id))
        self.taps: Taps | None = None
        self.mark: AudienceMark | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.link)
        column.addWidget(wrapped(_facts(call), "hint"))
        if call.rep_view:
            column.addLayout(self._words(call, rep))
        for rated in call.ratings:
            column.addWidget(wrapped(rated.said(rep), "small"))
        for step in call.steps:
            column.addWidget(wrapped(f"→ {step.what}"))
            column.addWidget(wrapped(whose_and_when(step, rep, today), "hint"))
        if call.state in ("to do", "not debriefed"):
            column.addWidget(self._ways_out(call))

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [self.link, *filter(None, (self.mark, self.taps))]

    def _words(self, call: DayCall, rep: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(wrapped(f"“{call.rep_view}”"), 1)
        self.mark = AudienceMark(call.rep_view_audience, rep)
        self.mark.chosen.connect(partial(self.shared.emit, call.id))
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _ways_out(self, call: DayCall) -> QWidget:
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        self.taps = taps = Taps(NO_DEBRIEF, [(reason, reason) for reason in REASONS])
        if inner := taps.layout():
            inner.setContentsMargins(2, 1, 2, 1)  # its words begin where the others do
        taps.show_value(call.undebriefed)
        taps.chosen.connect(partial(self.left.emit, call.id))
        row.addWidget(taps, 1)
        return around


def _name(call: DayCall) -> str:
    return call.account or ("Call" if call.from_memory else f"Call at {call.began.local:%H:%M}")


def _facts(call: DayCall) -> str:
    notes = "1 note" if call.entries == 1 else f"{call.entries} notes"
    return " · ".join(filter(None, (
        "from memory" if call.from_memory else f"{call.began.local:%H:%M}",
        f"{call.minutes} min" if call.minutes is not None else "",
        "" if call.role == "coaching" else ROLE_NAMES[call.role],
        notes,
        _state(call),
    )))  # fmt: skip


def _state(call: DayCall) -> str:
    """How it stands."""
    if call.state == "debriefed":
        return "debriefed" if call.delay is None else f"debriefed {call.delay} min after"
    if call.state == "as one":
        return f"debriefed as one with {call.as_one_with or 'another'}"
    return "to debrief" if call.state == "to do" else "not debriefed"
