"""The curbside's left side: notes by skill and the ladder, worked by single keys."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.roster import first_name
from coachdesk.domain.turns import COACH, REP, Turn, Turns
from coachdesk.ui import theme
from coachdesk.ui.call.board_keys import board_keys
from coachdesk.ui.call.entry_run import EntryStop
from coachdesk.ui.call.key_row import Key
from coachdesk.ui.call.ladder import NOT_OBSERVED, Ladder
from coachdesk.ui.call.notes_sheet import NotesSheet
from coachdesk.ui.call.offering import offer
from coachdesk.ui.call.stops import Stop
from coachdesk.ui.digits import digit

_ARROWS = {Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→"}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_UNRATE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Board(QWidget):
    """Says what was asked for; the page does it."""

    rated = Signal(object, int)  # a turn, and its level or NOT_OBSERVED
    unrated = Signal(object)  # a turn
    override_asked = Signal()
    changed_by = Signal(str, object)  # skill, and who asked for the change after the talk
    shared = Signal(object, str)  # a stop, and for whom
    feedback_chosen = Signal(str, object)  # entry, what or None
    tagged = Signal(str, str)  # entry, skill or nothing
    skill_asked = Signal(str)  # rate this one too
    step_asked = Signal()
    history_asked = Signal(str)  # an entry
    notes_asked = Signal()
    cursor_moved = Signal()

    def __init__(self, parent: QWidget | None = None, *, rates: bool = True) -> None:
        """`rates`: whether skills are rated here; else entries are only chosen and shared."""
        super().__init__(parent)
        self.rates = rates
        self.setAccessibleName("What was noted, by skill")
        self.call: Curbside | None = None
        self._chosen: Turn | None = None  # whose rating is meant, where that was said by hand
        self.notes = NotesSheet(rates=rates)
        self.notes.verticalScrollBar().valueChanged.connect(self._place_ladder)
        self.notes.moved.connect(self._on_moved)
        self.notes.another_asked.connect(self.ask_for_skill)
        self.notes.shared.connect(self.shared)
        self.ladder = Ladder()
        self.ladder.rated.connect(self.rate)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(theme.GAP)
        halves.addWidget(self.notes, 5)
        halves.addWidget(self.ladder, 6)
        self.ladder.setVisible(rates)

    def show_call(self, call: Curbside, today: date, *, anew: bool) -> None:
        """Draw a call; the cursor stays where it was unless the call is a new one."""
        self.call = call
        self.notes.show_call(call, today, anew=anew)

    @property
    def keys(self) -> list[Key]:
        """The single keys that act where the cursor is."""
        return board_keys(self)

    @property
    def rep(self) -> str:
        """The rep's first name."""
        return first_name(self.call.rep_name) if self.call else ""

    @property
    def turn(self) -> Turn | None:
        """The rating that a figure gives now."""
        section = self.notes.section
        if self.call is None or section is None or not section.is_rateable:
            return None
        skill_id, chosen = section.skill.skill_id, self._chosen
        if chosen and chosen.skill_id == skill_id and self.may(chosen):
            return chosen
        return Turn(skill_id, self.call.turns.whose(skill_id))

    def begin(self) -> None:
        """Go to the first rating that is missing, else where the cursor was."""
        following = self.call.turns.next if self.call else None
        if following:
            self.go_to(following)
        else:
            self.notes.take_focus()

    def go_to(self, turn: Turn) -> None:
        """Put the cursor where that rating is given."""
        self._chosen = turn
        self.notes.go_to_skill(turn.skill_id)
        self._on_moved()  # also where it stood there

    def may(self, turn: Turn) -> bool:
        """Whether that rating can be given now."""
        return turn.rater == REP or bool(self.call and self.call.turns.coach_may(turn.skill_id))

    def rate_as_rep(self) -> None:
        """Mean the rep's own rating of the skill at the cursor."""
        if turn := self.turn:
            self.go_to(Turn(turn.skill_id, REP))

    def rate_as_coach(self) -> None:
        """Mean the coach's."""
        if turn := self.turn:
            self.go_to(Turn(turn.skill_id, COACH))

    def say_who_asked(self) -> None:
        """The rep asked, the coach did, nobody says."""
        section = self.notes.section
        if section and (rated := section.skill.rated):
            following = {None: REP, REP: COACH, COACH: None}[rated.asked_by]
            self.changed_by.emit(section.skill.skill_id, following)

    @property
    def shareable(self) -> Stop | None:
        """The line at the cursor, where it has something to share."""
        stop = self.notes.stop
        return stop if stop and stop.is_shareable else None

    @property
    def entry(self) -> EntryStop | None:
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
        offer((self.notes.another, self.notes.another.rect()), offered, self.skill_asked.emit)

    def ask_for_tag(self) -> None:
        """Let the coach tie the entry at the cursor to a skill, or to none."""
        if stop := self.entry:
            known = [(each.skill.skill_id, each.skill.name) for each in self.notes.sections]
            none = [("", "No skill")] if stop.entry.skill_id else []
            tag = partial(self.tagged.emit, stop.entry.id)
            offer(stop.place, [*known, *self._others(), *none], tag)

    def ask_for_history(self) -> None:
        """Ask for what the entry at the cursor has said."""
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
        if self.turn is None or level is None or level > 5:
            return False
        self.rate(level)
        return True

    def _take_letter(self, key: Qt.Key, text: str) -> bool:
        if self.turn and key in _UNRATE:
            self._take_back(self.turn)
            return True
        does = {letter: do for letter, _, do in self.keys if do}.get(_ARROWS.get(key, text.upper()))
        if does:
            does()
        return does is not None

    def _take_back(self, turn: Turn) -> None:
        """Take the rating at the cursor back, or the one that was given before it."""
        turns = self.call.turns if self.call else Turns(())
        given = turn if turns.is_in(turn) else turns.before(turn)
        if given:
            self.unrated.emit(given)

    def choose(self, feedback: str) -> None:
        """Choose the entry at the cursor as that, or no longer."""
        if stop := self.entry:
            again = stop.entry.feedback == feedback
            self.feedback_chosen.emit(stop.entry.id, None if again else feedback)

    def _others(self) -> list[tuple[str, str]]:
        return [(skill.id, skill.name) for skill in (self.call.others if self.call else ())]

    def rate(self, level: int) -> None:
        """Give the rating whose turn it is."""
        if turn := self.turn:
            self.rated.emit(turn, level)

    def _on_moved(self) -> None:
        """Show the levels of the skill at the cursor, where it is rated here."""
        here = self.notes.section
        if self._chosen and (here is None or here.skill.skill_id != self._chosen.skill_id):
            self._chosen = None
        turn = self.turn
        for each in self.notes.sections:
            each.set_here(here=each is here)
        if here and turn and self.call:
            is_reps = turn.rater == REP
            self.ladder.show_levels(
                here.anchors(turn.rater),
                here.level(turn.rater),
                f"How does {self.rep} see it?" if is_reps else "How do you see it?",
                (here.level(COACH), "you") if is_reps else (here.level(REP), self.rep),
            )
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
