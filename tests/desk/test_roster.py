import pytest

from coachdesk.desk.roster import (
    add_rep,
    add_reps,
    archive_rep,
    edit_rep,
    find_rep,
    first_name,
    join_reps,
    part_reps,
    rep_of,
    reps,
    unarchive_rep,
)
from coachdesk.domain.refused import Refused


@pytest.fixture
def add(store, now):
    return lambda name: add_rep(store, now, name=name).id


def names(store):
    return [rep.name for rep in reps(store)]


def test_that_the_roster_is_in_order_of_names(store, add):
    for name in ("Zane Levin", "anna Snelgrove", "Kary Hendriks"):
        add(name)
    assert names(store) == ["anna Snelgrove", "Kary Hendriks", "Zane Levin"]


def test_that_a_name_keeps_its_letters_and_loses_stray_spaces(store, add):
    add("  Zoë \n O’Brien‑López 😀 ")
    assert names(store) == ["Zoë O’Brien‑López 😀"]


@pytest.mark.parametrize("name", ["", "  \n\t "])
def test_that_a_rep_without_a_name_is_refused(store, add, name):
    with pytest.raises(Refused, match="needs a name"):
        add(name)


def test_that_a_name_on_the_roster_is_not_added_twice(store, add):
    add("Kary Hendriks")
    with pytest.raises(Refused, match="on the roster already"):
        add("KARY  hendriks")


def test_that_an_archived_name_comes_back_as_the_same_rep(store, now, add):
    kary = add("Kary Hendriks")
    archive_rep(store, now, rep_id=kary)
    assert names(store) == []
    assert add("kary hendriks") == kary
    assert names(store) == ["Kary Hendriks"]


def test_that_many_names_are_added_at_once_and_known_ones_left_alone(store, now, add):
    add("Zane Levin")
    added = add_reps(store, now, names=["Ann Becker", "", "zane  levin", "ANN BECKER", " Bo "])
    assert names(store) == ["Ann Becker", "Bo", "Zane Levin"]
    assert len(added.ids) == 2


def test_that_archiving_is_undone_and_keeps_what_was_written(store, now, add):
    kary = add("Kary")
    archive_rep(store, now, rep_id=kary)
    assert [rep.archived_on for rep in reps(store, archived=True)] == [now.on]
    unarchive_rep(store, now, rep_id=kary)
    assert rep_of(store, kary).archived_on is None


def test_that_a_rep_is_renamed_but_not_to_anothers_name(store, now, add):
    kary, _ = add("Kary"), add("Zane")
    edit_rep(store, now, rep_id=kary, name="Kary  Hendriks", territory="Portland")
    assert (rep_of(store, kary).name, rep_of(store, kary).territory) == (
        "Kary Hendriks", "Portland")  # fmt: skip
    with pytest.raises(Refused, match="Zane is on the roster"):
        edit_rep(store, now, rep_id=kary, name="zane")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kary hendriks", "Kary Hendriks"),
        ("KARY", "Kary Hendriks"),
        ("Ann", "Ann"),
        ("anna", "Anna Snelgrove"),
    ],
)
def test_that_a_rep_is_found_by_name_or_by_a_beginning_that_is_no_others(store, add, asked, found):
    for name in ("Kary Hendriks", "Ann", "Anna Snelgrove"):
        add(name)
    assert find_rep(store, asked).name == found


@pytest.mark.parametrize(
    ("asked", "why"), [("Karl", "Nobody"), ("Kar", "fits 2 reps"), ("", "Nobody")]
)
def test_that_a_name_of_none_or_of_several_is_refused_in_a_sentence(store, add, asked, why):
    for name in ("Kary Hendriks", "Karim Haddad"):
        add(name)
    with pytest.raises(Refused, match=why):
        find_rep(store, asked)


def test_that_the_rep_on_the_roster_is_found_before_an_archived_namesake(store, now, add):
    gone = add("Kary")
    archive_rep(store, now, rep_id=gone)
    assert find_rep(store, "kary").id == gone
    other = add("Zane")
    edit_rep(store, now, rep_id=other, name="Kary")
    assert find_rep(store, "kary").id == other


def test_that_two_who_are_one_are_listed_once_until_that_is_undone(store, now, add):
    kary, hendriks, third = add("Kary"), add("K. Hendriks"), add("Hendriks, Kary")
    join_reps(store, now, rep_id=third, same_as_id=hendriks)
    joined = join_reps(store, now, rep_id=hendriks, same_as_id=kary)
    assert names(store) == ["Kary"]
    assert rep_of(store, third).id == kary

    part_reps(store, now, rep_id=hendriks, joined=joined.ids)
    assert names(store) == ["K. Hendriks", "Kary"]
    assert rep_of(store, third).id == hendriks


def test_that_a_rep_is_not_joined_with_itself_nor_with_one_joined_away(store, now, add):
    kary, other, third = add("Kary"), add("K. Hendriks"), add("Zane")
    with pytest.raises(Refused):
        join_reps(store, now, rep_id=kary, same_as_id=kary)
    join_reps(store, now, rep_id=other, same_as_id=kary)
    with pytest.raises(Refused, match="joined with another"):
        join_reps(store, now, rep_id=third, same_as_id=other)


@pytest.mark.parametrize(
    ("name", "first"),
    [("Kary Hendriks", "Kary"), ("Hendriks, Kary Ann", "Kary"), ("Zoë", "Zoë"), ("A,", "A,")],
)
def test_that_a_rep_is_called_by_the_first_name(name, first):
    assert first_name(name) == first
