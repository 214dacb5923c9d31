import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup, backup_if_changed, backups
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.known import open_known
from coachdesk.store.merge_undo import undo
from coachdesk.store.opening import verify
from coachdesk.store.repair import repair, write_again
from coachdesk.store.restore import differences, restore
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_row
from tests.store.conftest import Machine


def back_to(office: Machine, only: set[str] | None = None) -> None:
    copy = Store(backups(office.store)[-1].path, None)
    restore(office.store, differences(office.store, copy), TUESDAY, only)
    copy.close()


def test_that_a_restore_brings_back_all_and_can_be_undone(office):
    office.add("Ann")
    backup(office.store, TUESDAY)
    then = content_digest(office.store)
    with office.store.write(TUESDAY) as tx:
        tx.update("rep", office.store.rows("SELECT id FROM rep")[0][0], name="Nobody")
    office.add("Bea")
    later = content_digest(office.store)
    back_to(office)
    assert content_digest(office.store) == then
    assert check(office.store) == []
    undo(office.store, TUESDAY)
    assert content_digest(office.store) == later


def test_that_one_note_can_be_restored_alone(office):
    office.add("Ann")
    rep = office.store.rows("SELECT id FROM rep")[0][0]
    notes = [a_row(office.store, "note", rep_id=rep, noted_on="2026-11-24", text=t) for t in "ab"]
    backup(office.store, TUESDAY)
    with office.store.write(TUESDAY) as tx:
        for note in notes:
            tx.delete("note", note)
    back_to(office, only={notes[0]})
    assert office.store.rows("SELECT text FROM note") == [("a",)]


def test_that_nothing_to_restore_is_said(office):
    backup(office.store, TUESDAY)
    with pytest.raises(Refused, match="nothing to restore"):
        back_to(office)


def test_that_a_backup_is_made_only_of_what_changed(office):
    assert backup_if_changed(office.store, TUESDAY)
    assert backup_if_changed(office.store, TUESDAY) is None
    office.add("Ann")
    kept = backup_if_changed(office.store, TUESDAY)
    assert kept
    verify(kept)
    assert [one.number for one in backups(office.store)] == [2, 1]


def damage(office: Machine, after: bytes) -> None:
    """Overwrites a part of a page of the store on the disk, behind a text."""
    office.store.close()
    raw = bytearray(office.store.path.read_bytes())
    at = raw.rindex(after)
    raw[at - 8 : at + 8] = b"\xff" * 16
    office.store.path.write_bytes(raw)


def test_that_a_damaged_store_is_mended_from_backup_and_what_is_intact(office):
    for i in range(60):
        office.add(f"Rep {i}")
    backup(office.store, TUESDAY)
    office.add("After the backup")
    expected = office.names()
    damage(office, b'"name":"Rep 30"')
    mended = repair(office.home, office.store.dataset, TUESDAY)
    assert {name for (name,) in mended.rows("SELECT name FROM rep")} == expected
    assert check(mended) == []
    assert list((mended.home_data / "quarantine").iterdir())
    mended.close()
    office.store = open_known(office.home, mended.dataset)


def test_that_without_a_backup_all_that_is_intact_is_kept(office):
    for i in range(60):
        office.add(f"Rep {i}")
    expected = office.names() - {"Rep 30"}
    damage(office, b'"name":"Rep 30"')
    mended = repair(office.home, office.store.dataset, TUESDAY)
    assert {name for (name,) in mended.rows("SELECT name FROM rep")} == expected
    assert check(mended) == []
    mended.close()


def test_that_a_sound_store_is_not_mended(office):
    with pytest.raises(Refused, match="Nothing needs repair"):
        repair(office.home, office.store.dataset, TUESDAY)


def test_that_a_damaged_file_is_written_again_and_kept(office):
    office.file.write_bytes(b"SQLite format 3\x00" + b"junk" * 500)
    write_again(office.store, office.file, TUESDAY)
    verify(office.file)
    assert len(list((office.store.home_data / "quarantine").iterdir())) == 1
