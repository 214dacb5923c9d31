import pytest

from coachdesk.desk.stops import (
    add_stop,
    edit_stop,
    move_stop,
    next_stop,
    remove_stop,
    restore_stop,
    stops_of,
    suggestions,
)
from coachdesk.domain.refused import Refused
from coachdesk.domain.safety import Facts
from tests.builders import a_call, a_past_call, a_rep, a_ride, a_row


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary")


@pytest.fixture
def ride(store, kary):
    return a_ride(store, kary)


@pytest.fixture
def add(store, now, ride):
    return lambda account, **facts: add_stop(store, now, ride_id=ride, account=account, **facts).id


def a_deal(store, rep, account, value=None, **fields):
    facts = {"product": "GTX", "stage": "Engaging", "created_on": "2026-11-01"}
    return a_row(store, "deal", rep_id=rep, account=account, value=value, **(facts | fields))


def accounts(store, ride):
    return [stop.account for stop in stops_of(store, ride)]


def test_that_stops_stand_in_the_order_they_were_added_and_moved(store, now, ride, add):
    for name in ("Betelgard", "Sunnafield", "Orbit"):
        last = add(name)
    move_stop(store, now, stop_id=last, by=-2)
    assert accounts(store, ride) == ["Orbit", "Betelgard", "Sunnafield"]
    move_stop(store, now, stop_id=last, by=9)
    assert accounts(store, ride) == ["Betelgard", "Sunnafield", "Orbit"]


def test_that_a_stop_is_about_its_newest_open_deal_unless_said(store, ride, add, kary):
    a_deal(store, kary, "Betelgard")
    add("betelgard")
    add("Orbit", objective=" Meet the buyer ")
    assert [stop.objective for stop in stops_of(store, ride)] == [
        "Move GTX on from engaging", "Meet the buyer",
    ]  # fmt: skip


def test_that_a_stop_not_safe_to_coach_on_is_not_watched_by_default(store, ride, add, kary):
    for at in range(5):
        a_deal(store, kary, f"Account {at}", value=100 * at + 1)
    add("Account 4")
    add("Account 0")
    large, small = stops_of(store, ride)
    assert (large.watch, large.safety.level) == (False, "not safe")
    assert "a large deal" in large.safety.said
    assert (small.watch, small.facts.stake) == (True, "small")


def test_that_the_largest_of_an_accounts_deals_is_what_is_at_stake(store, ride, add, kary):
    for value in (1, 2, 3, 4, 900):
        a_deal(store, kary, "Betelgard", value=value)
    add("Betelgard")
    assert stops_of(store, ride)[0].facts.stake == "large"


def test_that_deals_of_the_whole_team_say_what_is_large(store, ride, add, kary):
    other = a_rep(store, "Zane")
    for at in range(1, 10):
        a_deal(store, other, f"Other {at}", value=1000 * at)
    a_deal(store, kary, "Betelgard", value=500)
    add("Betelgard")
    assert stops_of(store, ride)[0].facts.stake == "small"


def test_that_open_deals_without_values_say_nothing_of_the_stake(store, ride, add, kary):
    for at in range(9):
        a_deal(store, kary, f"Account {at}")
    add("Account 1")
    (stop,) = stops_of(store, ride)
    assert (stop.facts, stop.safety.level) == (Facts(stage="Engaging"), "unknown")


def test_that_who_bought_or_was_visited_is_a_steady_relation_and_others_are_new(
    store, ride, add, kary
):
    a_row(store, "account", rep_id=kary, name="Bought", last_deal_on="2026-01-01")
    a_row(store, "account", rep_id=kary, name="Never")
    a_past_call(store, kary, account="VISITED")
    for name in ("Bought", "Never", "Visited", "Unheard of"):
        add(name)
    assert [stop.facts.relation for stop in stops_of(store, ride)] == [
        "steady", "new", "steady", None,
    ]  # fmt: skip


def test_that_what_is_said_of_a_stop_stands_over_what_is_known(store, now, ride, add, kary):
    a_row(store, "account", rep_id=kary, name="Never")
    stop = add("Never")
    edit_stop(store, now, stop_id=stop, relation="strained", informed=False, stake="large")
    (read,) = stops_of(store, ride)
    assert read.facts == Facts("large", "", "strained", False)
    edit_stop(store, now, stop_id=stop, relation=None, informed=None, stake=None)
    assert stops_of(store, ride)[0].facts == Facts(relation="new")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"account": " "}, "customer’s name"),
        ({"minutes": -1}, "no length"),
        ({"minutes": 721}, "no length"),
        ({"starts_minute": 1440}, "no hour"),
        ({"stake": "huge"}, "small or large"),
        ({"relation": "odd"}, "small or large"),
    ],
)
def test_that_what_no_stop_can_be_is_refused(store, now, add, facts, said):
    with pytest.raises(Refused, match=said):
        edit_stop(store, now, stop_id=add("Betelgard"), **facts)


def test_that_the_next_stop_is_the_next_to_watch_not_called_yet(store, now, ride, add, kary):
    first, second, third = (add(name) for name in ("First", "Second", "Third"))
    edit_stop(store, now, stop_id=first, watch=False)
    assert next_stop(store, ride).id == second
    for stop in (second, third):
        a_call(store, kary, ride_id=ride, stop_id=stop, ended_at=now.stamp)
    assert next_stop(store, ride).id == first
    a_call(store, kary, ride_id=ride, stop_id=first, ended_at=now.stamp)
    assert next_stop(store, ride) is None


def test_that_suggestions_are_open_deals_then_customers_without_those_listed(
    store, ride, add, kary
):
    a_deal(store, kary, "Old", created_on="2026-01-01")
    a_deal(store, kary, "Newest")
    a_row(store, "account", rep_id=kary, name="OLD")
    a_row(store, "account", rep_id=kary, name="Customer", last_deal_on="2026-05-01")
    a_row(store, "account", rep_id=a_rep(store, "Zane"), name="Another rep’s")
    assert [each.account for each in suggestions(store, ride)] == ["Newest", "Old", "Customer"]
    add("newest ")
    assert [each.account for each in suggestions(store, ride, most=1)] == ["Old"]


def test_that_a_stop_left_out_comes_back_with_all_that_was_said(store, now, ride, add, kary):
    stop = add("Betelgard", objective="Meet the buyer")
    remove_stop(store, now, stop_id=stop)
    assert stops_of(store, ride) == []
    restore_stop(store, now, stop_id=stop)
    assert stops_of(store, ride)[0].objective == "Meet the buyer"
    a_call(store, kary, ride_id=ride, stop_id=stop)
    with pytest.raises(Refused, match="stays on the way"):
        remove_stop(store, now, stop_id=stop)
