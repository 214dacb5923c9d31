"""Store and FILE to the same state: what FILE has is taken in first, then the store published."""

import time
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.store.identity import identify
from coachdesk.store.merge_undo import last_merge
from coachdesk.store.publish import publish
from coachdesk.store.seen import is_seen
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in


@dataclass(frozen=True, slots=True)
class Outcome:
    """When FILE was published, whether anything was brought in, and how long it took, in seconds.

    No time: it waits, since FILE has what the store lacks and a call is live.
    """

    at: str
    brought_in: bool
    lasted: float


def bring_up(store: Store, file: Path, now: Moment, *, in_call: bool = False) -> Outcome:
    """Take in what FILE has and the store lacks, then bring FILE up to the store.

    In a call nothing is taken in: notes must not move under a coach's hands.
    """
    began, before = time.monotonic(), last_merge(store)
    at = ""
    is_foreign = file.exists() and not is_seen(store, file, identify(file))
    if not (is_foreign and in_call):
        if is_foreign:
            take_in(store, file, now)
        at = publish(store, file, now, taking=not in_call).at
    return Outcome(at, last_merge(store) != before, time.monotonic() - began)
