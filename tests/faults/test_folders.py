"""FILE's folder can't be written to or is gone: work goes on, and is saved there afterwards."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.content import content_digest
from coachdesk.store.opening import verify
from coachdesk.store.store import Store
from tests.store.conftest import Machine

pytestmark = pytest.mark.fault("folder read-only or gone")


def mount(*words: str | Path) -> None:
    done = subprocess.run(["mount", *map(str, words)], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("not run: only root may mount a disk, and not everywhere")


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    if os.geteuid():
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    mount("--bind", folder, folder)  # root may write into any folder, but not here
    try:
        mount("-o", "remount,ro,bind", folder)
        yield
    finally:
        unmount(folder)


@contextmanager
def deleted_file(folder: Path) -> Iterator[None]:
    for path in folder.iterdir():
        path.unlink()
    yield


@contextmanager
def deleted_folder(folder: Path) -> Iterator[None]:
    shutil.rmtree(folder)
    yield
    folder.mkdir()


@contextmanager
def renamed_folder(folder: Path) -> Iterator[None]:
    away = folder.rename(folder.with_name("elsewhere"))
    yield
    away.rename(folder)


@contextmanager
def something_in_its_place(folder: Path) -> Iterator[None]:
    away = folder.rename(folder.with_name("elsewhere"))
    folder.write_text("A file where the folder was.")
    yield
    folder.unlink()
    away.rename(folder)


@contextmanager
def pulled_medium(folder: Path) -> Iterator[None]:
    """What is mounted there goes away; the empty folder below it stays, and it comes back."""
    below = folder.rename(folder.with_name("stick"))
    folder.mkdir()
    mount("--bind", below, folder)
    unmount(folder)
    yield
    mount("--bind", below, folder)


CASES = (read_only, deleted_file, deleted_folder, renamed_folder, something_in_its_place,
         pulled_medium)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_that_work_goes_on_and_is_saved_when_the_folder_is_back(
    office: Machine, case: Callable[[Path], AbstractContextManager[None]]
) -> None:
    office.add("Ann")
    office.publish()
    with case(office.file.parent):
        office.add("Bea")
        with suppress(Refused):
            office.publish()
            verify(office.file)
        assert office.names() == {"Ann", "Bea"}
    try:
        office.publish()
        verify(office.file)
        file = Store(office.file, None)
        assert content_digest(file) == content_digest(office.store)
        file.close()
    finally:
        if case is pulled_medium:
            unmount(office.file.parent)
