"""Where this machine keeps what is its own: stores, settings, logs, and which machine it is."""

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.refused import Refused
from coachdesk.store.sqlite import plain_errors


@dataclass(frozen=True, slots=True)
class Device:
    """One installation on one machine; `session` rows in the log name it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Home:
    """The three folders of one user on one machine."""

    data: Path
    config: Path
    logs: Path

    @classmethod
    def find(cls) -> "Home":
        """The platform's folders, or all in COACHDESK_HOME where that is set."""
        if moved := os.environ.get("COACHDESK_HOME"):
            root = Path(moved).absolute()
            return cls(root / "data", root / "config", root / "logs")
        import platformdirs  # noqa: PLC0415 -- not where the home was moved

        dirs = platformdirs.PlatformDirs("CoachDesk", appauthor=False)
        return cls(dirs.user_data_path, dirs.user_config_path, dirs.user_log_path)

    @classmethod
    def at(cls, root: Path) -> "Home":
        """A home of its own in a folder: what is tried there leaves nothing elsewhere."""
        return cls(root / "data", root / "config", root / "logs")

    def store_folder(self, dataset: str) -> Path:
        """Where the live store of a data set is, or would be."""
        return self.data / "stores" / dataset

    def knows(self, dataset: str) -> bool:
        """Whether this machine has a store of that data set."""
        return (self.store_folder(dataset) / "work.db").exists()

    def device(self) -> Device:
        """Which machine this is; made up once."""
        path = self.data / "device.json"
        with plain_errors(path):
            if not path.exists():
                import platform  # noqa: PLC0415 -- once a machine

                make_private(self.data)
                fresh = {"id": str(uuid.uuid4()), "name": platform.node() or "this computer"}
                path.write_text(json.dumps(fresh), "utf-8")
            known = json.loads(path.read_text("utf-8"))
            return Device(known["id"], known["name"])


def make_private(folder: Path) -> None:
    """Makes a folder, and those above it, that only this user may look into."""
    with plain_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A private folder for what is only looked at, gone with what is in it when the block ends.

    Refused where there is no room for one; a system that fails to clear it clears it later.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- not at start-up

    try:
        folder = TemporaryDirectory(prefix="coachdesk-", ignore_cleanup_errors=True)
    except OSError as error:
        raise Refused(f"There is no room for a temporary file ({error.strerror}).") from error
    with folder as name:
        yield Path(name)
