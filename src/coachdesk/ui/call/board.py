"""The curbside's left side: what was noted, by skill, rated and chosen by single keys."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.ui import theme
from coachdesk.ui.call.ladder import NOT_OBSERVED, Ladder
from coachdesk.ui.call.skill_section import PlainSection, SkillSection
from coachdesk.ui.call.stops import EntryStop, Stop
from coachdesk.ui.digits import digit
from coachdesk.ui.kit import Link, hairline

_FEEDBACK = {Qt.Key.Key_K: "keep", Qt.Key.Key_S: "stop", Qt.Key.Key_A: "start"}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_INSET, _LINK_INSET = 8, 5  # of a line's words, and where a link's own inset is added
_UNRATE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _Notes(QScrollArea):
    """Leaves the cursor keys to the board."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Board(QWidget):
    """Says what was asked for; the page does it. The cursor survives each drawing."""

    rated = Signal(str, int)  # skill, level or NOT_OBSERVED
    unrated = Signal(str)
    feedback_chosen = Signal(str, object)  # entry, what or None
    tagged = Signal(str, str)  # entry, skill or nothing
    skill_asked = Signal(str)  # rate this one too
    step_asked = Signal()
    notes_asked = Signal()
    cursor_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What was noted, by skill")
        self._notes = _Notes()
        self._notes.setProperty("role", "surface")
        self._notes.setWidgetResizable(True)
        self._notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes.verticalScrollBar().valueChanged.connect(self._place_ladder)
        self._ladder = Ladder()
        self._ladder.rated.connect(self._on_level_chosen)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(theme.GAP)
        halves.addWidget(self._notes, 5)
        halves.addWidget(self._ladder, 6)
        self._call: Curbside | None = None
        self._sections: list[SkillSection] = []
        self._stops: list[Stop] = []
        self._cursor = ""  # the key of the stop that it is at

    def show_call(self, call: Curbside, today: date, rateable: set[str], *, anew: bool) -> None:
        """Draw a call. The cursor stays where it was, or in a new one goes to the first skill."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if had_focus:
            self.setFocus()  # else it would go to the next field while lines are replaced
        self._call = call
        self._cursor = "" if anew else self._cursor
        scrolled = 0 if anew else self._notes.verticalScrollBar().value()
        if old := self._notes.takeWidget():
            old.deleteLater()  # not at once: the key that led here came from it
        self._notes.setWidget(self._filled(call, today, rateable))
        self._show_ladder()
        self._notes.verticalScrollBar().setValue(scrolled)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where it was, or at the first skill."""
        (self._stop or self._another).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_skill(self, skill_id: str) -> None:
        """Put the cursor at a skill."""
        self._cursor = f"skill:{skill_id}"
        self.take_focus()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [*(section.stops[0] for section in self._sections), self._another]

    @property
    def is_rating(self) -> bool:
        """Whether the cursor is at a skill that figures rate."""
        return bool(self._section and self._section.is_rateable)

    @property
    def is_at_entry(self) -> bool:
        """Whether the cursor is at an entry that can be chosen as feedback."""
        return isinstance(self._stop, EntryStop) and self._stop.entry.mark != "account"

    @property
    def _stop(self) -> Stop | None:
        at_cursor = (stop for stop in self._stops if stop.key == self._cursor)
        return next(at_cursor, next(iter(self._stops), None))

    @property
    def _section(self) -> SkillSection | None:
        return next((each for each in self._sections if self._stop in each.stops), None)

    def ask_for_skill(self) -> None:
        """Rate the skill at the cursor too, or let the coach choose one."""
        section = self._section
        if section and not section.is_rateable:
            self.skill_asked.emit(section.skill.skill_id)
            return
        seen = [each.skill for each in self._sections if not each.is_rateable]
        offered = [(skill.skill_id, skill.name) for skill in seen]
        _choose(self._another, [*offered, *self._others()], self.skill_asked.emit)

    def ask_for_tag(self) -> None:
        """Let the coach tie the entry at the cursor to a skill, or to none."""
        stop = self._stop
        if not isinstance(stop, EntryStop) or not self.is_at_entry:
            return
        known = [(each.skill.skill_id, each.skill.name) for each in self._sections]
        none = [("", "No skill")] if stop.entry.skill_id else []
        tag = partial(self.tagged.emit, stop.entry.id)
        _choose(stop, [*known, *self._others(), *none], tag)

    def _others(self) -> list[tuple[str, str]]:
        return [(skill.id, skill.name) for skill in (self._call.others if self._call else ())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~_PLAIN or (event.isAutoRepeat() and key not in _MOVES):
            super().keyPressEvent(event)
        elif key in _MOVES:
            self._move(_MOVES[key])
        elif not (self._take_level(event) or self._take_letter(key, event.text())):
            super().keyPressEvent(event)

    def _take_level(self, event: QKeyEvent) -> bool:
        level = NOT_OBSERVED if event.key() == Qt.Key.Key_0 else digit(event)
        section = self._section
        if section is None or not section.is_rateable or level is None or level > 5:
            return False
        self.rated.emit(section.skill.skill_id, level)
        return True

    def _take_letter(self, key: Qt.Key, text: str) -> bool:
        section, stop = self._section, self._stop
        if section and key in _UNRATE:
            self.unrated.emit(section.skill.skill_id)
        elif isinstance(stop, EntryStop) and self.is_at_entry and key in _FEEDBACK:
            chosen = _FEEDBACK[key]
            again = stop.entry.feedback == chosen
            self.feedback_chosen.emit(stop.entry.id, None if again else chosen)
        elif key == Qt.Key.Key_R and not self._another.isHidden():
            self.ask_for_skill()
        elif key == Qt.Key.Key_T and self.is_at_entry:
            self.ask_for_tag()
        elif key == Qt.Key.Key_N:
            self.notes_asked.emit()
        elif text == ">":
            self.step_asked.emit()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        if self._stop in self._stops:
            at = self._stops.index(self._stop) + by
            self._stops[max(0, min(at, len(self._stops) - 1))].setFocus()

    def _filled(self, call: Curbside, today: date, rateable: set[str]) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN - 8, 16, theme.GAP, theme.MARGIN)
        column.setSpacing(12)
        self._sections = [
            SkillSection(skill, today, is_rateable=skill.skill_id in rateable)
            for skill in call.skills
        ]
        plain = [("Not tied to a skill", call.untied), ("Account news", call.account_news)]
        more = [PlainSection(title, entries) for title, entries in plain if entries]
        self._another = Link("Rate another skill")
        self._another.clicked.connect(self.ask_for_skill)
        if not call.others and len(rateable) == len(call.skills):
            self._another.hide()
        self._stops = []
        for section in (*self._sections, *more):
            if self._stops:
                column.addLayout(_indented(hairline(), _INSET))
            column.addWidget(section)
            self._stops += section.stops
        column.addLayout(_indented(self._another, _LINK_INSET))
        column.addStretch()
        for stop in self._stops:
            stop.reached.connect(self._on_reached)
        return inner

    def _on_reached(self, stop: Stop) -> None:
        self._cursor = stop.key
        self._notes.ensureWidgetVisible(stop, 0, 48)
        self._notes.horizontalScrollBar().setValue(0)
        self._show_ladder()
        self.cursor_moved.emit()

    def _on_level_chosen(self, level: int) -> None:
        if self._section:
            self.rated.emit(self._section.skill.skill_id, level)

    def _show_ladder(self) -> None:
        """Show the levels of the skill at the cursor, where it is rated here."""
        for each in self._sections:
            each.set_here(here=each is self._section)
        section = self._section
        if section and section.is_rateable:
            self._ladder.show_levels(section.anchors, section.level)
        else:
            self._ladder.show_levels((), None)
        self._place_ladder()

    def _place_ladder(self) -> None:
        if section := self._section:
            self._ladder.stand_at(section.y() - self._notes.verticalScrollBar().value())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ladder()


def _choose(at: QWidget, offered: list[tuple[str, str]], then: Callable[[str], None]) -> None:
    """A menu of skills under a line; its letters and cursor keys choose."""
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for skill_id, name in offered:
        menu.addAction(name.replace("&", "&&")).setData(skill_id)
    menu.triggered.connect(lambda action: then(action.data()))
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
    menu.setActiveAction(next(iter(menu.actions())))


def _indented(widget: QWidget, by: int) -> QHBoxLayout:
    """A line that begins where the words do."""
    row = QHBoxLayout()
    row.setContentsMargins(by, 0, 0, 0)
    row.addWidget(widget)
    return row
