"""The curbside's left side: notes by skill and the ladder, worked by single keys."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.ui import theme
from coachdesk.ui.call.key_row import Key
from coachdesk.ui.call.ladder import NOT_OBSERVED, Ladder
from coachdesk.ui.call.notes_sheet import NotesSheet
from coachdesk.ui.call.stops import EntryStop
from coachdesk.ui.digits import digit

_KEEP_STOP = ("keep", "stop")  # by their own letters; start begins as stop does
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_UNRATE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Board(QWidget):
    """Says what was asked for; the page does it."""

    rated = Signal(str, int)  # skill, level or NOT_OBSERVED
    unrated = Signal(str)
    feedback_chosen = Signal(str, object)  # entry, what or None
    tagged = Signal(str, str)  # entry, skill or nothing
    skill_asked = Signal(str)  # rate this one too
    step_asked = Signal()
    history_asked = Signal(str)  # an entry
    notes_asked = Signal()
    cursor_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What was noted, by skill")
        self._call: Curbside | None = None
        self.notes = NotesSheet()
        self.notes.verticalScrollBar().valueChanged.connect(self._place_ladder)
        self.notes.moved.connect(self._on_moved)
        self.notes.another_asked.connect(self.ask_for_skill)
        self.ladder = Ladder()
        self.ladder.rated.connect(self._on_level_chosen)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(theme.GAP)
        halves.addWidget(self.notes, 5)
        halves.addWidget(self.ladder, 6)

    def show_call(self, call: Curbside, today: date, rateable: set[str], *, anew: bool) -> None:
        """Draw a call; the cursor stays where it was unless the call is a new one."""
        self._call = call
        self.notes.show_call(call, today, rateable, anew=anew)

    @property
    def keys(self) -> list[Key]:
        """The single keys that act where the cursor is."""
        keys: list[Key] = []
        section = self.notes.section
        if section and section.is_rateable:
            keys += [("1–5", "rate", None)]
            keys += [("0", "not observed", partial(self._on_level_chosen, NOT_OBSERVED))]
        if self._entry:
            keys += [(word[0].upper(), word, partial(self._choose, word)) for word in _KEEP_STOP]
            keys += [("A", "start", partial(self._choose, "start"))]
            keys += [("T", "skill", self.ask_for_tag)]
        if isinstance(self.notes.stop, EntryStop):
            keys += [("H", "earlier words", self._ask_for_history)]
        if not self.notes.another.isHidden():
            other = section and not section.is_rateable
            keys += [("R", f"rate {'this' if other else 'another'} skill", self.ask_for_skill)]
        keys += [("N", "add notes", self.notes_asked.emit)]
        return [*keys, (">", "next step", self.step_asked.emit)]

    @property
    def _entry(self) -> EntryStop | None:
        """The entry at the cursor, if it is about the rep; account news is never chosen."""
        stop = self.notes.stop
        return stop if isinstance(stop, EntryStop) and stop.entry.mark != "account" else None

    def ask_for_skill(self) -> None:
        """Rate the skill at the cursor too, or let the coach choose one."""
        section = self.notes.section
        if section and not section.is_rateable:
            self.skill_asked.emit(section.skill.skill_id)
            return
        seen = [each.skill for each in self.notes.sections if not each.is_rateable]
        offered = [(skill.skill_id, skill.name) for skill in seen] + self._others()
        _offer(self.notes.another, offered, self.skill_asked.emit)

    def ask_for_tag(self) -> None:
        """Let the coach tie the entry at the cursor to a skill, or to none."""
        if stop := self._entry:
            known = [(each.skill.skill_id, each.skill.name) for each in self.notes.sections]
            none = [("", "No skill")] if stop.entry.skill_id else []
            tag = partial(self.tagged.emit, stop.entry.id)
            _offer(stop, [*known, *self._others(), *none], tag)

    def _ask_for_history(self) -> None:
        if isinstance(stop := self.notes.stop, EntryStop):
            self.history_asked.emit(stop.entry.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~_PLAIN or (event.isAutoRepeat() and key not in _MOVES):
            super().keyPressEvent(event)
        elif key in _MOVES:
            self.notes.move_cursor(_MOVES[key])
        elif not (self._take_level(event) or self._take_letter(key, event.text())):
            super().keyPressEvent(event)

    def _take_level(self, event: QKeyEvent) -> bool:
        level = NOT_OBSERVED if event.key() == Qt.Key.Key_0 else digit(event)
        section = self.notes.section
        if section is None or not section.is_rateable or level is None or level > 5:
            return False
        self._on_level_chosen(level)
        return True

    def _take_letter(self, key: Qt.Key, text: str) -> bool:
        section = self.notes.section
        if section and key in _UNRATE:
            self.unrated.emit(section.skill.skill_id)
            return True
        does = {letter: do for letter, _, do in self.keys if do}.get(text.upper())
        if does:
            does()
        return does is not None

    def _choose(self, feedback: str) -> None:
        """Choose the entry at the cursor as that, or no longer."""
        if stop := self._entry:
            again = stop.entry.feedback == feedback
            self.feedback_chosen.emit(stop.entry.id, None if again else feedback)

    def _others(self) -> list[tuple[str, str]]:
        return [(skill.id, skill.name) for skill in (self._call.others if self._call else ())]

    def _on_level_chosen(self, level: int) -> None:
        if section := self.notes.section:
            self.rated.emit(section.skill.skill_id, level)

    def _on_moved(self) -> None:
        """Show the levels of the skill at the cursor, where it is rated here."""
        here = self.notes.section
        for each in self.notes.sections:
            each.set_here(here=each is here)
        if here and here.is_rateable:
            self.ladder.show_levels(here.anchors, here.level)
        else:
            self.ladder.show_levels((), None)
        self._place_ladder()
        self.cursor_moved.emit()

    def _place_ladder(self) -> None:
        if section := self.notes.section:
            self.ladder.stand_at(section.y() - self.notes.verticalScrollBar().value())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ladder()


def _offer(at: QWidget, offered: list[tuple[str, str]], then: Callable[[str], None]) -> None:
    """A menu of skills under a line; its letters and cursor keys choose."""
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for skill_id, name in offered:
        menu.addAction(name.replace("&", "&&")).setData(skill_id)
    menu.triggered.connect(lambda action: then(action.data()))
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
    menu.setActiveAction(next(iter(menu.actions())))
