"""Named mutants of the merge: each breaks one rule, and the tests must notice every one.

`python -m tests.faults.mutants` makes each in a copy of the sources, runs the merge's tests on
it and prints which test caught it; exit 1 where one was not caught.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_TESTS = (
    "tests/store/test_merge.py",
    "tests/store/test_erased.py",
    "tests/store/test_purge.py",
    "tests/faults/test_merge_histories.py",
    "tests/faults/test_log_histories.py",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """What goes wrong, and the words in a file that make it so."""

    name: str
    file: str
    right: str
    wrong: str


MUTANTS = (
    Mutant("the clock decides, not the parents", "store/fold.py",
           "return sorted((r for r in setters if r.id not in older), key=_age)",
           "return sorted(setters, key=_age)[-1:]"),
    Mutant("the first writer's scalar is shown", "store/fold.py",
           "last = last_writers[-1]", "last = last_writers[0]"),
    Mutant("a delete beats an unseen edit", "store/fold.py",
           'if all(self.by_id[head].kind == "delete" for head in heads(every)):',
           'if any(self.by_id[head].kind == "delete" for head in heads(every)):'),
    Mutant("a deletion is not seen", "store/fold.py",
           'if every[-1].kind == "delete":', 'if every[-1].kind == "purge":'),
    Mutant("texts are never brought together", "store/fold.py",
           "if name in TEXTS.get(table, ()) else None", "if False else None"),
    Mutant("a text that can't be settled is not said to be open", "store/fold.py",
           "row.open[name] = versions", "pass"),
    Mutant("any common ancestor will do", "store/fold.py",
           "if len(latest) != 1 or not all(partings):", "if not latest:"),
    Mutant("of three versions only two need to have parted at one place", "store/fold.py",
           "combinations(versions, 2)]", "combinations(versions[-2:], 2)]"),
    Mutant("sentences added at one place: only the newer is kept", "domain/sentences.py",
           "        merged.append(edit)",
           "        if merged and merged[-1][:2] == edit[:2]:\n"
           "            merged.pop()\n        merged.append(edit)"),
    Mutant("two rewritings of one sentence are both kept", "domain/sentences.py",
           "            return None\n        merged.append",
           "            pass\n        merged.append"),
    Mutant("what both added stands the newer first", "domain/sentences.py",
           "item[0][1], item[1]))", "item[0][1], -item[1]))"),
    Mutant("only new rows are taken over", "store/merge.py",
           "        if known is None:", "        if known is None and line[3] == '[]':"),
    Mutant("a row is read from what came in alone", "store/transaction.py",
           "log_of(self, table, row) if row in known else fresh", "fresh"),
    Mutant("what hangs in the air is left hanging", "store/transaction.py",
           "while missing := self._tables.missing_parents():", "while missing := []:"),
    Mutant("the writer names no parents", "store/transaction.py",
           'parents = shown_heads(log, fields) if kind == "edit" else heads(log)', "parents = []"),
    Mutant("writing on in the version shown buries the other", "store/fold.py",
           "return seen or sorted(", "return parents or sorted("),
    Mutant("an old body of what was erased counts", "store/erased.py",
           "return mine if mine.kind == PURGE else theirs", "return theirs"),
    Mutant("of two erasures the first one counts", "store/erased.py",
           "if n in others and others[n] == v}", "}"),
    Mutant("what was erased is read on", "store/erased.py",
           "return is_erased(revisions) and revisions[0].tbl not in KEPT", "return False"),
    Mutant("what another machine wrote of an erased rep stays", "store/transaction.py",
           "None if is_person else set(written)", "set()"),
    Mutant("what is written of an erased rep stays", "store/transaction.py",
           "None if is_person else set(written)", "None if is_person else set()"),
    Mutant("a call given to another rep goes too", "store/erasing.py",
           "        del found[row]", "        pass"),
    Mutant("copies on this computer keep what was erased", "store/purge.py",
           "clearing.clear(kept)", "pass"),
    Mutant("bytes that were freed are left", "store/purge.py", "store.compact()", "pass"),
    Mutant("drafts of an erased rep stay", "store/purge.py",
           "store.local.forget(clearing.rows)", "pass"),
    Mutant("an old copy that came by is kept", "store/seen.py",
           "    if is_stale:", "    if False:"),
    Mutant("a machine that takes an erasure in is not cleared", "store/taking.py",
           "            clear_erased_alone(store, now)", "            pass"),
    Mutant("going back brings back what was erased", "store/restore.py",
           " and row not in erased", ""),
)  # fmt: skip


def caught_by(mutant: Mutant, seeds: int) -> str:
    """The first test that fails on a mutant; empty where none does."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(_ROOT / "src", source)
        shutil.copytree(_ROOT / "resources", Path(folder) / "resources")
        broken = source / "coachdesk" / mutant.file
        text = broken.read_text("utf-8")
        if text.count(mutant.right) != 1:
            sys.exit(f"mutants: {mutant.name}: its words are not in {mutant.file} just once")
        broken.write_text(text.replace(mutant.right, mutant.wrong), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly",
             "-o", f"pythonpath={source} {_ROOT}", "--no-header", "-rf", *_TESTS],
            cwd=_ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(source), "COACHDESK_HISTORIES": str(seeds)},
        )  # fmt: skip
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    return failed[0].split("::")[-1].split(" - ")[0] if failed else ""


def main() -> None:
    """Tries every mutant and prints a line each."""
    missed = 0
    for mutant in MUTANTS:
        by = caught_by(mutant, seeds=12)
        missed += not by
        print(
            f"{'caught' if by else 'MISSED':7} {mutant.name}{f': {by}' if by else ''}", flush=True
        )
    print(f"{len(MUTANTS) - missed} of {len(MUTANTS)} mutants caught")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
