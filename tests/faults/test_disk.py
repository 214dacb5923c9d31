"""A disk that fills up or fails at any call: one sentence, nothing half-done, and a retry."""

import errno
import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
STEP = PAGE if size(0, 10) else 10 * PAGE
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
def failing_at(n: int, code: int) -> Iterator[list[str]]:
    """The n-th call that changes files fails; gives the calls that were made."""
    made: list[str] = []

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
        yield made


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


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("code", ERRORS if size(0, 10) else ERRORS[:1])
def test_that_no_failing_call_leaves_anything_half_done(
    office, laptop, work, code, record_property
):
    backup(office.store, TUESDAY)
    for n in range(1, 100):
        there_is_something_to_do(office, laptop)
        old, theirs = office.file.read_bytes(), laptop.file.read_bytes()
        with failing_at(n, ERRORS[(ERRORS.index(code) + n) % 3]) as made:
            tried(work, office, laptop)
        nothing_is_half_done(office, laptop, old, theirs)
        it_works_again(work, office, laptop)
        if len(made) < n:
            record_property("tries", n - 1)
            return
    pytest.fail("it never came through")


@pytest.mark.parametrize("work", [edit, *WORKS])
def test_that_a_disk_full_at_any_page_leaves_nothing_half_done(
    office, laptop, work, record_property
):
    backup(office.store, TUESDAY)
    limits = range(0, office.file.stat().st_size + 2 * PAGE, STEP)
    record_property("tries", len(limits))
    for limit in limits:
        there_is_something_to_do(office, laptop)
        old, theirs = office.file.read_bytes(), laptop.file.read_bytes()
        names = len(office.names())
        with no_file_above(limit):
            tried(work, office, laptop)
        nothing_is_half_done(office, laptop, old, theirs)
        assert work is restoring or len(office.names()) >= names
        it_works_again(work, office, laptop)
