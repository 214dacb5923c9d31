"""What a copy is: how old its newest note is, and which machine made it."""

import pytest

from coachdesk.desk.newest_note import newest_note, worth_saying
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_rep, a_row


@pytest.fixture
def noted(store):
    a_row(store, "note", rep_id=a_rep(store), noted_on="2026-11-24", text="Asked why.")
    return store


def words(store, now):
    newest = worth_saying(store, now)
    return newest.in_words(now) if newest else None


def test_that_an_empty_team_says_nothing(store):
    a_rep(store)
    assert newest_note(store, TUESDAY) is None
    assert words(store, TUESDAY) is None


def test_that_young_notes_of_this_machine_need_no_word(noted):
    assert words(noted, TUESDAY.later(days=7)) is None


def test_that_notes_older_than_a_week_are_dated(noted):
    assert words(noted, TUESDAY.later(days=18)) == (
        "Newest note 24 Nov, from this computer, 18 days ago."
    )


def test_that_another_machine_s_notes_are_named_with_the_machine(noted):
    laptop = Store(noted.path, Device("device-2", "LAPTOP"))
    later = TUESDAY.later(hours=1)
    rep = a_rep(laptop, "Bob")
    a_row(laptop, "note", later, rep_id=rep, noted_on="2026-11-24", text="Asked how.")
    laptop.close()
    assert words(noted, later) == "Newest note today, from LAPTOP."
    assert words(noted, later.later(days=1)) == "Newest note 24 Nov, from LAPTOP, 1 day ago."
