"""What is known to be off this computer, and what is not."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from coachdesk.desk.copies import sync
from coachdesk.store.away import NotAway, newest, not_away, note_away, stick
from coachdesk.store.backup import backup_to
from coachdesk.store.publish import publish
from tests.builders import TUESDAY, a_rep, a_row

TODAY = TUESDAY.later(days=5)
SHM = Path("/dev/shm")


@pytest.fixture
def noted(office):
    """Notes of Tuesday and of today, and a rep: of the three only notes count."""
    rep = a_rep(office.store)
    for days in (0, 5):
        noted = {"rep_id": rep, "noted_on": "2026-11-24", "text": "Asked why."}
        a_row(office.store, "note", TUESDAY.later(days=days), **noted)
    return office


@pytest.fixture
def medium(tmp_path):
    if not SHM.is_dir() or SHM.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("no second volume here")
    with TemporaryDirectory(dir=SHM) as folder:
        yield Path(folder)


def told(machine, days=3):
    return not_away(machine.store, TODAY, days)


def test_that_young_notes_are_not_spoken_of_yet(office):
    rep = a_rep(office.store)
    a_row(office.store, "note", TODAY, rep_id=rep, noted_on="2026-11-29", text="New.")
    assert told(office) is None


def test_that_older_notes_are_counted_until_they_are_known_elsewhere(noted):
    assert told(noted) == NotAway(2, "")
    assert told(noted, days=8) is None
    note_away(noted.store, newest(noted.store))
    assert told(noted) is None


def test_that_a_copy_on_the_same_volume_changes_nothing(noted, tmp_path):
    backup_to(noted.store, tmp_path / "copy.coachdesk", TUESDAY)
    noted.publish()
    assert told(noted) == NotAway(2, "")
    assert stick(noted.store) is None


def test_that_a_verified_copy_on_another_volume_counts_and_is_remembered(noted, medium):
    backup_to(noted.store, medium, TUESDAY)
    assert told(noted) is None
    assert stick(noted.store) == medium


def test_that_a_file_published_on_another_volume_counts(noted, medium):
    publish(noted.store, medium / "North.coachdesk", TUESDAY)
    assert told(noted) is None


def test_that_a_stick_that_was_pulled_is_not_offered(noted, medium):
    folder = medium / "bag"
    folder.mkdir()
    backup_to(noted.store, folder, TUESDAY)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert stick(noted.store) is None


def test_that_a_sync_counts_and_the_other_machine_s_notes_never_do(laptop, office):
    rep = a_rep(laptop.store, "Bob")
    a_row(laptop.store, "note", rep_id=rep, noted_on="2026-11-24", text="Asked why.")
    laptop.publish()
    assert told(laptop) == NotAway(1, "")
    sync(office.store, TUESDAY, laptop.file)
    assert told(office) is None
    sync(laptop.store, TUESDAY, office.file)
    assert told(laptop) is None


def test_that_what_was_noted_after_the_copy_is_told_with_the_moment_of_the_copy(noted):
    note_away(noted.store, newest(noted.store))
    rep = a_rep(noted.store, "Cleo")
    a_row(noted.store, "note", TODAY, rep_id=rep, noted_on="2026-11-29", text="Asked how.")
    found = not_away(noted.store, TODAY.later(days=4), 3)
    assert found is not None
    assert (found.notes, found.known_until[:10]) == (1, "2026-11-29")
