import pytest

from coachdesk.domain.hours import hour_said, minute_of


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9", 540), ("9:30", 570), ("9.30", 570), ("0930", 570), (" 14h ", 840), ("2pm", 840),
     ("12 am", 0), ("0:00", 0), ("23:59", 1439), ("24", None), ("9:60", None), ("13pm", None),
     ("noon", None), ("", None), ("-1", None)],
)  # fmt: skip
def test_that_an_hour_is_read_as_people_write_it(text, minute):
    assert minute_of(text) == minute


def test_that_an_hour_is_said_as_it_may_be_typed_again():
    assert [hour_said(minute) for minute in (None, 0, 545, 1439)] == ["", "0:00", "9:05", "23:59"]
    assert all(minute_of(hour_said(minute)) == minute for minute in range(1440))
