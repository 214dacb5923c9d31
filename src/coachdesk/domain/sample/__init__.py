"""An invented team's coaching history: pure, and the same for the same seed."""

from coachdesk.domain.sample.cast import Cast, Question
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.story import story

__all__ = ["Cast", "Dice", "Question", "Row", "story"]
