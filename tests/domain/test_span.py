"""Needed, wanted, given: the sentence and how many reps can be coached well."""

import pytest

from coachdesk.domain.span import Load, needed

DAILY = {"top": 1, "middle": 1, "bottom": 1, "new": 1}


def test_that_the_shortfall_is_told_in_one_sentence():
    load = Load(11, 38 * 60, 34 * 60, 20 * 60)
    assert load.finding == "11 reps need 38 h a month; you have 34. Nine can be coached well."
    assert load.short == 4 * 60
    assert load.warning == "11 reps are more than the ten that one manager can coach."


def test_that_without_a_budget_what_was_given_counts():
    told = Load(2, 20 * 60, None, 10 * 60).finding
    assert told == "2 reps need 20 h a month; you gave 10. One can be coached well."


@pytest.mark.parametrize(
    ("load", "end"),
    [
        (Load(8, 24 * 60, 0, 0), "you have 0:00. None can be coached well."),
        (Load(8, 24 * 60, 870 * 60, 0), "you have 870. All can be coached well."),
        (
            Load(1, 3 * 60, 60, 0),
            "1 rep needs 3:00 a month; you have 1:00. None can be coached well.",
        ),
        (Load(200, 600 * 60, 34 * 60, 0), "11 can be coached well."),
    ],
)
def test_that_any_budget_and_team_has_its_words(load, end):
    assert load.finding.endswith(end)


def test_that_ten_reps_are_not_warned_of():
    assert Load(10, 0, None, 0).warning == ""


def test_that_a_cadence_of_a_day_needs_a_session_a_day():
    assert needed(["top"], DAILY, 60) == pytest.approx(60 * 365.25 / 12)
