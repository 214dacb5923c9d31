from datetime import date

import pytest

from coachdesk.desk.notes import add_note, delete_note, edit_note, notes_of, restore_note
from coachdesk.desk.roster import add_rep, join_reps
from coachdesk.domain.refused import Refused


@pytest.fixture
def kary(store, now):
    return add_rep(store, now, name="Kary").id


def texts(store, rep_id):
    return [(note.on, note.text) for note in notes_of(store, rep_id)]


def test_that_a_note_is_dated_today_or_another_day(store, now, kary):
    add_note(store, now, rep_id=kary, text=" Wants the enterprise accounts\n")
    add_note(store, now, rep_id=kary, text="Second child", noted_on=date(2026, 12, 1))
    assert texts(store, kary) == [
        (date(2026, 12, 1), "Second child"),
        (now.on, "Wants the enterprise accounts"),
    ]


def test_that_a_note_is_private_unless_chosen_otherwise(store, now, kary):
    add_note(store, now, rep_id=kary, text="x")
    assert store.rows("SELECT audience FROM note") == [("private",)]


def test_that_an_empty_note_is_refused(store, now, kary):
    with pytest.raises(Refused, match="empty note"):
        add_note(store, now, rep_id=kary, text=" \n")


def test_that_a_note_is_reworded_taken_away_and_brought_back(store, now, kary):
    note = add_note(store, now, rep_id=kary, text="Talks to much").id
    edit_note(store, now, note_id=note, text="Talks too much", noted_on=date(2026, 11, 1))
    delete_note(store, now, note_id=note)
    assert texts(store, kary) == []
    restore_note(store, now, note_id=note)
    assert texts(store, kary) == [(date(2026, 11, 1), "Talks too much")]


def test_that_notes_of_two_who_are_one_stand_together(store, now, kary):
    other = add_rep(store, now, name="K. Hendriks").id
    add_note(store, now, rep_id=other, text="as the other")
    join_reps(store, now, rep_id=other, same_as_id=kary)
    assert [text for _, text in texts(store, kary)] == ["as the other"]
