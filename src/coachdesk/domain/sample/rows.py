"""Rows of a story, and what makes them the same each time: ids and dice from the seed."""

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coachdesk.domain.identity import written


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a content table, complete."""

    table: str
    id: str
    fields: dict[str, Any]


class Dice(random.Random):
    """Chance that falls alike for the same seed and name."""

    def __init__(self, seed: int, *name: object) -> None:
        """Dice of their own for each name: one more rep does not change the others."""
        super().__init__("/".join(map(str, (seed, *name))))

    def happens(self, probability: float) -> bool:
        """Whether it happens this time."""
        return self.random() < probability

    def id(self, at: datetime) -> str:
        """A UUIDv7 of that time whose random bits come from the seed."""
        milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
        bits = milliseconds << 80 | 7 << 76 | self.getrandbits(12) << 64
        return written(bits | 2 << 62 | self.getrandbits(62))
