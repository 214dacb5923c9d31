"""Copies beside the file are found by what they hold, whatever their name."""

import shutil

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.store.home import Home
from coachdesk.store.siblings import bring_in_sibling, leave, siblings
from tests.builders import TUESDAY

NAMES = [
    "North team (LAPTOP's conflicted copy 2026-11-24).coachdesk",
    "North team.sync-conflict-20261124-094100-ABCDEFG.coachdesk",
    "North team-LAPTOP.coachdesk",
    "North team (1).coachdesk",
    "something else",
]


@pytest.fixture
def beside(office, laptop):
    """Puts the laptop's file, with a rep of its own, beside the office's."""
    laptop.add("Bob")
    laptop.publish()

    def put(name):
        path = office.file.with_name(name)
        path.write_bytes(laptop.file.read_bytes())
        return path

    return put


@pytest.mark.parametrize("name", NAMES)
def test_that_a_copy_with_something_new_is_found_whatever_its_name(office, beside, name):
    path = beside(name)
    assert [one.path for one in siblings(office.store, office.file)] == [path]


def test_that_what_is_brought_in_is_kept_in_quarantine_and_found_no_more(office, beside):
    path = beside(NAMES[0])
    (found,) = siblings(office.store, office.file)
    bring_in_sibling(office.store, found, TUESDAY)
    assert office.names() == {"Ann", "Bob"}
    assert not path.exists()
    assert len(list((office.home.data / "quarantine").iterdir())) == 1
    assert siblings(office.store, office.file) == []


def test_that_what_was_left_is_offered_again_only_when_it_has_changed(office, laptop, beside):
    beside(NAMES[0])
    (found,) = siblings(office.store, office.file)
    leave(office.store, found, TUESDAY)
    assert siblings(office.store, office.file) == []
    laptop.add("Cleo")
    laptop.publish()
    beside(NAMES[0])
    assert len(siblings(office.store, office.file)) == 1


def test_that_nothing_stands_beside_a_file_whose_folder_is_gone(office):
    shutil.rmtree(office.file.parent)
    assert siblings(office.store, office.file) == []


def test_that_a_copy_with_nothing_new_is_not_offered(office, laptop):
    older = office.file.with_name("North team (1).coachdesk")
    older.write_bytes(office.file.read_bytes())
    office.add("Bob")
    office.publish()
    assert siblings(office.store, office.file) == []
    assert older.exists()


def test_that_temporaries_other_files_and_other_teams_are_passed_by(office, beside, tmp_path):
    folder = office.file.parent
    whole = beside("~$North team.coachdesk-1.tmp").read_bytes()
    (folder / "notes.txt").write_text("x" * 1024)
    (folder / "cut.coachdesk").write_bytes(whole[: len(whole) // 2 // 512 * 512])
    (folder / "empty.coachdesk").touch()
    (folder / "link.coachdesk").symlink_to(office.file)
    (folder / "hard.coachdesk").hardlink_to(office.file)
    (folder / "folder.coachdesk").mkdir()
    other = another_team(tmp_path)
    (folder / "South team.coachdesk").write_bytes(other.read_bytes())
    assert siblings(office.store, office.file) == []


def another_team(tmp_path):
    file = tmp_path / "South team.coachdesk"
    new_file(Home.at(tmp_path / "south"), file, TUESDAY).close()
    return file
