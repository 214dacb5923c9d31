"""Every version of a text is there, with its moment and machine, and can be gone back to."""

import pytest

from coachdesk.desk.history import TOGETHER, history, restore_version
from coachdesk.desk.newfile import new_file
from coachdesk.desk.notes import delete_note, edit_note
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Device, Home
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY, a_rep, a_row


@pytest.fixture
def note(store):
    """Written in the office, reworded on the laptop, dated anew there."""
    made = a_row(store, "note", rep_id=a_rep(store), noted_on="2026-11-24", text="Asked why.")
    laptop = Store(store.path, Device("device-2", "LAPTOP"))
    edit_note(laptop, TUESDAY.later(hours=1), note_id=made, text="Asked when.")
    later = TUESDAY.later(hours=2)
    edit_note(laptop, later, note_id=made, text="Asked when.", noted_on=TUESDAY.on.replace(day=23))
    laptop.close()
    return made


def test_that_versions_stand_newest_first_with_moment_and_machine(store, note):
    told = [(one.text, one.at[:16], one.device) for one in history(store, "note", note, "text")]
    assert told == [
        ("Asked when.", "2026-11-24T09:41", "LAPTOP"),
        ("Asked why.", "2026-11-24T08:41", "OFFICE"),
    ]


def test_that_going_back_is_a_new_version_and_erases_nothing(store, note):
    oldest = history(store, "note", note, "text")[-1]
    facts = {"table": "note", "id": note, "field": "text", "version": oldest}
    restore_version(store, TUESDAY.later(hours=3), **facts)
    assert store.rows("SELECT text FROM note") == [("Asked why.",)]
    texts = [one.text for one in history(store, "note", note, "text")]
    assert texts == ["Asked why.", "Asked when.", "Asked why."]


def test_that_a_deleted_note_s_words_are_refused(store, note):
    oldest = history(store, "note", note, "text")[-1]
    delete_note(store, TUESDAY, note_id=note)
    with pytest.raises(Refused, match="no longer there"):
        restore_version(store, TUESDAY, table="note", id=note, field="text", version=oldest)


def test_that_words_of_two_machines_stand_first_as_they_were_brought_together(tmp_path):
    file = tmp_path / "North.coachdesk"
    office = new_file(Home.at(tmp_path / "office"), file, TUESDAY)
    note = a_row(office, "note", rep_id=a_rep(office), noted_on="2026-11-24", text="Asked why.")
    publish(office, file, TUESDAY)
    laptop = adopt(Home.at(tmp_path / "laptop"), file, TUESDAY)
    edit_note(laptop, TUESDAY.later(hours=1), note_id=note, text="First. Asked why.")
    publish(laptop, file, TUESDAY.later(hours=1))
    edit_note(office, TUESDAY.later(hours=2), note_id=note, text="Asked why. Then left.")
    take_in(office, file, TUESDAY.later(hours=3))
    texts = [one.text for one in history(office, "note", note, "text")]
    assert texts == [
        "First. Asked why. Then left.", "Asked why. Then left.", "First. Asked why.", "Asked why.",
    ]  # fmt: skip
    assert history(office, "note", note, "text")[0].device == TOGETHER
    laptop.close()
    office.close()
