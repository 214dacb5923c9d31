import pytest

from coachdesk.desk.outlook import (
    delete_outlook,
    falls,
    outlooks_of,
    restore_outlook,
    set_outlook,
)
from coachdesk.domain.refused import Refused
from tests.builders import a_rep, a_ride


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


def levels(store, rep):
    return [one.level for one in outlooks_of(store, rep)]


def test_that_what_a_rep_said_is_kept_with_its_day_and_is_private(store, now, kary):
    set_outlook(store, now, rep_id=kary, level=4, words="  I like where this goes ")
    (one,) = outlooks_of(store, kary)
    assert (one.on, one.level, one.words, one.audience) == (
        now.on, 4, "I like where this goes", "private")  # fmt: skip


def test_that_said_twice_on_a_day_it_is_said_anew_but_two_talks_keep_their_own(store, now, kary):
    first, other = (a_ride(store, kary, kind=kind) for kind in ("one-to-one", "talk"))
    set_outlook(store, now, rep_id=kary, level=4, ride_id=first)
    set_outlook(store, now, rep_id=kary, level=3, ride_id=first)
    set_outlook(store, now, rep_id=kary, level=5, ride_id=other)
    assert sorted(levels(store, kary)) == [3, 5]


@pytest.mark.parametrize("level", [0, 6])
def test_that_an_outlook_has_five_levels(store, now, kary, level):
    with pytest.raises(Refused, match="1 to 5"):
        set_outlook(store, now, rep_id=kary, level=level)
    assert levels(store, kary) == []


def test_that_it_can_be_taken_back_and_brought_back(store, now, kary):
    one = set_outlook(store, now, rep_id=kary, level=4).id
    delete_outlook(store, now, outlook_id=one)
    assert levels(store, kary) == []
    restore_outlook(store, now, outlook_id=one)
    assert levels(store, kary) == [4]


def test_that_falls_are_found_a_person_each_as_known_on_the_day(store, now, kary):
    zane, twin = a_rep(store, "Zane Levin"), a_rep(store, "K Hendriks", same_as_id=kary)
    set_outlook(store, now.later(days=-60), rep_id=twin, level=5)
    set_outlook(store, now, rep_id=kary, level=3)
    set_outlook(store, now, rep_id=zane, level=2)
    found = falls(store, now.on)
    assert {rep: (fell.before, fell.level) for rep, fell in found.items()} == {kary: (5, 3)}
    assert falls(store, now.later(days=-1).on) == {}
