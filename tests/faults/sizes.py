"""How long each fault is tried: small in CI, long by `./run faults`, or a share of that."""

import os

_WORD = os.environ.get("COACHDESK_FAULTS", "0")
_SHARE = 1.0 if _WORD == "long" else float(_WORD)


def size(in_ci: int, in_the_long_run: int) -> int:
    """How often to try; never less than in CI."""
    return max(in_ci, round(in_the_long_run * _SHARE))
