import os
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store import files
from coachdesk.store import publish as publishing
from coachdesk.store.bring_up import bring_up
from coachdesk.store.content import content_digest
from coachdesk.store.lock import publish_right
from coachdesk.store.opening import verify
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from tests.builders import TUESDAY
from tests.store.conftest import Machine


def content_of(file: Path) -> str:
    looked_at = Store(file, None)
    try:
        return content_digest(looked_at)
    finally:
        looked_at.close()


def test_that_the_published_file_is_whole_and_alone(office):
    office.add("Ann")
    office.publish()
    assert [path.name for path in office.file.parent.iterdir()] == ["North team.coachdesk"]
    assert office.file.read_bytes()[18:20] == b"\x01\x01"  # rollback mode, not WAL
    verify(office.file)
    assert content_of(office.file) == content_digest(office.store)


def test_that_a_file_that_is_up_to_date_is_not_written_again(office):
    office.publish()
    before = office.file.stat().st_ino
    office.publish()
    assert office.file.stat().st_ino == before


def test_that_mode_and_links_of_the_file_are_kept(office, tmp_path):
    link = tmp_path / "link.coachdesk"
    link.symlink_to(office.file)
    office.file.chmod(0o640)
    office.add("Ann")
    publish(office.store, link, TUESDAY)
    assert link.is_symlink()
    assert office.file.stat().st_mode & 0o777 == 0o640
    assert content_of(office.file) == content_digest(office.store)


@pytest.mark.fault("folder read-only or gone")
def test_that_a_file_that_is_gone_is_written_again(office):
    office.file.unlink()
    office.publish()
    verify(office.file)


def test_that_an_older_copy_is_published_over(office, laptop):
    older = office.file.read_bytes()
    office.add("Bea")
    office.publish()
    office.file.write_bytes(older)
    office.add("Cem")
    office.publish()
    assert content_of(office.file) == content_digest(office.store)


def carry(laptop: Machine, office: Machine) -> bytes:
    """The laptop's file, with a rep that the office has not, put over the office's."""
    laptop.add("Bea")
    laptop.publish()
    office.file.write_bytes(laptop.file.read_bytes())
    return laptop.file.read_bytes()


@pytest.mark.fault("swapped or overwritten while open")
def test_that_another_machines_copy_that_comes_out_of_the_swap_is_taken_in(office, laptop):
    theirs = carry(laptop, office)
    office.add("Cem")
    office.publish()
    assert office.names() == {"Ann", "Bea", "Cem"}
    assert content_of(office.file) == content_digest(office.store)
    (kept,) = (office.store.home_data / "quarantine").iterdir()
    assert kept.read_bytes() == theirs


@pytest.mark.fault("swapped or overwritten while open")
@pytest.mark.parametrize("what", ["another team", "a letter", "empty", "damaged"])
def test_that_what_comes_out_of_the_swap_and_is_not_ours_goes_back(office, laptop, what, tmp_path):
    theirs = carry(laptop, office)
    foreign = {
        # wherever it stands: a page may hold a copy of what it has moved
        "damaged": theirs.replace(b'"name":"Bea"', b'"name":"Cea"'),
        "another team": _another_team(tmp_path),
        "a letter": b"Dear customer, " * 50,
        "empty": b"",
    }[what]
    office.file.write_bytes(foreign)
    office.add("Cem")
    with pytest.raises(Refused, match="left as it is"):
        office.publish()
    assert office.file.read_bytes() == foreign
    assert [path.name for path in office.file.parent.iterdir()] == ["North team.coachdesk"]
    assert office.names() == {"Ann", "Cem"}


def _another_team(tmp_path: Path) -> bytes:
    from coachdesk.desk.newfile import new_file
    from coachdesk.store.home import Home

    file = tmp_path / "other.coachdesk"
    new_file(Home.at(tmp_path / "elsewhere"), file, TUESDAY).close()
    return file.read_bytes()


@pytest.mark.fault("swapped or overwritten while open")
def test_that_without_an_exchange_call_the_swap_still_loses_nothing(office, laptop, monkeypatch):
    monkeypatch.setattr(files, "_renameat2", lambda *_: False)
    office.publish()
    assert content_of(office.file) == content_digest(office.store)
    carry(laptop, office)
    office.add("Cem")
    office.publish()
    assert office.names() == {"Ann", "Bea", "Cem"}
    assert content_of(office.file) == content_digest(office.store)


