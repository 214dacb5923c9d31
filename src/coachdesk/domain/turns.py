"""Whose rating is next: the rep's of each skill first, and only then the coach's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Rater = Literal["rep", "coach"]
REP: Rater = "rep"
COACH: Rater = "coach"


@dataclass(frozen=True, slots=True)
class Pair:
    """What is in of one skill: the rep's own rating, the coach's."""

    skill_id: str
    is_focus: bool
    own: bool
    rated: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One rating that can be given."""

    skill_id: str
    rater: Rater


@dataclass(frozen=True, slots=True)
class Turns:
    """The ratings of one talk. `open`: the coach's wait for nobody, or no longer."""

    pairs: tuple[Pair, ...]
    open: bool = False

    def coach_may(self, skill_id: str) -> bool:
        """Whether the coach's rating of a skill can be shown and given.

        The rep's own must be in, and that of each focus skill: a figure of the coach's beside
        one skill would colour what the rep says of the next.
        """
        return self.open or all(
            pair.own for pair in self.pairs if pair.is_focus or pair.skill_id == skill_id
        )

    def whose(self, skill_id: str) -> Rater:
        """Whose rating is meant at a skill when nobody says whose."""
        return COACH if self.coach_may(skill_id) else REP

    def is_in(self, turn: Turn) -> bool:
        """Whether that rating was given."""
        pairs = (pair for pair in self.pairs if pair.skill_id == turn.skill_id)
        return any(pair.own if turn.rater == REP else pair.rated for pair in pairs)

    @property
    def next(self) -> Turn | None:
        """The first rating that is missing."""
        return next((each for each in self._order() if not self.is_in(each)), None)

    def after(self, turn: Turn) -> Turn | None:
        """The rating to give next: the first missing one behind this, or else of all."""
        order = list(self._order())
        at = order.index(turn) + 1 if turn in order else 0
        return next((each for each in order[at:] + order[:at] if not self.is_in(each)), None)

    def before(self, turn: Turn) -> Turn | None:
        """The rating that was given before this one."""
        order = list(self._order())
        at = order.index(turn) if turn in order else 0
        return next((each for each in reversed(order[:at]) if self.is_in(each)), None)

    def _order(self) -> Iterator[Turn]:
        """The rep's, unless nobody waits for them; then those that the coach may give."""
        if not self.open:
            yield from (Turn(pair.skill_id, REP) for pair in self.pairs)
        yield from (
            Turn(pair.skill_id, COACH) for pair in self.pairs if self.coach_may(pair.skill_id)
        )
