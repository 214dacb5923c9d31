from datetime import date

import pytest

from coachdesk.domain.due import Due
from coachdesk.domain.step_line import read_step

TUESDAY = date(2026, 11, 24)
FRIDAY = Due(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("send the story me fri", ("send the story", "coach", FRIDAY)),
        ("send the story fri me", ("send the story", "coach", FRIDAY)),
        ("me: send the story fri", ("send the story", "coach", FRIDAY)),
        ("send the story me", ("send the story", "coach", None)),
        ("send the story fri", ("send the story", "rep", FRIDAY)),
        ("send it to me", ("send it to me", "rep", None)),
        ("send it to me fri", ("send it to me", "rep", FRIDAY)),
        ("ask again next ride-along me", ("ask again", "coach", Due(when="next ride-along"))),
    ],
)
def test_that_whose_and_by_when_are_understood_in_either_order(line, step):
    assert read_step(line, TUESDAY) == step
