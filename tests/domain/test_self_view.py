"""Where the rep's own ratings and the coach's lie apart."""

from datetime import date

import pytest

from coachdesk.domain.self_view import LENIENCY, Difference, runs_apart

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("newest_first", "run"),
    [
        ((1,), None),  # once may be the day
        ((1, 1), 2),
        ((2, 1, 3, 0, 1), 3),
        ((0, 1, 1), None),
        ((1, 0, 1), None),
        ((-1, -2), -2),
        ((1, -1, -1), None),
        ((1, 1, -1, 1), 2),
    ],
)
def test_that_differences_count_from_the_newest_call_back_while_they_point_one_way(
    newest_first, run
):
    found = runs_apart(("Listen", apart) for apart in newest_first)
    assert found == ({} if run is None else {"Listen": run})


def test_that_a_difference_is_said_without_a_word_of_judgement():
    twice = Difference("s", "Listen", 2, higher=True, own=4, level=3, on=date(2026, 11, 10))
    often = Difference("s", "Listen", 4, higher=False, own=2, level=3, on=date(2025, 11, 10))
    assert twice.said("Kary", TODAY) == (
        "Kary sees it higher than you, twice running: 4 and 3 on 10 Nov"
    )
    assert often.said("Kary", TODAY) == (
        "Kary sees it lower than you, four times running: 2 and 3 on 10 Nov 2025"
    )
    assert "0.32" in LENIENCY
