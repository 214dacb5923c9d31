"""Every figure that the program promises, beside its yardstick: ./run bench [PART …]."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from coachdesk.assets import resource
from coachdesk.cli.files import reading
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.opening import adopt
from tests.bench import carrying, reads
from tests.bench.crm import export
from tests.bench.figures import Figure, against, seconds, table
from tests.bench.start import Start, start
from tests.display import private_display

PYTHON = sys.executable
BARE = (PYTHON, str(Path(__file__).with_name("bare_window.py")))
STARTS = 15
BUSY = 0.5
LEAST_CALLS, LEAST_ENTRIES = 10_000, 100_000


def coachdesk(*words: str | Path) -> str:
    command = (PYTHON, "-m", "coachdesk", *map(str, words))
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def samples(folder: Path) -> tuple[Path, Path, Figure]:
    """Ten years and one year of a team's history, and what the ten took."""
    ten, one = folder / "ten.coachdesk", folder / "one.coachdesk"
    words = ("--reps", "30", "--seed", "7", "--years")
    took = seconds(lambda: coachdesk("sample", ten, *words, "10"))
    coachdesk("sample", one, *words, "1")
    counts = json.loads(coachdesk("info", ten, "--json"))["rows"]
    assert counts["call"] >= LEAST_CALLS
    assert counts["entry"] >= LEAST_ENTRIES
    size = f"{counts['call']:,} calls, {counts['entry']:,} entries"
    return ten, one, Figure("sample of ten years", took, "s", 60, beside=size)


def starts(ten: Path, one: Path) -> Iterator[Figure]:
    home = os.environ["COACHDESK_HOME"]
    with private_display(manager=False) as display:

        def ours(file: Path) -> Start:
            return start((PYTHON, "-m", "coachdesk", str(file)), display, home)

        kinds: dict[str, Callable[[], Start]] = {
            "bare": lambda: start(BARE, display), "ten": lambda: ours(ten), "one": lambda: ours(one)
        }  # fmt: skip
        rounds = [{name: run() for name, run in kinds.items()} for _ in range(STARTS + 1)][1:]
    bare, whole = [each["bare"] for each in rounds], [each["ten"] for each in rounds]
    name, beside = "exec → first painted roster", "a bare PySide6 window, 30 × 6"
    yield against(name, _median(whole), _median(bare), 1.6, "s", beside)
    memory, bare_memory = (statistics.median(s.mebibytes for s in those) for those in (whole, bare))
    yield against("unique memory then", memory, bare_memory, 1.6, "MiB", beside)
    dearer = [1000 * (each["ten"].seconds - each["one"].seconds) for each in rounds]
    paired = f"paired, median of {STARTS}"
    yield Figure("ten years dearer than one at start", statistics.median(dearer), "ms", 60,
                 beside=paired)  # fmt: skip


def _median(those: list[Start]) -> float:
    return statistics.median(each.seconds for each in those)


def adoption(file: Path, folder: Path) -> Figure:
    took = seconds(lambda: adopt(Home.at(folder / "other"), file, system_clock()).close())
    return Figure("first adoption of ten years", took, "s", beside="once a file and machine")


def importing(folder: Path) -> Figure:
    team, deals = export(folder)
    file = folder / "imported.coachdesk"
    coachdesk("new", file)
    coachdesk("import-reps", file, team)
    took = seconds(lambda: coachdesk("import-results", file, deals))
    return Figure("import-results of the CRM export", took, "s", 3, beside="14,277 deals")


def data(ten: Path) -> list[Figure]:
    with reading(ten) as store:
        return reads.reads(store, system_clock())


def window(ten: Path) -> list[Figure]:
    from tests.bench import window  # Qt reads its platform when it is imported

    return window.figures(ten)


def main(wanted: Sequence[str]) -> None:
    busy = os.getloadavg()[0]
    if busy > BUSY:
        print(f"The machine is busy (load {busy:.1f}): what follows is slower than it need be.")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["COACHDESK_HOME"] = str(folder / "home")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={resource('offscreen.json')}"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        ten, one, figure = samples(folder)
        parts: dict[str, Callable[[], Iterable[Figure]]] = {
            "start": lambda: [*starts(ten, one), adoption(ten, folder)],
            "imports": lambda: [importing(folder)],
            "reads": lambda: data(ten),
            "carrying": lambda: carrying.figures(folder),
            "window": lambda: window(ten),
        }
        found = [figure]
        for name in wanted or parts:
            found += parts[name]()
        print(table(found))


main(sys.argv[1:])
