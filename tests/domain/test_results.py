from datetime import date

import pytest

from coachdesk.domain.importing import Deal, Outcome, Quota
from coachdesk.domain.results import Month, by_month, outcome_of

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)


def a_deal(outcome: Outcome = "won", on: date = MARCH, value: float | None = 10.0) -> Deal:
    return Deal(2, "Ann", "", outcome, outcome, on, value)


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Won", "won"), ("Closed Won", "won"), ("closedwon", "won"), ("6 - Closed/Won", "won"),
        ("Gewonnen", "won"), ("Lost", "lost"), ("Closed Lost", "lost"), ("closed_lost", "lost"),
        ("Verloren", "lost"), ("In_Progress", "open"), ("Prospecting", "open"), ("Closed", None),
        ("Not won", None), ("Won't say", "open"), ("Closed Won/Lost", None),
    ],
)  # fmt: skip
def test_that_a_stage_says_how_it_ended_or_that_it_does_not(
    stage: str, outcome: Outcome | None
) -> None:
    assert outcome_of(stage) == outcome


def test_that_a_deal_counts_in_the_month_of_its_close() -> None:
    deals = [a_deal(value=0.1), a_deal(on=date(2025, 3, 31), value=0.2), a_deal("lost"),
             a_deal(on=APRIL, value=-5.0)]  # fmt: skip
    found = by_month(("ann", deal) for deal in deals)
    assert found == {("ann", MARCH): Month(2, 1, 0.3), ("ann", APRIL): Month(1, 0, -5.0)}


def test_that_a_won_deal_without_a_value_counts_as_zero() -> None:
    assert by_month([("ann", a_deal(value=None))]) == {("ann", MARCH): Month(1, 0, 0)}


def test_that_a_month_of_the_table_is_told_for_each_of_its_reps() -> None:
    found = by_month([("ann", a_deal()), ("bob", a_deal(on=APRIL)), ("cem", a_deal("open"))])
    assert found["ann", APRIL] == found["cem", MARCH] == Month(0, 0, 0)


def test_that_the_quota_met_is_given_or_computed() -> None:
    def quota(**figures: float) -> Quota:
        return Quota(2, "Ann", "", MARCH, MARCH, **figures)

    assert quota(quota=200, actual=150).figures["quota_percent"] == 75
    assert quota(quota=200, actual=150, percent=80).figures["quota_percent"] == 80
    assert "quota_percent" not in quota(quota=0, actual=5).figures
