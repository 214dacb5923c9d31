"""Fails when a Python file has more than 300 lines."""

import sys
from pathlib import Path

MOST = 300
ROOT = Path(__file__).resolve().parents[1]


def too_long() -> list[str]:
    """A line for each file that is longer than it may be."""
    files = [file for part in ("src", "tests", "packaging") for file in (ROOT / part).rglob("*.py")]
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    return [
        f"{file.relative_to(ROOT)} has {lines} lines, {MOST} is the most"
        for file, lines in sorted(lengths.items())
        if lines > MOST
    ]


sys.exit("\n".join(too_long()) or None)
