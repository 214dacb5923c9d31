"""What a write touched, so that what shows it can be drawn anew."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Topics are names of tables; `ids` the rows written, in order, a new row's first."""

    topics: frozenset[str] = frozenset()
    ids: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """The first row written."""
        return self.ids[0]

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.topics | other.topics, self.ids + other.ids)

    def __bool__(self) -> bool:
        return bool(self.ids)
