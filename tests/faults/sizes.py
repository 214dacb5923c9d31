"""How long each fault is tried: small in CI, long by `./run faults`."""

import os

LONG = os.environ.get("COACHDESK_FAULTS") == "long"


def size(in_ci: int, in_the_long_run: int) -> int:
    """How often to try."""
    return in_the_long_run if LONG else in_ci
