"""Somebody's legal erasure: no byte of the words is left, also after an old copy comes back."""

import shutil
from pathlib import Path

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup, backups
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.erased import FORMER
from coachdesk.store.merge import merge, plan
from coachdesk.store.merge_undo import undo
from coachdesk.store.purge import clear_erased
from coachdesk.store.restore import differences, restore
from coachdesk.store.seen import to_quarantine
from coachdesk.store.siblings import bring_in_sibling, siblings
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY, a_call, a_past_call, a_row, an_entry

SECRET = "Zwetschgendatschi"
LATER = TUESDAY.later(hours=1)


def of(store: Store, name: str) -> str:
    (id,) = store.one("SELECT id FROM rep WHERE name = ?", name) or ("",)
    return str(id)


def told_of(machine, name: str = "Ann") -> str:
    """Ann's call with an entry, a note that was rewritten, and one that was deleted; her rep id."""
    store = machine.store
    rep = of(store, name)
    call = a_past_call(store, rep, account=SECRET, objective=SECRET)
    an_entry(store, call, rep, SECRET)
    note = a_row(store, "note", rep_id=rep, noted_on="2026-11-24", text=f"{SECRET} first")
    gone = a_row(store, "note", rep_id=rep, noted_on="2026-11-24", text=f"{SECRET} deleted")
    ride = a_row(store, "ride", rep_id=rep, planned_on="2026-11-24", place=SECRET)
    a_row(store, "stop", ride_id=ride, account=SECRET)
    a_row(store, "sent", id=ride, title=f"Ride-along {SECRET}", planned_on="2026-11-24",
          minutes=60, changed_at=TUESDAY.stamp)  # fmt: skip
    with store.write(TUESDAY) as tx:
        tx.update("note", note, text=f"{SECRET} second")
        tx.update("rep", rep, territory=SECRET)
        tx.delete("note", gone)
    return rep


def purge(machine, rep: str) -> None:
    with machine.store.write(LATER) as tx:
        tx.update("rep", rep, purged_on="2026-11-24", archived_on="2026-11-24")
    clear_erased(machine.store, LATER)


