"""The single keys of the curbside's left side, as they are shown and as they act."""

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.domain.audience import DIRECTOR, PRIVATE
from coachdesk.domain.audience import REP as FOR_REP
from coachdesk.domain.turns import COACH, REP, Turn
from coachdesk.ui.call.entry_run import EntryStop
from coachdesk.ui.call.key_row import Key
from coachdesk.ui.call.ladder import NOT_OBSERVED

if TYPE_CHECKING:
    from coachdesk.ui.call.board import Board

_SHARES = {PRIVATE: "share with {}", FOR_REP: "for the director", DIRECTOR: "private again"}
_FEEDBACK = {"K": "keep", "X": "stop", "A": "start"}  # S shares, here as everywhere


def board_keys(board: "Board") -> list[Key]:
    """Those that act where the cursor is."""
    keys = [*_rating_keys(board), *_entry_keys(board)]
    section = board.notes.section
    if section and section.earlier:
        keys += [("B", "seen before", section.show_earlier)]
    if not board.notes.another.isHidden():
        other = section and not section.is_rateable
        keys += [("R", f"rate {'this' if other else 'another'} skill", board.ask_for_skill)]
    if board.rates:
        keys += [("N", "add notes", board.notes_asked.emit)]
    return [*keys, (">", "next step", board.step_asked.emit)]


def _entry_keys(board: "Board") -> list[Key]:
    keys: list[Key] = []
    if board.entry:
        keys += [(key, word, partial(board.choose, word)) for key, word in _FEEDBACK.items()]
        keys += [("T", "skill", board.ask_for_tag)]
    if stop := board.shareable:
        keys += [("S", _SHARES[stop.audience].format(board.rep), stop.share_next)]
    if isinstance(board.notes.stop, EntryStop):
        keys += [("H", "earlier words", board.ask_for_history)]
    return keys


def _rating_keys(board: "Board") -> list[Key]:
    """Whose rating a figure gives, and how to mean the other's."""
    turn, call, section = board.turn, board.call, board.notes.section
    if turn is None or call is None or section is None:
        return []
    rep = board.rep
    whose = f"{rep}’s rating" if turn.rater == REP else "your rating"
    keys: list[Key] = [("1–5", whose, None)]
    keys += [("0", "not observed", partial(board.rate, NOT_OBSERVED))]
    if turn.rater == COACH:
        keys += [("←", f"{rep}’s rating", board.rate_as_rep)]
    elif board.may(Turn(turn.skill_id, COACH)):
        keys += [("→", "your rating", board.rate_as_coach)]
    else:
        keys += [("O", f"rate without {rep}", board.override_asked.emit)]
    if section.skill.rated and section.skill.rated.changed:
        keys += [("W", "who asked for the change", board.say_who_asked)]
    return keys
