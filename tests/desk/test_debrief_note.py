import pytest

from coachdesk.desk.debrief_note import longer_note, write_longer_note
from coachdesk.desk.notes import edit_note, notes_of
from tests.builders import a_call, a_rep


@pytest.fixture
def talk(store):
    rep = a_rep(store)
    return {"rep_id": rep, "call_id": a_call(store, rep)}


def test_that_a_call_has_one_longer_note_which_is_private_and_among_the_reps_notes(
    store, now, talk
):
    write_longer_note(store, now, text=" Tired today.\n\nThe second half was his. ", **talk)
    found = longer_note(store, talk["call_id"])
    assert (found.text, found.audience) == ("Tired today.\n\nThe second half was his.", "private")
    write_longer_note(store, now, text="Rested.", was=found.text, **talk)
    assert [note.text for note in notes_of(store, talk["rep_id"])] == ["Rested."]


def test_that_an_emptied_note_is_gone_and_an_empty_one_never_made(store, now, talk):
    write_longer_note(store, now, text="  ", **talk)
    assert longer_note(store, talk["call_id"]) is None
    write_longer_note(store, now, text="A thought.", **talk)
    write_longer_note(store, now, text="", was="A thought.", **talk)
    assert longer_note(store, talk["call_id"]) is None


def test_that_what_came_in_meanwhile_stays_beside_what_was_typed(store, now, talk):
    write_longer_note(store, now, text="First. Second.", **talk)
    note = longer_note(store, talk["call_id"])
    edit_note(store, now, note_id=note.id, text="First, reworded elsewhere. Second.")
    write_longer_note(store, now, text="First. Second, by me.", was=note.text, **talk)
    assert longer_note(store, talk["call_id"]).text == "First, reworded elsewhere. Second, by me."


def test_that_emptying_a_note_takes_away_no_words_that_came_in_meanwhile(store, now, talk):
    write_longer_note(store, now, text="First.", **talk)
    note = longer_note(store, talk["call_id"])
    edit_note(store, now, note_id=note.id, text="First. Second.")
    write_longer_note(store, now, text="", was="First.", **talk)
    assert "Second." in longer_note(store, talk["call_id"]).text
