import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.safety import RELATIONS, STAKES, Facts, safety, stake_of

ANY = st.builds(
    Facts,
    st.sampled_from((None, *STAKES)),
    st.sampled_from(("", "Engaging", "Negotiation", "CLOSING")),
    st.sampled_from((None, *RELATIONS)),
    st.sampled_from((None, True, False)),
)


@given(ANY)
def test_that_a_large_deal_or_an_uninformed_customer_is_never_coached_on_by_default(facts):
    read = safety(facts)
    if facts.stake == "large" or facts.informed is False:
        assert (read.level, read.role) == ("not safe", "joint selling")


@given(ANY)
def test_that_every_reading_has_its_reasons_and_none_without_facts(facts):
    read = safety(facts)
    assert bool(read.said) == bool(read.reasons) == (read.level != "unknown")
    assert (read.role == "coaching") == read.is_safe


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(), ""),
        (Facts(informed=True), "Safe to coach on: the customer knows that you come along"),
        (Facts("small", relation="steady"), "Safe to coach on: a small deal, a steady relation"),
        (Facts("small", "Negotiating"), "Take care: close to a decision (negotiating)"),
        (Facts(relation="new"), "Take care: a new customer"),
        (
            Facts("large", informed=False),
            "Not safe to coach on: a large deal, the customer wasn’t told that you come along",
        ),
        (Facts(relation="strained"), "Not safe to coach on: a strained relation"),
        (
            Facts(stage="Final decision", relation="new"),
            "Not safe to coach on: a new customer, close to a decision (final decision)",
        ),
    ],
)
def test_that_the_reading_is_said_in_words(facts, said):
    assert safety(facts).said == said


def test_that_what_was_said_by_hand_stands_over_what_the_deals_tell():
    known = Facts("large", "Engaging", "steady")
    assert Facts("small", informed=True).over(known) == Facts("small", "Engaging", "steady", True)
    assert Facts(informed=False).over(Facts(informed=True)).informed is False


@pytest.mark.parametrize(
    ("value", "team", "stake"),
    [
        (None, [1, 2, 3, 4, 5], None),
        (900, [900, 100], None),  # too few to tell
        (5, [1, 2, 3, 4, 5], "large"),
        (4, [1, 2, 3, 4, 5], "small"),
        (7, [7] * 10, "small"),  # among equals none is large
        (81, [*range(1, 101)], "large"),
        (80, [*range(1, 101)], "small"),
    ],
)
def test_that_a_stake_is_large_among_the_teams_own_deals(value, team, stake):
    assert stake_of(value, team) == stake
