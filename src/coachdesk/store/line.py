"""A line of `rev` as it stands in the file: its columns, its spelling and its digest.

Imported by the process that reads files from outside, which starts often: only what it needs.
"""

import json
from typing import Any

COLUMNS = "row, id, tbl, parents, hlc, session, kind, value, digest"

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_scan: Any = vars(json.JSONDecoder())["scan_once"]  # `loads` without looking for space around


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, UTF-8."""
    return _ENCODER.encode(value)


def parsed(text: str) -> Any:
    """What canonical JSON says. ValueError where it is none."""
    try:
        value, end = _scan(text, 0)
    except StopIteration as error:
        raise ValueError(text[:80]) from error
    if end != len(text):
        raise ValueError(text[:80])
    return value


def digest_of(*parts: str | int) -> bytes:
    """The digest of a line's other columns, in their order (blake2b, 16 bytes)."""
    from hashlib import blake2b  # noqa: PLC0415 -- its library is not for the start

    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=16).digest()
