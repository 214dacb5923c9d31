"""The status line says what is on this computer only, and offers a copy."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.domain.moment import Moment
from coachdesk.store.away import NotAway
from coachdesk.ui.copies.away import AwayWatch, in_words, volume
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.builders import TUESDAY, a_call, a_rep, a_row
from tests.ui.screens import PLACES


@pytest.fixture
def watch(qtbot, look, store, clock, tmp_path, preferences):
    a_row(store, "note", rep_id=a_rep(store), noted_on="2026-11-24", text="Asked why.")
    clock.go_on(days=5)
    session = Session(store, clock, file=tmp_path / "North.coachdesk")
    window = MainWindow(session, preferences, places=PLACES)
    qtbot.addWidget(window)
    window.go(Destination("team"))
    window.show()
    made = AwayWatch(session, window)
    yield made
    qtbot.waitUntil(lambda: not made._busy)


def looked(qtbot, watch):
    qtbot.waitUntil(lambda: not watch._busy)
    watch.look()
    qtbot.waitUntil(lambda: not watch._busy)
    return watch._window.status._away_offer.isVisible()


def test_that_old_notes_are_told_and_a_copy_is_offered(qtbot, watch, prompts, tmp_path):
    assert looked(qtbot, watch)
    assert "1 note" in watch._window.status._away.text()
    prompts.answers = [""]
    watch._window.status._away_offer.click()
    assert prompts.asked == ["Save a copy"]


def test_that_nothing_is_told_in_a_call_or_where_it_is_turned_off(qtbot, watch):
    watch._window.preferences.away_days = 0
    assert not looked(qtbot, watch)
    watch._window.preferences.away_days = 3
    a_call(watch._session.store, a_rep(watch._session.store, "Cleo"))
    assert not looked(qtbot, watch)


def test_that_a_folder_named_as_synced_clears_it_once_the_file_holds_all(qtbot, watch):
    from coachdesk.store.publish import publish

    session = watch._session
    watch._window.preferences.set_synced(session.file.parent, synced=True)
    assert looked(qtbot, watch)  # not yet published
    publish(session.store, session.file, session.now())
    assert not looked(qtbot, watch)


def test_that_a_folder_is_no_longer_synced_when_that_is_taken_back(preferences, tmp_path):
    preferences.set_synced(tmp_path, synced=True)
    assert preferences.is_synced(tmp_path)
    preferences.set_synced(tmp_path, synced=False)
    assert not preferences.is_synced(tmp_path)


def test_that_the_words_name_the_day_and_the_number():
    now = Moment(datetime(2026, 11, 24, tzinfo=UTC))
    words = in_words(NotAway(41, "2026-11-12T08:00:00.000Z"), now)
    assert words == "Nothing newer than 12 Nov is known to be off this computer · 41 notes"
    assert in_words(NotAway(1, ""), TUESDAY) == (
        "Nothing is known to be off this computer · 1 note"
    )


def test_that_a_medium_has_the_name_it_is_mounted_as():
    assert volume(Path("/dev/shm")) == "shm"