@pytest.mark.fault("swapped or overwritten while open")
def test_that_in_a_call_what_comes_out_goes_back_and_is_taken_in_later(office, laptop, monkeypatch):
    laptop.add("Bea")
    laptop.publish()
    theirs = laptop.file.read_bytes()
    office.add("Cem")
    exchange = publishing.swap

    def swapped_before(fresh, file):  # another machine's copy arrives between check and exchange
        monkeypatch.setattr(publishing, "swap", exchange)
        file.write_bytes(theirs)
        exchange(fresh, file)

    monkeypatch.setattr(publishing, "swap", swapped_before)
    with pytest.raises(Refused, match="when the call has ended"):
        publish(office.store, office.file, TUESDAY, taking=False)
    assert office.file.read_bytes() == theirs
    assert office.names() == {"Ann", "Cem"}
    assert list(office.file.parent.glob("~$*")) == []
    bring_up(office.store, office.file, TUESDAY)
    assert office.names() == {"Ann", "Bea", "Cem"}


@pytest.mark.fault("folder read-only or gone")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_that_a_read_only_folder_is_said_in_one_sentence(office):
    before = office.file.read_bytes()
    office.add("Ann")
    office.file.parent.chmod(0o500)
    try:
        with pytest.raises(Refused, match="can't be written"):
            office.publish()
    finally:
        office.file.parent.chmod(0o700)
    assert office.file.read_bytes() == before


@pytest.mark.fault("folder read-only or gone")
def test_that_a_folder_that_went_away_is_said_in_one_sentence(office, tmp_path):
    office.file.unlink()
    office.file.parent.rmdir()
    with pytest.raises(Refused, match=r"can't be written|no file or folder"):
        office.publish()


@pytest.mark.fault("disk full, I/O error")
def test_that_a_full_disk_leaves_the_file_as_it_was(office):
    for i in range(300):
        office.add(f"Rep {i} with a rather long name that takes some room")
    before = office.file.read_bytes()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), hard))
    try:
        with pytest.raises(Refused, match="not saved"):
            office.publish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert office.file.read_bytes() == before
    office.publish()
    assert [path.name for path in office.file.parent.iterdir()] == ["North team.coachdesk"]
    assert content_of(office.file) == content_digest(office.store)


@pytest.mark.fault("two at once")
def test_that_who_waits_in_vain_for_the_right_to_publish_is_told_who_has_it(office):
    folder = office.store.path.parent
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(Refused, match=f"process {holder.pid}"),
            publish_right(folder, patience_s=0.05),
        ):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with publish_right(folder, patience_s=0.5):
            pass  # the lock is gone with its process
    finally:
        holder.kill()
        holder.wait()
        if holder.stdout:
            holder.stdout.close()


_HOLD = """
import sys, pathlib
from coachdesk.store.lock import publish_right
with publish_right(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read() if False else __import__("signal").pause()
"""


@pytest.mark.fault("kill -9 anywhere")
def test_that_an_unfinished_write_of_ours_is_cleared(office, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    office.add("Ann")
    monkeypatch.setattr(publishing, "_keep_mode", killed)
    monkeypatch.setattr(publishing, "sweep_strays", lambda *_, **__: None)
    with pytest.raises(Killed):
        office.publish()
    monkeypatch.undo()
    assert len(list(office.file.parent.iterdir())) == 2
    office.publish()
    assert [path.name for path in office.file.parent.iterdir()] == ["North team.coachdesk"]


@pytest.mark.fault("kill -9 anywhere")
def test_that_a_stray_that_is_another_machines_file_is_taken_in_and_kept(office, laptop):
    theirs = carry(laptop, office)
    assert office.store.device
    stray = office.file.with_name(f"~${office.file.name}-{office.store.device.id[:8]}-99.tmp")
    office.file.rename(stray)
    office.publish()
    assert office.names() == {"Ann", "Bea"}
    (kept,) = (office.store.home_data / "quarantine").iterdir()
    assert kept.read_bytes() == theirs
    assert not stray.exists()


def test_that_notes_that_never_stop_coming_keep_no_publish_from_ending(office):
    """A coach types on while the file is written: nobody waits for the other."""
    typing, typed = threading.Event(), []

    def type_on() -> None:
        store = office.store.again()
        while not typing.is_set():
            with store.write(TUESDAY) as tx:
                rep = tx.insert("rep", name=f"Rep {len(typed)}")
            typed.append(rep)  # it is on disk by now
        store.close()

    coach = threading.Thread(target=type_on)
    coach.start()
    try:
        for _ in range(5):
            before = len(typed)
            office.publish()
            verify(office.file)
            looked_at = Store(office.file, None)
            assert {id for (id,) in looked_at.rows("SELECT id FROM rep")} >= set(typed[:before])
            looked_at.close()
    finally:
        typing.set()
        coach.join()
    assert len(typed) > 5
