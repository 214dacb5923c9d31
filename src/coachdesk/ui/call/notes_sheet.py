"""What was noted in a call, by skill, with a cursor that goes from line to line."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.roster import first_name
from coachdesk.ui import theme
from coachdesk.ui.call.skill_section import PlainSection, Section, SkillSection
from coachdesk.ui.call.stops import Stop
from coachdesk.ui.kit import Link, hairline, label

_INSET, _LINK_INSET = 8, 5  # of a line's words, and where a link's own inset is added


class NotesSheet(QScrollArea):
    """Draws a call. Where only ratings and choices differ, the lines stay and say them anew."""

    moved = Signal()  # the cursor, or what it is at
    another_asked = Signal()  # to rate another skill
    shared = Signal(object, str)  # a stop, and for whom

    def __init__(self, parent: QWidget | None = None, *, rates: bool = True) -> None:
        super().__init__(parent)
        self._rates = rates
        self._nothing = f"Nothing was noted {'in this call' if rates else 'that day'}."
        self.setProperty("role", "surface")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections: list[SkillSection] = []
        self.another = Link("")
        self._all: list[Section] = []  # with those of no skill
        self._stops: list[Stop] = []
        self._shape: Any = None  # what is drawn, apart from ratings and choices
        self._cursor = ""  # the key of the stop that it is at

    def show_call(self, call: Curbside, today: date, *, anew: bool) -> None:
        """Draw a call. The cursor stays where it was, or in a new one goes to the first skill."""
        shape = _shape(call, today)
        if anew or shape != self._shape:
            self._shape = shape
            self._draw(call, today, anew=anew)
        else:
            self._draw_changed(call)
        self.moved.emit()

    @property
    def stop(self) -> Stop | None:
        """The line that the cursor is at."""
        at_cursor = (stop for stop in self._stops if stop.key == self._cursor)
        return next(at_cursor, next(iter(self._stops), None))

    @property
    def is_fresh(self) -> bool:
        """Whether the cursor was nowhere yet."""
        return not self._cursor

    @property
    def section(self) -> SkillSection | None:
        """The skill that the cursor is at."""
        return next((each for each in self.sections if self.stop in each.stops), None)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [*(section.head for section in self.sections), self.another]

    def take_focus(self) -> None:
        """Put the cursor where it was, or at the first skill."""
        if self.stop:
            self.stop.take_cursor()
        else:
            self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_skill(self, skill_id: str) -> None:
        """Put the cursor at a skill."""
        self._cursor = f"skill:{skill_id}"
        self.take_focus()

    def move_cursor(self, by: int) -> None:
        """Go so many lines down."""
        if self.stop in self._stops:
            at = self._stops.index(self.stop) + by
            self._stops[max(0, min(at, len(self._stops) - 1))].take_cursor()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the cursor keys are the board's

    def _draw(self, call: Curbside, today: date, *, anew: bool) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if had_focus:
            self.setFocus()  # else it would go to the next field while lines are replaced
        self._cursor = "" if anew else self._cursor
        scrolled = 0 if anew else self.verticalScrollBar().value()
        if old := self.takeWidget():
            old.deleteLater()  # not at once: the key that led here came from it
        self.setWidget(self._filled(call, today))
        self.verticalScrollBar().setValue(scrolled)
        if had_focus:
            self.take_focus()

    def _draw_changed(self, call: Curbside) -> None:
        for section, skill in zip(self.sections, call.skills, strict=True):
            section.show_rating(skill)
        entries = {entry.id: entry for entry in _entries(call)}
        for each in self._all:
            each.show_entries(entries)

    def _filled(self, call: Curbside, today: date) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN - _INSET, 16, theme.GAP, theme.MARGIN)
        column.setSpacing(12)
        rep = first_name(call.rep_name)
        self.sections = [SkillSection(skill, rep, today) for skill in call.skills]
        plain = [("Not tied to a skill", call.untied), ("Account news", call.account_news)]
        more = [PlainSection(title, entries, rep) for title, entries in plain if entries]
        self.another = Link("Rate another skill" if self.sections else "Rate a skill")
        self.another.clicked.connect(self.another_asked)
        all_rated = not call.others and all(skill.is_rateable for skill in call.skills)
        if all_rated or not self._rates:
            self.another.hide()
        self._stops = []
        self._all = [*self.sections, *more]
        for section in self._all:
            if self._stops:
                column.addLayout(_indented(hairline(), _INSET))
            column.addWidget(section)
            self._stops += section.stops
            for source in section.sources:
                source.reached.connect(self._on_reached)
                source.shared.connect(self.shared)
        if not (self.sections or more):
            column.addLayout(_indented(label(self._nothing, "muted"), _INSET))
        column.addLayout(_indented(self.another, _LINK_INSET))
        column.addStretch()
        return inner

    def _on_reached(self, stop: Stop) -> None:
        self._cursor = stop.key
        widget, box = stop.place
        inner = self.widget()
        if inner and inner.isAncestorOf(widget):
            spot = widget.mapTo(inner, box.center())
            self.ensureVisible(0, spot.y(), 0, box.height() // 2 + 48)
        self.horizontalScrollBar().setValue(0)
        self.moved.emit()


def _entries(call: Curbside) -> list[Any]:
    in_skills = [entry for skill in call.skills for entry in skill.entries]
    return [*in_skills, *call.untied, *call.account_news]


def _shape(call: Curbside, today: date) -> Any:
    """What decides which lines there are and what they say, but for ratings and choices."""
    skills = [
        (skill.skill_id, skill.name, skill.earlier, skill.is_rateable) for skill in call.skills
    ]
    entries = [(entry.id, entry.text, entry.mark, entry.skill_id) for entry in _entries(call)]
    looks = (theme.current().name, theme.sizes())
    return call.call_id, call.rep_name, today, skills, entries, len(call.others), looks


def _indented(widget: QWidget, by: int) -> QHBoxLayout:
    """A line that begins where the words do."""
    row = QHBoxLayout()
    row.setContentsMargins(by, 0, 0, 0)
    row.addWidget(widget, 0 if isinstance(widget, Link) else 1)
    row.addStretch()
    return row
