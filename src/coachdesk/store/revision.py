"""A revision: what one transaction set on one row, and a digest that tells of any flipped bit."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coachdesk.domain.moment import stamp

Fields = dict[str, Any]

COLUMNS = "row, id, tbl, parents, hlc, session, kind, value, digest"


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, UTF-8."""
    return _ENCODER.encode(value)


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of `rev`. `parents` is a JSON list of the heads its writer saw; `value` of fields."""

    row: str
    id: str
    tbl: str
    parents: str
    hlc: int
    session: str
    kind: str  # edit, delete, restore, purge, resolve
    value: str
    digest: bytes

    @property
    def line(self) -> tuple[str | int | bytes, ...]:
        """The columns, in their order."""
        return (self.row, self.id, self.tbl, self.parents, self.hlc, self.session, self.kind,
                self.value, self.digest)  # fmt: skip

    @property
    def fields(self) -> Fields:
        """The fields it sets."""
        fields: Fields = json.loads(self.value)
        return fields

    @property
    def parent_ids(self) -> list[str]:
        """The revisions it was made upon."""
        ids: list[str] = json.loads(self.parents)
        return ids

    @property
    def at(self) -> str:
        """When it was made by its writer's clock, as a stamp."""
        return stamp(datetime.fromtimestamp((self.hlc >> 16) / 1000, UTC))

    def is_intact(self) -> bool:
        """Whether the digest is that of the rest."""
        return self.digest == digest_of(
            self.row, self.id, self.tbl, self.parents, self.hlc, self.session, self.kind, self.value
        )


def digest_of(*parts: str | int) -> bytes:
    """The digest of a revision's other columns, in their order (blake2b, 16 bytes)."""
    from hashlib import blake2b  # noqa: PLC0415 -- its library is not for the start

    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=16).digest()
