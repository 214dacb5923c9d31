"""Minutes that go to one thing only, and lengths as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.refused import Refused
from coachdesk.domain.spent import Block, by_day, local_minute, minutes_of

ON = date(2026, 11, 24)
stretches = st.lists(st.tuples(st.integers(0, 1600), st.integers(-5, 600)), max_size=8)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3:05", 185),
        ("3", 180),
        ("3 h", 180),
        ("2,5", 150),
        ("2.5h", 150),
        ("45 min", 45),
        ("0", 0),
    ],
)
def test_that_a_length_is_read_as_people_write_it(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["", "-1", "much", "1:75", "9999", "1e3"])
def test_that_what_is_no_length_is_refused(text):
    with pytest.raises(Refused):
        minutes_of(text)


@given(stretches)
def test_that_no_minute_counts_twice(stretches):
    busy = [Block(ON, length, local_minute(ON, start), "managing") for start, length in stretches]
    told = by_day([], [], busy).get((ON, "managing"), 0)
    assert told == len({m for start, length in stretches for m in range(start, start + length)})
