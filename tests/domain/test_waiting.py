from datetime import date, timedelta

import pytest

from coachdesk.domain.due import NEXT_CALL, Due
from coachdesk.domain.waiting import soon

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "heading"),
    [
        (Due(TODAY - timedelta(1)), "Overdue"),
        (Due(TODAY), "Within a week"),
        (Due(TODAY + timedelta(7)), "Within a week"),
        (Due(TODAY + timedelta(8)), "Later"),
        (Due(when=NEXT_CALL), "At the next visit"),
        (None, "No date"),
    ],
)
def test_that_a_step_stands_under_how_soon_it_is_due(due, heading):
    assert soon(due, TODAY) == heading
