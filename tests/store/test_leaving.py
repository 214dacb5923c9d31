"""A borrowed computer keeps nothing of a team, and a team is removed only if its file has it."""

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.leaving import publish_last, remove
from coachdesk.store.opening import verify
from coachdesk.store.seen import to_quarantine
from tests.builders import TUESDAY


def kept(machine):
    return [path for path in machine.home.data.rglob("*") if path.is_file()]


def test_that_nothing_but_the_machine_s_name_is_left(office):
    office.add("Ann")
    backup(office.store, TUESDAY)
    office.store.drafts.put("note", "Asked", TUESDAY)
    office.publish()
    copy = office.file.with_name("copy.coachdesk")
    copy.write_bytes(office.file.read_bytes())
    to_quarantine(office.store, copy)
    publish_last(office.store, office.file, TUESDAY)
    remove(office.store, office.file)
    assert [path.name for path in kept(office)] == ["device.json"]
    verify(office.file)


def test_that_another_team_s_store_and_quarantine_stay(office, tmp_path):
    other = tmp_path / "South.coachdesk"
    new_file(office.home, other, TUESDAY).close()
    to_quarantine(office.store, other)
    ours = office.file.with_name("copy.coachdesk")
    ours.write_bytes(office.file.read_bytes())
    to_quarantine(office.store, ours)
    publish_last(office.store, office.file, TUESDAY)
    remove(office.store, office.file)
    assert {path.name for path in kept(office)} >= {"device.json", "work.db"}
    assert any("South" in path.name for path in kept(office))
    assert not any("copy" in path.name for path in kept(office))


@pytest.mark.parametrize("what", ["a later note", "no file", "another file"])
def test_that_a_team_stays_where_its_file_does_not_hold_all(office, what):
    publish_last(office.store, office.file, TUESDAY)
    if what == "a later note":
        office.add("Ann")
    elif what == "no file":
        office.file.unlink()
    else:
        office.file.write_bytes(b"something else")
    with pytest.raises(Refused, match="was not removed"):
        remove(office.store, office.file)
    assert office.store.path.exists()


def test_that_a_team_stays_where_its_file_can_not_be_written(office):
    office.file.unlink()
    office.file.mkdir()
    with pytest.raises(Refused):
        publish_last(office.store, office.file, TUESDAY)
    assert office.store.path.exists()
