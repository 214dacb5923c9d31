from datetime import date

import pytest

from coachdesk.domain.slot import Slot, slot

TODAY = date(2026, 11, 24)  # a Tuesday
THU = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("thu", Slot(THU)), ("Thu 9", Slot(THU, 540)), ("thu 9:30-12", Slot(THU, 570, 150)),
     ("thu at 2pm", Slot(THU, 840)), ("thu 10 - 2", Slot(THU, 600, 240)),
     ("thu 9am to 1pm", Slot(THU, 540, 240)), ("today 14h", Slot(TODAY, 840)),
     ("26.11. 9", Slot(THU, 540)), ("26 Nov", Slot(THU)), ("in 2 days 8.15", Slot(THU, 495))],
)  # fmt: skip
def test_that_a_day_and_its_hours_are_understood(said, meant):
    assert slot(said, TODAY, day_first=True) == meant


@pytest.mark.parametrize(
    "said",
    ["", "soonish", "yesterday", "thu 25", "thu 9-9", "thu 16-9", "9", "thu 13pm", "thu 22-24"],
)
def test_that_what_is_no_coming_day_or_no_hour_is_not_guessed(said):
    assert slot(said, TODAY) is None


def test_that_hours_are_said_as_a_clock_does():
    assert (Slot(THU).hours, Slot(THU, 540).hours, Slot(THU, 570, 150).hours) == (
        "", "9:00", "9:30–12:00")  # fmt: skip
