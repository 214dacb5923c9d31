"""What the board asks for, stored, and where its cursor goes then."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from coachdesk.desk import debrief
from coachdesk.desk.audience import choose_audience
from coachdesk.desk.call_entries import tag_entry
from coachdesk.desk.conversation import rate_after, rate_first
from coachdesk.desk.curbside import Curbside
from coachdesk.domain.audience import Audience
from coachdesk.domain.turns import COACH, Rater, Turn
from coachdesk.ui.call.board import Board
from coachdesk.ui.call.entry_run import EntryStop
from coachdesk.ui.call.ladder import NOT_OBSERVED
from coachdesk.ui.call.stops import SkillHead
from coachdesk.ui.session import Session


class BoardActs(QObject):
    """Ratings in their turn, choices, tags and audiences of the call that is shown."""

    acted = Signal()
    all_rated = Signal()  # nothing is left to rate: on to the third question

    def __init__(
        self, session: Session, board: Board, call: Callable[[], Curbside | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._board, self._call = session, board, call
        board.rated.connect(self._on_rated)
        board.unrated.connect(self._on_unrated)
        board.override_asked.connect(self._on_override_asked)
        board.changed_by.connect(self._on_changed_by)
        board.shared.connect(self._on_shared)
        board.feedback_chosen.connect(self._on_feedback_chosen)
        board.tagged.connect(self._on_tagged)

    def _on_rated(self, turn: Turn, level: int) -> None:
        """Rate, and go on to the rating that is missing next."""
        was_in = self._is_in(turn)
        observed = level if level != NOT_OBSERVED else None
        self._do(debrief.rate, skill_id=turn.skill_id, rater=turn.rater, level=observed)
        call = self._call()
        if call is None or was_in or not self._is_in(turn):
            return  # corrected, or not stored: the cursor stays
        if following := call.turns.after(turn):
            self._board.go_to(following)
        else:
            self.all_rated.emit()

    def _is_in(self, turn: Turn) -> bool:
        call = self._call()
        return call is not None and call.turns.is_in(turn)

    def _on_unrated(self, turn: Turn) -> None:
        self._do(debrief.unrate, skill_id=turn.skill_id, rater=turn.rater)
        self._board.go_to(turn)

    def _on_override_asked(self) -> None:
        call = self._call()
        if call and self._session.do(rate_first, call_id=call.call_id):
            self._session.say(f"You rate before {self._board.rep}: this is kept on record",
                              partial(self._take_override_back, call.call_id))  # fmt: skip
            if turn := self._board.turn:
                self._board.go_to(Turn(turn.skill_id, COACH))

    def _take_override_back(self, call_id: str) -> None:
        self._session.do(rate_after, call_id=call_id)

    def _on_changed_by(self, skill_id: str, asked_by: Rater | None) -> None:
        self._do(debrief.say_who_asked, skill_id=skill_id, asked_by=asked_by)

    def _on_shared(self, stop: SkillHead | EntryStop, audience: Audience) -> None:
        if isinstance(stop, SkillHead):
            self._do(debrief.share_ratings, skill_id=stop.skill_id, audience=audience)
        else:
            self.acted.emit()
            self._session.do(choose_audience, table="entry", id=stop.entry.id, audience=audience)

    def _on_feedback_chosen(self, entry_id: str, feedback: str | None) -> None:
        self.acted.emit()
        self._session.do(debrief.give_feedback, entry_id=entry_id, feedback=feedback)

    def _on_tagged(self, entry_id: str, skill_id: str) -> None:
        self.acted.emit()
        self._session.do(tag_entry, entry_id=entry_id, skill_id=skill_id or None)

    def _do(self, write: Any, **facts: Any) -> None:
        if call := self._call():
            self.acted.emit()
            self._session.do(write, call_id=call.call_id, **facts)
