"""Whether a call is one to coach on: read from what is at stake, and said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from coachdesk.domain.identity import folded

Stake = Literal["small", "large"]
Relation = Literal["new", "steady", "strained"]
Level = Literal["safe", "care", "not safe", "unknown"]
STAKES: tuple[Stake, ...] = get_args(Stake)
RELATIONS: tuple[Relation, ...] = get_args(Relation)

_FEW = 5  # deals with a value; among fewer none is called large
_TOP = 5  # the largest fifth of the team's open deals is large
_LATE = ("negotiat", "closing", "contract", "commit", "verbal", "final", "decision", "legal")
_HEADS: dict[Level, str] = {
    "safe": "Safe to coach on", "care": "Take care", "not safe": "Not safe to coach on",
    "unknown": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a call's chances; None and "" where nobody said."""

    stake: Stake | None = None
    stage: str = ""
    relation: Relation | None = None
    informed: bool | None = None

    def over(self, other: "Facts") -> "Facts":
        """These, and the other's where these say nothing."""
        return Facts(
            self.stake or other.stake,
            self.stage or other.stage,
            self.relation or other.relation,
            other.informed if self.informed is None else self.informed,
        )


@dataclass(frozen=True, slots=True)
class Safety:
    """The reading: how safe, and why."""

    level: Level
    reasons: tuple[str, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Whether coaching is the role to begin with."""
        return self.level != "not safe"

    @property
    def role(self) -> str:
        """The role such a call begins with."""
        return "coaching" if self.is_safe else "joint selling"

    @property
    def said(self) -> str:
        """The reading as one line; nothing where nothing is known."""
        head = _HEADS[self.level]
        return f"{head}: {', '.join(self.reasons)}" if head else ""


def safety(facts: Facts) -> Safety:
    """A large deal, a customer who wasn't told, a strained relation: each alone is not safe.

    A deal near its close and a new customer ask for care, and both together are not safe either.
    Whether the customer was told counts against a call only where somebody said it wasn't.
    """
    against = _said(facts, {"large": "a large deal", "strained": "a strained relation",
                            False: "the customer wasn’t told that you come along"})  # fmt: skip
    care = _said(facts, {"new": "a new customer"})
    care += (f"close to a decision ({facts.stage.lower()})",) if _is_late(facts.stage) else ()
    if against or len(care) > 1:
        return Safety("not safe", (*against, *care))
    if care:
        return Safety("care", care)
    speaks_for = _said(facts, {"small": "a small deal", "steady": "a steady relation",
                               True: "the customer knows that you come along"})  # fmt: skip
    return Safety("safe", speaks_for) if speaks_for else Safety("unknown")


def stake_of(value: float | None, team: Sequence[float]) -> Stake | None:
    """How large a deal is among the values of the team's open ones; None where that says nothing.

    Large is the largest fifth, and above the middle one: among equal deals none is large.
    """
    if value is None or len(team) < _FEW:
        return None
    ranked = sorted(team)
    middle, bound = ranked[len(ranked) // 2], ranked[-max(1, len(ranked) // _TOP)]
    return "large" if value >= bound and value > middle else "small"


def _said(facts: Facts, words: dict[object, str]) -> tuple[str, ...]:
    found = (facts.stake, facts.relation, facts.informed)
    return tuple(words[fact] for fact in found if fact is not None and fact in words)


def _is_late(stage: str) -> bool:
    words = folded(stage)
    return any(late in words for late in _LATE)
