"""Notes are taken from standard input, and the process is killed, again and again."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from coachdesk.cli.files import writing
from coachdesk.desk.roster import add_rep

KILLS = 100
LINES = "".join(f"+ note {number} of many\n" for number in range(400)).encode()
COACHDESK = (sys.executable, "-m", "coachdesk")


def run(*words: str) -> None:
    done = subprocess.run([*COACHDESK, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def captured(file: Path, chance: random.Random) -> list[str]:
    """The ids that `capture` printed whole before it was killed: at once, or so long after one."""
    process = subprocess.Popen(
        [*COACHDESK, "capture", str(file), "--rep", "Ann"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(LINES)  # all at once, and left open: its end is the kill
    process.stdin.flush()
    while_starting = chance.random() < 0.2
    first = b"" if while_starting else process.stdout.readline()
    killer = Timer(chance.uniform(0, 0.3 if while_starting else 0.1), process.kill)
    killer.start()
    printed = first + process.stdout.read()
    process.wait()
    killer.join()
    process.stdin.close()
    process.stdout.close()
    whole = printed[: printed.rfind(b"\n") + 1]
    return whole.decode().split()


@pytest.mark.timeout(240)
def test_that_every_printed_id_is_in_the_export_after_a_hundred_kills(tmp_path, clock):
    seed = int(os.environ.get("COACHDESK_SEED", random.randrange(10**6)))
    print(f"COACHDESK_SEED={seed} plays these kills again")
    chance = random.Random(seed)
    file = tmp_path / "team.coachdesk"
    run("new", str(file))
    with writing(file) as store:
        add_rep(store, clock(), name="Ann Becker")

    printed = [id for _ in range(KILLS) for id in captured(file, chance)]

    run("check", str(file))
    run("export", str(file), str(tmp_path / "out"))
    with (tmp_path / "out" / "content.jsonl").open(encoding="utf-8") as content:
        entries = {row["id"] for row in map(json.loads, content) if row["table"] == "entry"}
    assert len(set(printed)) == len(printed) > KILLS
    assert not set(printed) - entries
