import pytest

from coachdesk.desk.preparation import (
    KINDS,
    add_line,
    edit_line,
    lines,
    move_line,
    preparation_rate,
    remove_line,
    restore_line,
    set_bring,
    set_prepared,
)
from coachdesk.domain.refused import Refused
from tests.builders import a_past_call, a_rep, a_ride

REP = "rep preparation"


def texts(store):
    return [line.text for line in lines(store, REP)]


def test_that_a_new_file_has_the_starter_lines_without_a_row_of_its_own(store):
    assert all(len(lines(store, kind)) >= 4 for kind in KINDS)
    assert store.rows("SELECT 1 FROM template") == []
    assert len({line.id for kind in KINDS for line in lines(store, kind)}) == sum(
        len(lines(store, kind)) for kind in KINDS
    )


def test_that_a_changed_starter_line_stands_over_the_programs_own(store, now):
    first, *rest = lines(store, REP)
    edit_line(store, now, line=first, text=" In  my words ")
    assert texts(store) == ["In my words", *(line.text for line in rest)]
    ((id,),) = store.rows("SELECT id FROM template")
    assert id == first.id


def test_that_lines_are_added_last_moved_and_taken_away_and_back(store, now):
    before = texts(store)
    add_line(store, now, kind=REP, text="Bring the price list")
    assert texts(store) == [*before, "Bring the price list"]
    move_line(store, now, line=lines(store, REP)[-1], by=-99)
    assert texts(store) == ["Bring the price list", *before]
    starter = lines(store, REP)[1]
    remove_line(store, now, line=starter)
    assert texts(store) == ["Bring the price list", *before[1:]]
    restore_line(store, now, line=starter)
    assert texts(store) == ["Bring the price list", *before]


@pytest.mark.parametrize("text", ["", "  ", "x" * 161])
def test_that_a_line_has_words_and_not_too_many(store, now, text):
    with pytest.raises(Refused, match="line of the list"):
        add_line(store, now, kind=REP, text=text)


def test_that_one_list_leaves_the_other_alone(store, now):
    before = lines(store, "coach preparation")
    add_line(store, now, kind=REP, text="Mine")
    assert lines(store, "coach preparation") == before


def test_that_the_rate_counts_each_session_once_and_said_ones_only(store, now):
    ann, bob = a_rep(store, "Ann"), a_rep(store, "Bob")
    assert preparation_rate(store, ann).said == ""
    one, two, silent = (a_ride(store, ann, f"2026-11-2{day}") for day in (1, 2, 3))
    set_prepared(store, now, ride_id=one, prepared="prepared")
    set_prepared(store, now, ride_id=two, prepared="partly")
    a_past_call(store, ann, ride_id=one, prepared="not")  # its session says it
    a_past_call(store, ann, ride_id=silent, prepared="not")
    a_past_call(store, ann, prepared="prepared")
    a_past_call(store, bob, prepared="not")
    assert preparation_rate(store, ann).said == "Prepared 2 of 4, partly 1"
    set_prepared(store, now, ride_id=two, prepared=None)
    assert preparation_rate(store, ann).said == "Prepared 2 of 3"


def test_that_an_answer_is_one_of_three(store, now):
    ride = a_ride(store, a_rep(store))
    with pytest.raises(Refused, match="prepared, partly, or not"):
        set_prepared(store, now, ride_id=ride, prepared="very")


def test_that_what_a_rep_brings_is_one_line(store, now):
    ride = a_ride(store, a_rep(store))
    set_bring(store, now, ride_id=ride, bring="  The Brightwater\n story ")
    assert store.rows("SELECT bring FROM ride") == [("The Brightwater story",)]
