"""A disk that fills up or fails at any call: one sentence, nothing half-done, and a retry."""

import errno
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store import files
from coachdesk.store.backup import backup, backup_to, backups
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.merge_undo import undo
from coachdesk.store.opening import verify
from coachdesk.store.restore import differences, restore
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in
from tests.builders import TUESDAY, a_rep
from tests.faults.sizes import size
from tests.store.conftest import Machine

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
PAGE = 4096
COPY = "A copy.coachdesk"
IS_LONG = size(0, 10) >= 5
DISK = (256 if IS_LONG else 32) * 2**20
CALLS: tuple[tuple[Any, str], ...] = (
    (files, "_renameat2"), (os, "fsync"), (os, "open"), (os, "unlink"), (os, "chmod"),
    (os, "mkdir"), (os, "rmdir"), (shutil, "copyfile"), (shutil, "move"),
)  # fmt: skip
pytestmark = [pytest.mark.fault("disk full, I/O error"), pytest.mark.timeout(3600)]
Work = Callable[[Machine, Machine], object]


def edit(office: Machine, _laptop: Machine) -> None:
    office.add("One more")


def publishing(office: Machine, _laptop: Machine) -> None:
    office.publish()


def taking_in(office: Machine, laptop: Machine) -> None:
    take_in(office.store, laptop.file, TUESDAY)


def backing_up(office: Machine, _laptop: Machine) -> None:
    backup(office.store, TUESDAY)


def saving_a_copy(office: Machine, laptop: Machine) -> None:
    backup_to(office.store, laptop.file.with_name(COPY), TUESDAY)


def restoring(office: Machine, _laptop: Machine) -> None:
    copy = Store(backups(office.store)[-1].path, None)
    try:
        if changes := differences(office.store, copy):
            restore(office.store, changes, TUESDAY)
    finally:
        copy.close()


def verifying(office: Machine, _laptop: Machine) -> None:
    verify(office.file)


def undoing(office: Machine, laptop: Machine) -> None:
    take_in(office.store, laptop.file, TUESDAY)
    undo(office.store, TUESDAY)


WORKS = (publishing, taking_in, backing_up, saving_a_copy, restoring, undoing, verifying)


@contextmanager
def failing_at(n: int, code: int, made: list[str]) -> Iterator[None]:
    """The n-th call that changes files fails; notes the calls that were made."""

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **options: Any) -> Any:
            made.append(name)
            if len(made) == n:
                raise OSError(code, os.strerror(code))
            return call(*args, **options)

        return instead

    with pytest.MonkeyPatch.context() as patch:
        for place, name in CALLS:
            patch.setattr(place, name, counted(name, getattr(place, name)))
        yield


@contextmanager
def no_file_above(bytes: int) -> Iterator[None]:
    """Writing past so many bytes of any file fails, as on a full disk."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def there_is_something_to_do(office: Machine, laptop: Machine) -> None:
    office.add("New here")
    a_rep(laptop.store, "New there")
    laptop.publish()


def tried(work: Work, office: Machine, laptop: Machine) -> None:
    """The work, which may be refused in one sentence and in no other way."""
    said = ""
    try:
        work(office, laptop)
    except Refused as refused:
        said = str(refused)
    assert "\n" not in said
    assert len(said) < 300


def nothing_is_half_done(office: Machine, laptop: Machine, old: bytes, theirs: bytes) -> None:
    """FILE old or new, the store sound, the other's file untouched."""
    if office.file.read_bytes() != old:
        verify(office.file)
        assert content_of(office.file) == content_digest(office.store)
    assert laptop.file.read_bytes() == theirs
    if (copy := laptop.file.with_name(COPY)).exists():
        verify(copy)
        copy.unlink()
    assert check(office.store) == []


def it_works_again(work: Work, office: Machine, laptop: Machine) -> None:
    work(office, laptop)
    laptop.file.with_name(COPY).unlink(missing_ok=True)
    office.publish()
    assert content_of(office.file) == content_digest(office.store)
    assert [path.name for path in office.file.parent.iterdir()] == [office.file.name]
    for one in backups(office.store)[:1]:
        verify(one.path)


def content_of(file: Path) -> str:
    copy = Store(file, None)
    try:
        return content_digest(copy)
    finally:
        copy.close()


def stays_whole_under(
    fault: AbstractContextManager[object], work: Work, office: Machine, laptop: Machine
) -> None:
    """Does the work while the fault is there, looks at what it left, and does it once more."""
    there_is_something_to_do(office, laptop)
    old, theirs = office.file.read_bytes(), laptop.file.read_bytes()
    names = len(office.names())
    with fault:
        tried(work, office, laptop)
    nothing_is_half_done(office, laptop, old, theirs)
    assert work in (restoring, undoing) or len(office.names()) >= names
    it_works_again(work, office, laptop)


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("code", ERRORS if IS_LONG else ERRORS[:1])
def test_that_no_failing_call_leaves_anything_half_done(
    office, laptop, work, code, record_property
):
    backup(office.store, TUESDAY)
    for n in range(1, 100):
        made: list[str] = []
        failing = failing_at(n, ERRORS[(ERRORS.index(code) + n) % 3], made)
        stays_whole_under(failing, work, office, laptop)
        if len(made) < n:
            record_property("tries", n - 1)
            return
    pytest.fail("it never came through")


def every_page(bytes: int, work: Work, in_ci: int = 1 + len(WORKS)) -> range:
    """Each 4 KiB step up to so many bytes; in CI one of `in_ci`, each work another one."""
    first = 0 if IS_LONG else (edit, *WORKS).index(work) * PAGE
    return range(first, bytes, PAGE if IS_LONG else in_ci * PAGE)


@pytest.mark.parametrize("work", [edit, *WORKS])
def test_that_a_disk_full_at_any_page_leaves_nothing_half_done(
    office, laptop, work, record_property
):
    backup(office.store, TUESDAY)
    limits = every_page(office.file.stat().st_size + 2 * PAGE, work)
    record_property("tries", len(limits))
    for limit in limits:
        stays_whole_under(no_file_above(limit), work, office, laptop)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own for both machines and their files, where this user may mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(tmp_path)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("not run: only root may mount a small disk, and not everywhere")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


@contextmanager
def only_so_much_room(disk: Path, bytes: int) -> Iterator[None]:
    """The rest of the disk is taken by something else."""
    room = os.statvfs(disk)
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        taken = max(room.f_bavail * room.f_frsize - bytes, PAGE)  # backups take room, too
        os.posix_fallocate(file.fileno(), 0, taken)
    try:
        yield
    finally:
        ballast.unlink()


@pytest.mark.parametrize("work", [edit, *WORKS])
def test_that_a_disk_that_is_really_full_leaves_nothing_half_done(
    small_disk, office, laptop, work, record_property
):
    backup(office.store, TUESDAY)
    rooms = every_page(4 * office.file.stat().st_size, work, in_ci=40)
    record_property("tries", len(rooms))
    for room in rooms:
        stays_whole_under(only_so_much_room(small_disk, room), work, office, laptop)
