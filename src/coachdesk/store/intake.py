"""A file from outside, looked at from a distance: a copy, read by a process with limits."""

import json
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3

import coachdesk
from coachdesk.domain.refused import Refused
from coachdesk.store.check import Progress, quiet
from coachdesk.store.home import make_private
from coachdesk.store.identity import Identity, fingerprint, identify, identity_of
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store

# No environment and no site-packages but what it imports: it starts in half the time.
_CHILD = """
import sys
sys.path += sys.argv[1:-1]
from coachdesk.store.intake_child import main
main(sys.argv[-1])
"""
_PLACES = [str(Path(module.__file__ or "").parents[1]) for module in (coachdesk, sqlcipher3)]


@contextmanager
def intake(
    folder: Path, file: Path, progress: Progress = quiet, *, refused_to: Path | None = None
) -> Iterator[tuple[Store, Identity]]:
    """A sound copy of a foreign file, to be read only, while the block runs.

    `folder` takes the copy. Refused, in one sentence, where the file is not sound: then the
    copy goes `refused_to` a folder, for what may still be read of it. `file` itself is only
    ever read.
    """
    identify(file)
    make_private(folder)
    copy = folder / f"{uuid.uuid4()}.coachdesk"
    with plain_errors(file):
        try:
            read_from = fingerprint(file)  # another may stand there by the time this is read
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
            try:
                identity = identity_of(file, _read_apart(copy, file, progress), read_from)
            except Refused:
                if refused_to:
                    _keep(copy, refused_to, file.name)
                raise
            store = Store(copy, None)
            try:
                yield store, identity
            finally:
                store.close()
        finally:
            copy.unlink(missing_ok=True)


def _keep(copy: Path, folder: Path, name: str) -> None:
    """Keeps what was refused; the same bytes once, however often they are looked at."""
    with copy.open("rb") as file:
        digest = file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
    make_private(folder)
    copy.replace(folder / f"{digest}-{name.removeprefix('~$')}")


def _uri(copy: Path) -> str:
    """Opens a file that nobody else touches, to be read only."""
    return f"file:{quote(str(copy))}?mode=ro&immutable=1"


def _read_apart(copy: Path, file: Path, progress: Progress) -> dict[str, str]:
    """What the child says of the copy: its meta. The child may be slow, die, or talk nonsense."""
    command = [sys.executable, "-I", "-S", "-c", _CHILD, *_PLACES, _uri(copy)]
    child = subprocess.Popen(  # noqa: S603 (our own module, and a path of our own making)
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    answer: dict[str, Any] = {}
    try:
        assert child.stdout is not None
        for line in child.stdout:
            answer = json.loads(line)
            if "share" in answer:
                progress(answer["share"])
    except ValueError:
        answer = {}
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
    meta = answer.get("meta")
    if not isinstance(meta, dict):
        why = answer.get("refused", "reading it failed")
        raise Refused(f"{file.name} is damaged and was left as it is: {why}.")
    return {str(key): str(value) for key, value in meta.items()} | {
        "log_digest": str(answer["log"])
    }