def hits(*folders: Path) -> list[str]:
    """Files with the secret in any byte of theirs."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if SECRET.encode() in path.read_bytes())


@pytest.fixture
def ann(office) -> str:
    office.add("Ann")
    return told_of(office)


def kept(machine) -> list[Path]:
    return [machine.home.data, machine.file.parent]


def test_that_no_byte_of_the_words_is_left_on_the_computer_or_in_its_file(office, ann):
    backup(office.store, TUESDAY)
    office.store.drafts.put(f"note/{ann}", SECRET, TUESDAY)
    office.publish()
    copy = office.file.with_name("copy")
    shutil.copy(office.file, copy)
    to_quarantine(office.store, copy)
    assert len(hits(*kept(office))) >= 4
    purge(office, ann)
    office.publish()
    assert hits(*kept(office)) == []
    assert check(office.store) == []


def test_that_sessions_keep_date_category_and_minutes_under_a_former_rep(office, ann):
    was = office.store.rows("SELECT held_on, role, minutes, started_at, ended_at FROM call")
    purge(office, ann)
    call = "SELECT held_on, role, minutes, started_at, ended_at FROM call"
    assert office.store.rows(call) == was
    assert office.store.rows("SELECT name, territory FROM rep") == [(FORMER, "")]
    for table in ("entry", "note"):
        assert office.store.rows(f"SELECT * FROM {table}") == []
    assert office.store.rows("SELECT account, objective FROM call") == [("", "")]
    assert office.store.rows("SELECT title, place FROM sent") == [(FORMER, "")]


def test_that_other_reps_notes_are_as_they_were(office, ann):
    office.add("Bea")
    note = a_row(
        office.store, "note", rep_id=of(office.store, "Bea"), noted_on="2026-11-24", text="Asked."
    )
    purge(office, ann)
    assert office.store.rows("SELECT id, text FROM note") == [(note, "Asked.")]


def test_that_a_call_given_to_another_rep_before_is_no_longer_theirs(office, ann):
    office.add("Bea")
    call = a_call(office.store, ann, account="Dune Supply")
    with office.store.write(TUESDAY) as tx:
        tx.update("call", call, rep_id=of(office.store, "Bea"))
    purge(office, ann)
    assert office.store.one("SELECT account FROM call WHERE id = ?", call) == ("Dune Supply",)


def test_that_an_old_copy_brings_nothing_back_whichever_way_it_comes(office, ann, tmp_path):
    office.publish()
    old = tmp_path / "old.coachdesk"
    shutil.copy(office.file, old)
    purge(office, ann)
    office.publish()
    after = content_digest(office.store)
    take_in(office.store, old, LATER)
    office.store.local.drop_facts("fingerprint", but=("", ""))
    shutil.copy(old, office.file)  # as a sync program would
    office.publish()
    beside = office.file.with_name("North team (conflicted copy).coachdesk")
    shutil.copy(old, beside)
    assert siblings(office.store, office.file) == []
    beside.unlink()
    old.unlink()
    assert content_digest(office.store) == after
    assert hits(*kept(office)) == []


def test_that_what_another_machine_still_wrote_is_gone_after_a_merge(office, laptop):
    rep = told_of(office)
    office.publish()
    take_in(laptop.store, office.file, TUESDAY)
    a_row(laptop.store, "note", rep_id=rep, noted_on="2026-11-25", text=f"{SECRET} third")
    call = a_past_call(laptop.store, rep, LATER, account=SECRET)
    an_entry(laptop.store, call, rep, SECRET)
    laptop.add("Bea")
    laptop.publish()
    purge(office, rep)
    office.publish()
    beside = office.file.with_name("laptop.coachdesk")
    shutil.copy(laptop.file, beside)
    (sibling,) = siblings(office.store, office.file)
    bring_in_sibling(office.store, sibling, LATER)
    office.publish()
    assert hits(*kept(office)) == []
    assert office.names() == {FORMER, "Bea"}
    assert office.store.one("SELECT account FROM call WHERE id = ?", call) == ("",)
    assert check(office.store) == []


def test_that_a_machine_that_brings_an_erasure_in_is_cleared_too(office, laptop):
    rep = told_of(office)
    office.publish()
    take_in(laptop.store, office.file, TUESDAY)
    backup(laptop.store, TUESDAY)
    laptop.publish()
    purge(office, rep)
    office.publish()
    assert plan(laptop.store, office.store)
    take_in(laptop.store, office.file, LATER)
    laptop.publish()
    assert hits(*kept(laptop)) == []
    assert content_digest(laptop.store) == content_digest(office.store)
    assert not plan(laptop.store, office.store)
    assert not plan(office.store, laptop.store)
    assert check(laptop.store) == []
    with pytest.raises(Refused):
        undo(laptop.store, LATER)


def test_that_two_machines_that_erased_apart_agree(office, laptop):
    rep = told_of(office)
    merge(laptop.store, plan(laptop.store, office.store), TUESDAY)
    a_row(laptop.store, "note", rep_id=rep, noted_on="2026-11-25", text=f"{SECRET} third")
    purge(office, rep)
    purge(laptop, rep)
    merge(laptop.store, plan(laptop.store, office.store), LATER)
    merge(office.store, plan(office.store, laptop.store), LATER)
    assert content_digest(laptop.store) == content_digest(office.store)
    assert not plan(laptop.store, office.store)


def test_that_a_backup_keeps_everything_else(office, ann):
    office.add("Bea")
    a_row(office.store, "note", rep_id=of(office.store, "Bea"), noted_on="2026-11-24", text="Kept.")
    backup(office.store, TUESDAY)
    with office.store.write(TUESDAY) as tx:
        tx.delete("note", tx.rows("SELECT id FROM note WHERE text = 'Kept.'")[0][0])
    purge(office, ann)
    (one,) = backups(office.store)
    copy = Store(one.path, None)
    assert check(copy) == []
    restore(office.store, differences(office.store, copy), LATER)
    copy.close()
    assert office.store.rows("SELECT text FROM note") == [("Kept.",)]
    assert hits(*kept(office)) == []


def test_that_going_back_to_a_copy_from_before_brings_nothing_back(office, ann, tmp_path):
    old = tmp_path / "old.coachdesk"
    office.publish()
    shutil.copy(office.file, old)
    purge(office, ann)
    copy = Store(old, None)
    with pytest.raises(Refused, match="nothing to restore"):
        restore(office.store, differences(office.store, copy), LATER)
    copy.close()
    old.unlink()
    office.publish()
    assert hits(*kept(office)) == []


def test_that_nothing_can_be_written_of_who_was_erased(office, ann):
    purge(office, ann)
    with office.store.write(LATER) as tx:
        tx.update("rep", ann, territory=SECRET)
    a_row(office.store, "note", rep_id=ann, noted_on="2026-11-25", text=SECRET)
    clear_erased(office.store, LATER)
    office.publish()
    assert hits(*kept(office)) == []
    assert check(office.store) == []
