"""A disk played back from recorded system calls, that forgets what nobody told it to keep.

What was written since a file's last fsync may be lost or torn in any subset; what was done in a
folder since the folder's last fsync may be undone, the newest first, as a journal does.
"""

import random
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,unlink"
_SECTOR = 512
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_OPENED = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})+)"')


class Call(NamedTuple):
    """A call that did something: its paths, and what it wrote where."""

    name: str
    paths: tuple[str, ...]
    at: int = 0
    data: bytes = b""
    flags: str = ""


def record(command: list[str], folder: Path) -> list[Call]:
    """Runs a command under strace and gives what it did to files."""
    log = folder / "calls"
    words = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*words, *command], check=True)
    calls = [_call(line) for line in log.read_text().splitlines()]
    return [call for call in calls if call]


def _call(line: str) -> Call | None:
    found = _CALL.match(line)
    if not found or int(found[3]) < 0:
        assert "unfinished" not in line
        return None
    name, words = found[1], found[2]
    opened, quoted = _texts(_OPENED, words), _texts(_QUOTED, words)
    last = words.rpartition(", ")[2]
    if name == "write":
        return Call(name, (opened[0].decode(),), data=b"".join(quoted))
    if name == "pwrite64":
        return Call(name, (opened[0].decode(),), int(last), quoted[0])
    if name == "ftruncate":
        return Call(name, (opened[0].decode(),), int(last))
    # a relative folder (AT_FDCWD) stands before the path that is meant
    paths = tuple(path.decode() for path in quoted or opened)
    return Call(name, paths, flags=words.rpartition('"')[2])


def _texts(pattern: re.Pattern[str], words: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in pattern.findall(words)]


@dataclass(eq=False)
class File:
    """What is surely on the medium, and the writes that may be: (offset, data), None cuts."""

    kept: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.kept, self.waiting = _written(self.kept, self.waiting), []


Names = dict[str, File | None]


class Disk:
    """Some folders, call by call. Files whose name ends with a word of `passing` are left out."""

    def __init__(self, folders: list[Path], passing: tuple[str, ...]) -> None:
        self.folders, self._passing = folders, passing
        self._now: dict[str, File] = {}
        for path in self.paths():
            self._now[str(path)] = File(bytearray(path.read_bytes()))
        self._kept: dict[str, Names] = {str(f): self._names_in(str(f)) for f in folders}
        self._waiting: dict[str, list[Names]] = {str(folder): [] for folder in folders}

    def paths(self) -> list[Path]:
        return [p for f in self.folders for p in f.iterdir() if p.is_file() and self._is_ours(p)]

    def do(self, call: Call) -> None:
        """What one call changes."""
        path = call.paths[0]
        file = self._now.get(path)
        if call.name == "openat" and "O_CREAT" in call.flags and not file and self._is_ours(path):
            self._rename({path: File()})
        elif call.name == "openat" and "O_TRUNC" in call.flags and file:
            file.waiting.append((0, None))
        elif call.name == "pwrite64" and file:
            file.waiting.append((call.at, call.data))
        elif call.name == "write":
            assert file is None, path  # nobody we follow writes so
        elif call.name == "ftruncate" and file:
            file.waiting.append((call.at, None))
        elif call.name in ("fsync", "fdatasync"):
            self._sync(path, file)
        elif call.name == "link" and file:
            self._rename({call.paths[1]: file})
        elif call.name == "unlink" and file:
            self._rename({path: None})
        elif call.name.startswith("rename"):
            other = self._now.get(call.paths[1]) if "EXCHANGE" in call.flags else None
            self._rename({path: other, call.paths[1]: file})

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states in which the power may have left it."""
        keeps = chance.choice((0.0, 0.5, 0.9, 1.0))
        found: dict[str, File] = {}
        for folder, names in self._kept.items():
            known, waiting = dict(names), self._waiting[folder]
            for change in waiting[: chance.randint(0, len(waiting))]:
                known |= change
            found |= {path: file for path, file in known.items() if file}
        return {path: _after_a_cut(file, keeps, chance) for path, file in found.items()}

    def _sync(self, path: str, file: File | None) -> None:
        if file:
            file.sync()
        elif path in self._kept:
            self._kept[path], self._waiting[path] = self._names_in(path), []

    def _rename(self, names: Names) -> None:
        for path, file in names.items():
            folder = str(Path(path).parent)
            if folder in self._waiting and self._is_ours(path):
                self._now.pop(path, None)
                if file:
                    self._now[path] = file
        for folder, waiting in self._waiting.items():
            ours = {p: f for p, f in names.items() if str(Path(p).parent) == folder}
            if ours:
                waiting.append(ours)

    def _names_in(self, folder: str) -> Names:
        return {p: f for p, f in self._now.items() if str(Path(p).parent) == folder}

    def _is_ours(self, path: str | Path) -> bool:
        return Path(path).parent in self.folders and not str(path).endswith(self._passing)


def _written(content: bytearray, writes: list[tuple[int, bytes | None]]) -> bytearray:
    made = bytearray(content)
    for at, data in writes:
        end = at + len(data or b"")
        made.extend(bytes(max(0, end - len(made))))
        if data is None:
            del made[at:]
        else:
            made[at:end] = data
    return made


def _after_a_cut(file: File, keeps: float, chance: random.Random) -> bytes:
    writes: list[tuple[int, bytes | None]] = []
    for at, data in file.waiting:
        if chance.random() >= keeps:
            continue
        if data and chance.random() > keeps:
            data = data[: chance.randrange(len(data)) // _SECTOR * _SECTOR]  # noqa: PLW2901
        writes.append((at, data))
    return bytes(_written(file.kept, writes))
