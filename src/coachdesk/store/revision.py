"""A revision: what one transaction set on one row, and a digest that tells of any flipped bit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from coachdesk.domain.moment import stamp
from coachdesk.store.line import COLUMNS, digest_of, parsed

Fields = dict[str, Any]


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
        fields: Fields = parsed(self.value)
        return fields

    @property
    def parent_ids(self) -> list[str]:
        """The revisions it was made upon."""
        ids: list[str] = parsed(self.parents) if self.parents != "[]" else []
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


class Source(Protocol):
    """A store, or a transaction on one."""

    def values(self, cls: type[Any], sql: str, *params: Any) -> list[Any]:
        """All rows of a query, each as cls(*row)."""
        ...


def log_of(source: Source, table: str, row: str) -> list[Revision]:
    """The committed revisions of a row."""
    sql = f"SELECT {COLUMNS} FROM rev WHERE row = ? AND tbl = ?"
    return source.values(Revision, sql, row, table)


def by_row(revisions: Iterable[Revision]) -> dict[tuple[str, str], list[Revision]]:
    """Revisions by table and id: what calendars were told of a session has the session's id."""
    logs: dict[tuple[str, str], list[Revision]] = defaultdict(list)
    for revision in revisions:
        logs[revision.tbl, revision.row].append(revision)
    return logs
