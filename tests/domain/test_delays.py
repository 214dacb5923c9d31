"""Feedback at once, said in a sentence."""

from datetime import date

import pytest

from coachdesk.domain.delays import Debriefed, Delays, delays_said, minutes_said, talks_said


def talks(*spoke, minutes=10.0):
    return Delays([Debriefed(str(i), str(i), "Ann", "", date(2026, 11, 24), minutes, True,
                             spoke=who) for i, who in enumerate(spoke)])  # fmt: skip


def test_that_few_talks_say_nothing_of_a_trend():
    assert talks_said(talks(None, None)) == ""
    assert talks_said(talks(*["rep"] * 7)) == "Who spoke was said of 7: too few to say more"


def test_that_the_halves_of_the_talks_are_counted():
    spoke = ["coach"] * 3 + ["rep"] + ["rep"] * 3 + ["even"]
    assert talks_said(talks(*spoke)) == (
        "The rep spoke most in 1 of the first 4 talks, in 3 of the last 4"
    )
    assert talks_said(talks(*["rep"] * 9)) == (
        "The rep spoke most in 4 of the first 4 talks and of the last 4")  # fmt: skip


def test_that_nothing_debriefed_is_said_as_it_is():
    assert delays_said(Delays([])) == "No coaching call to debrief in this period"
    assert delays_said(talks(None, None, minutes=None)) == "None was debriefed"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(12, "12 min"), (89, "89 min"), (180, "3 h"), (60 * 35, "35 h"), (60 * 72, "3 days")],
)
def test_that_a_length_is_said_as_people_say_it(minutes, said):
    assert minutes_said(minutes) == said
