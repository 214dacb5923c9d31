import random
import sqlite3
from pathlib import Path

import pytest

from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.opening import adopt, verify
from coachdesk.store.seen import is_seen
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY


def test_that_an_adopted_file_has_the_same_content(office, laptop):
    assert laptop.store.dataset == office.store.dataset
    assert content_digest(laptop.store) == content_digest(office.store)
    assert laptop.store.path.stat().st_mode & 0o777 == 0o600


def test_that_a_file_this_machine_published_is_not_read_again(office):
    assert is_seen(office.store, office.file, identify(office.file))


def test_that_a_newer_copy_is_taken_over_after_a_backup(office, laptop):
    laptop.add("Bea")
    laptop.publish()
    office.file.write_bytes(laptop.file.read_bytes())
    assert not is_seen(office.store, office.file, identify(office.file))
    changes = take_in(office.store, office.file, TUESDAY)
    assert "rep" in changes.topics
    assert office.names() == {"Ann", "Bea"}
    assert check(office.store) == []
    assert content_digest(office.store) == content_digest(laptop.store)
    (kept,) = (office.store.path.parent / "backups").glob("*.coachdesk")
    verify(kept)


def test_that_what_was_taken_over_can_be_edited_and_goes_back(office, laptop):
    laptop.add("Bea")
    laptop.publish()
    office.file.write_bytes(laptop.file.read_bytes())
    take_in(office.store, office.file, TUESDAY)
    office.add("Cem")
    office.publish()
    laptop.file.write_bytes(office.file.read_bytes())
    take_in(laptop.store, laptop.file, TUESDAY)
    assert laptop.names() == {"Ann", "Bea", "Cem"}


def test_that_an_older_copy_changes_nothing(office, laptop):
    older = laptop.file.read_bytes()
    office.add("Bea")
    office.publish()
    office.file.write_bytes(older)
    assert not take_in(office.store, office.file, TUESDAY)
    assert office.names() == {"Ann", "Bea"}


def test_that_copies_that_went_different_ways_come_together(office, laptop):
    laptop.add("Bea")
    laptop.publish()
    office.add("Cem")
    office.file.write_bytes(laptop.file.read_bytes())
    take_in(office.store, office.file, TUESDAY)
    assert office.names() == {"Ann", "Bea", "Cem"}


def test_that_another_team_is_never_taken_in(office, tmp_path):
    other = tmp_path / "south.coachdesk"
    new_file(Home.at(tmp_path / "south"), other, TUESDAY).close()
    with pytest.raises(Refused, match="another team"):
        take_in(office.store, other, TUESDAY)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes"),
        (b"Dear customer", "not a coach file"),
        (b"SQLite format 3\x00" + b"\x00" * 84, "another program"),
    ],
)
def test_that_what_is_no_coach_file_is_refused(tmp_path, content, said):
    path = tmp_path / "x.coachdesk"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        identify(path)
    assert path.read_bytes() == content


def test_that_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "browser.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE history (url TEXT)")
    db.close()
    with pytest.raises(Refused, match="another program"):
        identify(path)


def test_that_a_folder_and_a_missing_file_are_said(tmp_path):
    with pytest.raises(Refused, match="folder"):
        identify(tmp_path)
    with pytest.raises(Refused, match="no file or folder"):
        identify(tmp_path / "gone.coachdesk")


def _with_meta(file: Path, **facts: int) -> None:
    db = sqlite3.connect(file)
    db.executemany(
        "UPDATE meta SET value = ?2 WHERE key = ?1", [(k, str(v)) for k, v in facts.items()]
    )
    db.commit()
    db.close()


def test_that_a_newer_file_is_refused_with_the_version_it_needs(office, tmp_path):
    _with_meta(office.file, min_reader=7)
    with pytest.raises(Refused, match="file version 7"):
        identify(office.file)


def test_that_a_file_only_newer_programs_may_write_is_not_adopted(office, tmp_path):
    _with_meta(office.file, min_writer=7)
    with pytest.raises(Refused, match="file version 7"):
        adopt(Home.at(tmp_path / "third"), office.file, TUESDAY)


def test_that_a_cut_file_is_refused_wherever_it_is_cut(office, tmp_path):
    whole = office.file.read_bytes()
    cut = tmp_path / "cut.coachdesk"
    chosen = random.Random(1)
    for size in sorted(chosen.randrange(1, len(whole)) for _ in range(20)):
        cut.write_bytes(whole[:size])
        with pytest.raises(Refused):
            verify(cut)


def test_that_a_flipped_bit_is_found_or_harmless(office, tmp_path):
    for i in range(40):
        office.add(f"Rep number {i}")
    office.publish()
    whole = bytearray(office.file.read_bytes())
    expected = content_digest(office.store)
    flipped = tmp_path / "flipped.coachdesk"
    chosen = random.Random(2)
    for _ in range(60):
        at, bit = chosen.randrange(len(whole)), 1 << chosen.randrange(8)
        whole[at] ^= bit
        flipped.write_bytes(whole)
        whole[at] ^= bit
        try:
            verify(flipped)
        except Refused:
            continue
        looked_at = Store(flipped, None)
        assert content_digest(looked_at) == expected
        looked_at.close()


def test_that_a_row_changed_behind_the_logs_back_is_named(office):
    office.add("Ann")
    office.publish()
    db = sqlite3.connect(office.file)
    db.execute("UPDATE rep SET name = 'Somebody else'")
    db.commit()
    db.close()
    with pytest.raises(Refused, match="differs from its history"):
        verify(office.file)


def test_that_a_trigger_smuggled_in_is_refused(office):
    db = sqlite3.connect(office.file)
    db.execute("CREATE TRIGGER t AFTER INSERT ON rep BEGIN DELETE FROM rev; END")
    db.commit()
    db.close()
    with pytest.raises(Refused, match="trigger"):
        verify(office.file)


@pytest.mark.parametrize("known", [True, False], ids=["taken in", "adopted"])
def test_that_a_refused_file_stays_and_one_copy_of_it_is_kept(office, laptop, tmp_path, known):
    laptop.add("Ben")
    laptop.publish()
    at = laptop.file.read_bytes().rindex(b"Ben")
    laptop.file.write_bytes(
        laptop.file.read_bytes()[:at] + b"Bon" + laptop.file.read_bytes()[at + 3 :]
    )
    damaged = laptop.file.read_bytes()
    home = office.home if known else Home.at(tmp_path / "third")

    for _ in range(2):
        with pytest.raises(Refused, match="damaged"):
            take_in(office.store, laptop.file, TUESDAY) if known else adopt(
                home, laptop.file, TUESDAY
            )

    assert laptop.file.read_bytes() == damaged
    (kept,) = (home.data / "quarantine").iterdir()
    assert kept.read_bytes() == damaged
    assert list((home.data / "incoming").iterdir()) == []
