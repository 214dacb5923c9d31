"""Every fault a coach file must outlive, tried at length: ./run faults [SHARE].

Runs each test that is marked with a fault, then the mutants of the merge, and prints FILE.md's
table with what was seen; exit 1 where anything failed. SHARE, as 0.1, tries that part of it.
"""

import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.mutants import MUTANTS, caught_by

_TESTS = Path(__file__).resolve().parents[1]
EXPECTED = {
    "kill -9 anywhere": "every acknowledged entry is there, nothing stands in the way",
    "power cut": "the same; FILE old or new, never absent",
    "disk full, I/O error": "refused in a sentence, FILE whole, trying again works",
    "folder read-only or gone": "said in a sentence, the work stays on this computer",
    "swapped or overwritten while open": "noticed and merged, nothing of either lost",
    "copy while typing": "whole, only older",
    "copies that went apart": "every merge order ends equal, no sentence lost or doubled",
    "mutants of the merge": "each is caught by a test",
    "cut, flipped, hostile file": "refused or harmless, no crash, 512 MB at most",
    "two at once": "one waits for the other, and is told whom it waits for",
}


@dataclass(eq=False)  # pytest keeps its plugins by identity
class Table:
    """A pytest plugin that counts by fault what was tried and how it ended."""

    tried: Counter[str] = field(default_factory=Counter)
    ends: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    said: list[str] = field(default_factory=list)
    _faults: dict[str, tuple[str, int]] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.get_closest_marker("fault")]
        for item in items:
            mark = item.get_closest_marker("fault")
            assert mark
            self._faults[item.nodeid] = (mark.args[0], mark.kwargs.get("tries", 1))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.passed:
            return
        fault, tries = self._faults[report.nodeid]
        tries = int(str(dict(report.user_properties).get("tries", tries)))
        self.add(fault, 0 if report.skipped else tries, report.outcome)
        if report.failed:
            self.said.append(f"{fault}: {report.nodeid.split('::')[-1]}")

    def add(self, fault: str, tries: int, outcome: str) -> None:
        self.tried[fault] += tries
        self.ends[fault][outcome] += 1

    def lines(self) -> list[str]:
        lines = [f"{'fault':34}  {'expected':59}  {'tried':>6}  seen"]
        for fault, expected in EXPECTED.items():
            lines.append(f"{fault:34}  {expected:59}  {self.tried[fault]:6,}  {self._seen(fault)}")
        return lines

    def _seen(self, fault: str) -> str:
        ends = self.ends[fault]
        if ends["failed"]:
            return f"{ends['failed']} of {ends.total()} tests FAILED"
        if not ends["passed"]:
            return "not run"
        return "as expected" + (f", {ends['skipped']} not run" if ends["skipped"] else "")


def main() -> int:
    """Tries everything; what pytest says of a failure stands above the table."""
    os.environ["COACHDESK_FAULTS"] = sys.argv[1] if len(sys.argv) > 1 else "long"
    table = Table()
    folders = (_TESTS / "faults", _TESTS / "store")
    code = int(pytest.main([*map(str, folders), "-p", "no:randomly", "-rs"], plugins=[table]))
    for mutant in MUTANTS:
        caught = caught_by(mutant, seeds=12)
        table.add("mutants of the merge", 1, "passed" if caught else "failed")
        if not caught:
            table.said.append(f"mutants of the merge: {mutant.name}: no test noticed")
    print("\n".join(["", *table.lines(), "", *table.said]))
    return 1 if table.said or code else 0


if __name__ == "__main__":
    sys.exit(main())
