"""Store and FILE to the same state: what FILE has is taken in first, then the store published."""

import time
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain.moment import Moment
from coachdesk.store.identity import identify
from coachdesk.store.publish import publish
from coachdesk.store.seen import is_seen
from coachdesk.store.store import Store
from coachdesk.store.taking import take_in


@dataclass(frozen=True, slots=True)
class Outcome:
    """When FILE was published, whether it had newer notes, and how long it took, in seconds."""

    at: str
    brought_in: bool
    lasted: float


def bring_up(store: Store, file: Path, now: Moment) -> Outcome:
    """Take in what FILE has and the store lacks, then bring FILE up to the store."""
    began = time.monotonic()
    is_foreign = file.exists() and not is_seen(store, file, identify(file))
    brought_in = is_foreign and bool(take_in(store, file, now))
    published = publish(store, file, now)
    return Outcome(published.at, brought_in, time.monotonic() - began)
