from datetime import date

import pytest

from coachdesk.desk.roster import add_rep, archive_rep, join_reps
from coachdesk.desk.tier import boundaries, set_boundaries, set_tier, tiers
from coachdesk.domain.days import months_later
from coachdesk.domain.refused import Refused


@pytest.fixture
def add(store, now):
    """Adds a rep with won values by month."""

    def add(name, *, started_on=None, **won):
        rep_id = add_rep(store, now, name=name, started_on=started_on).id
        with store.write(now) as tx:
            for month, value in won.items():
                first = date.fromisoformat(f"20{month[1:3]}-{month[3:]}-01")
                last = date.fromordinal(months_later(first, 1).toordinal() - 1)
                tx.insert("result", rep_id=rep_id, metric="won_value", value=value,
                          starts_on=first, ends_on=last)  # fmt: skip
        return rep_id

    return add


@pytest.fixture
def five(add):
    """Five reps by what they won in October."""
    return [add(f"R{n}", m2610=1000.0 - n) for n in range(5)]


def on(store, day, ids):
    found = tiers(store, day)
    return [found[rep_id] for rep_id in ids]


def test_that_a_fifth_is_top_and_a_fifth_bottom_by_won_value(store, now, five):
    assert on(store, now.on, five) == ["top", "middle", "middle", "middle", "bottom"]


def test_that_an_old_day_gives_the_tier_of_that_day(store, now, add):
    ids = [add("A", m2608=5.0, m2609=50.0, m2610=900.0), add("B", m2608=9.0, m2609=1.0, m2610=0.0)]
    assert on(store, date(2026, 8, 31), ids) == ["middle", "middle"]  # August has not ended
    assert on(store, date(2026, 9, 1), ids) == ["bottom", "top"]
    assert on(store, date(2026, 9, 30), ids) == ["bottom", "top"]  # nor has September
    assert on(store, date(2026, 11, 1), ids) == ["top", "bottom"]


def test_that_only_the_last_twelve_months_with_results_count(store, now, add):
    year = {f"m26{month:02}": 1.0 for month in range(1, 11)}
    old = {"m2510": 1.0, "m2511": 1.0}
    ids = [add("A", m2509=10_000.0, **year, **old), add("B", m2509=0.0, m2610=99.0)]
    assert on(store, now.on, ids) == ["bottom", "top"]


def test_that_months_long_ago_count_where_none_are_later(store, now, add):
    ids = [add("A", m1703=3.0), add("B", m1705=2.0)]
    assert on(store, now.on, ids) == ["top", "bottom"]


def test_that_a_rep_without_any_result_stands_in_the_middle_and_is_not_ranked(store, now, five):
    nobody = add_rep(store, now, name="Nobody knows").id
    assert on(store, now.on, [*five, nobody])[-2:] == ["bottom", "middle"]


def test_that_a_rep_who_won_nothing_of_late_is_ranked_with_nothing(store, now, five, add):
    since = {f"m25{month:02}": 0.0 for month in range(9, 13)}
    add("Steady", **since, **{f"m26{month:02}": 1.0 for month in range(1, 11)})
    past = add("Past", m2410=9_999.0)
    assert on(store, now.on, [past]) == ["bottom"]


def test_that_new_reps_are_their_own_group_and_not_ranked(store, now, five, add):
    fresh = add("Fresh", started_on=date(2026, 8, 25), m2610=5_000.0)
    assert on(store, now.on, [fresh, five[0]]) == ["new", "top"]
    assert on(store, date(2026, 11, 25), [fresh, five[0]]) == ["top", "middle"]


def test_that_a_tier_set_by_hand_wins_from_its_day_on(store, now, five):
    set_tier(store, now, rep_id=five[4], tier="top")
    later = now.later(days=10)
    set_tier(store, later, rep_id=five[4], tier=None)
    days = [now.later(days=n).on for n in (-1, 0, 9, 10)]
    assert [on(store, day, [five[4]])[0] for day in days] == ["bottom", "top", "top", "bottom"]


def test_that_a_tier_set_twice_a_day_is_the_last_one(store, now, five):
    set_tier(store, now, rep_id=five[0], tier="bottom")
    set_tier(store, now.later(minutes=5), rep_id=five[0], tier="middle")
    assert on(store, now.on, five[:1]) == ["middle"]
    with pytest.raises(Refused):
        set_tier(store, now, rep_id=five[0], tier="best")


def test_that_the_boundaries_are_the_coachs_to_set(store, now, five):
    assert str(boundaries(store)) == "20/60/20"
    for split in ("20/40/40", "40/20/40"):
        set_boundaries(store, now, split=split)
    assert on(store, now.on, five) == ["top", "top", "middle", "bottom", "bottom"]
    with pytest.raises(Refused):
        set_boundaries(store, now, split="50/50/50")
    assert str(boundaries(store)) == "40/20/40"


def test_that_an_archived_rep_is_ranked_up_to_that_day(store, now, five):
    archive_rep(store, now, rep_id=five[0])
    assert on(store, now.on, five[:2]) == ["top", "middle"]
    assert on(store, now.later(days=1).on, five[:2]) == ["middle", "top"]


def test_that_two_who_are_one_are_ranked_by_what_both_won(store, now, five, add):
    other = add("R4 again", m2610=1000.0)
    join_reps(store, now, rep_id=other, same_as_id=five[4])
    assert on(store, now.on, [other, *five]) == [
        "top", "middle", "middle", "middle", "bottom", "top",
    ]  # fmt: skip
