"""What came from outside is let go after ninety days, but never the only copy of a note."""

import os

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.store.clearing import KEPT_DAYS, clear_old
from coachdesk.store.home import Home
from coachdesk.store.seen import name_before, to_quarantine
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY


@pytest.fixture
def put(office, tmp_path):
    """Puts a file into the office's quarantine, so many days ago."""

    def so(name, content, days=KEPT_DAYS + 1):
        (tmp_path / name).write_bytes(content)
        kept = to_quarantine(office.store, tmp_path / name)
        date(kept, days)
        return kept

    return so


def date(path, days):
    at = TUESDAY.later(days=-days).at.timestamp()
    os.utime(path, (at, at))


def left(office):
    return {name_before(path) for path in (office.home.data / "quarantine").iterdir()}


def test_that_a_copy_that_was_taken_in_goes_after_ninety_days(office, laptop, put):
    laptop.add("Bea")
    laptop.publish()
    take_in(office.store, laptop.file, TUESDAY)
    put("old", laptop.file.read_bytes())
    put("young", laptop.file.read_bytes(), days=KEPT_DAYS - 1)
    clear_old(office.store, TUESDAY)
    assert left(office) == {"young"}


def test_that_a_copy_that_was_never_taken_in_stays(office, laptop, put):
    laptop.add("Bea")
    laptop.publish()
    put("theirs", laptop.file.read_bytes(), days=1000)
    clear_old(office.store, TUESDAY)
    assert left(office) == {"theirs"}


def test_that_another_team_and_a_newer_program_s_file_stay(office, put, tmp_path):
    other = tmp_path / "South.coachdesk"
    store = new_file(Home.at(tmp_path / "south"), other, TUESDAY)
    put("South", other.read_bytes(), days=1000)
    store.close()
    put("newer", newer(office), days=1000)
    clear_old(office.store, TUESDAY)
    assert left(office) == {"South", "newer"}


def newer(office):
    with office.store.write(TUESDAY) as tx:
        tx.say("min_reader", "999")
    office.add("Ann")
    office.store.copy_into(copy := office.file.with_name("newer"))
    content = copy.read_bytes()
    copy.unlink()
    return content


def test_that_of_damaged_files_of_one_name_the_newest_stays(office, put):
    newest = put("North team.coachdesk", b"torn" * 300, days=100)
    put("North team.coachdesk", b"cut" * 300, days=200)
    put("South team.coachdesk", b"cut" * 300, days=300)
    clear_old(office.store, TUESDAY)
    assert left(office) == {"North team.coachdesk", "South team.coachdesk"}
    assert newest.exists()


def test_that_copies_that_a_kill_left_behind_go_too(office, laptop):
    folder = office.home.data / "incoming"
    folder.mkdir(exist_ok=True)
    for name, days in (("old", KEPT_DAYS + 1), ("young", 1)):
        (folder / name).write_bytes(laptop.file.read_bytes())
        date(folder / name, days)
    clear_old(office.store, TUESDAY)
    assert [path.name for path in folder.iterdir()] == ["young"]


def test_that_two_files_of_one_name_and_moment_are_both_kept(office, tmp_path):
    for content in (b"one", b"other"):
        (tmp_path / "copy").write_bytes(content)
        os.utime(tmp_path / "copy", (1, 1))
        to_quarantine(office.store, tmp_path / "copy")
    kept = (office.home.data / "quarantine").iterdir()
    assert {path.read_bytes() for path in kept} == {b"one", b"other"}


def test_that_where_nothing_ever_came_in_there_is_nothing_to_clear(office):
    clear_old(office.store, TUESDAY)
    assert not (office.home.data / "quarantine").exists()
