"""Ids that sort by the time they were made (UUIDv7, RFC 9562), and a hybrid logical clock."""

import os
from datetime import UTC, datetime
from uuid import UUID

from coachdesk.domain.identity import written


class Ids:
    """Makes UUIDv7s that never go back, however often one millisecond is asked for."""

    def __init__(self) -> None:
        self._last = 0

    def new(self, at: datetime) -> str:
        """An id of that time: 48 bits of milliseconds, 12 of a counter, 62 random."""
        self._last = max(self._last + 1, int(at.timestamp() * 1000) << 12)
        millis, counter = self._last >> 12, self._last & 0xFFF
        tail = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
        return written(millis << 80 | 7 << 76 | counter << 64 | 2 << 62 | tail)


def made_at(id: str) -> datetime:
    """When an id of `Ids` was made."""
    return datetime.fromtimestamp((UUID(id).int >> 80) / 1000, UTC)


def next_hlc(last: int, at: datetime) -> int:
    """The hybrid logical time after `last`: milliseconds since 1970 × 65,536 plus a counter."""
    return max(last + 1, int(at.timestamp() * 1000) << 16)
