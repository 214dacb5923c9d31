"""Whom to coach next, and why: reasons in words, ranked by weights with plain names.

The sum behind the order is nobody's score: it is never shown, and a rep's place always
follows from the reasons that are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coachdesk.domain.cadence import Standing
from coachdesk.domain.days import listed, said
from coachdesk.domain.findings import in_words
from coachdesk.domain.identity import folded
from coachdesk.domain.outlook import FALL, Fall
from coachdesk.domain.tier import Tier

Flag = Literal["cadence", "planned", "asked", "outlook", "steps", "higher", "mending", "talk"]
FLAGS: tuple[Flag, ...] = get_args(Flag)
Weight = Literal["not at all", "a little", "some", "much", "first"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
Action = Literal["plan", "talk", ""]

NAMES: Mapping[Flag, str] = {
    "cadence": "Time since coached",
    "planned": "Nothing planned",
    "asked": "Asked to be coached",
    "outlook": "Outlook fell by two",
    "steps": "Steps overdue",
    "higher": "Sees a skill higher than you",
    "mending": "Mending only for 90 days",
    "talk": "Top rep without time this quarter",
}
DEFAULTS: Mapping[Flag, Weight] = {
    "cadence": "much", "planned": "some", "asked": "first", "outlook": "much", "steps": "some",
    "higher": "a little", "mending": "a little", "talk": "much",
}  # fmt: skip
# What may be put aside with a reason; the others end by being done.
DISMISSABLE: tuple[Flag, ...] = ("cadence", "outlook", "higher", "mending", "talk")

SOON = 14  # days before the cadence passes in which something ought to be planned
MENDING_DAYS = 90
TALK_DAYS = 28  # the quarter's last four weeks
_FACTOR: Mapping[Weight, float] = {"not at all": 0, "a little": 1, "some": 2, "much": 4, "first": 1}
_MOST = 3.0  # no reason grows without end over the others
_LONG = 80  # signs of a wish that are said within a sentence


@dataclass(frozen=True, slots=True)
class Wish:
    """What a rep asked to be coached on."""

    what: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a rep on a day."""

    rep_id: str
    name: str
    tier: Tier
    standing: Standing
    next_on: date | None = None
    wishes: tuple[Wish, ...] = ()
    overdue: int = 0
    mine: int = 0  # of the overdue steps
    higher: tuple[tuple[str, int], ...] = ()  # skill, and in how many calls running
    mends_only: bool = False
    fell: Fall | None = None  # the outlook
    talk_before: date | None = None  # the quarter's end, for a top rep without time in it
    put_aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its flag, its words, and how much there is of it (1 is once)."""

    flag: Flag
    words: str
    strength: float


@dataclass(frozen=True, slots=True)
class NextLine:
    """A rep in the order of who is next, why, and the one thing to do."""

    rep_id: str
    name: str
    tier: Tier
    standing: Standing
    reasons: tuple[Reason, ...]
    action: Action
    next_on: date | None

    @property
    def why(self) -> str:
        """All reasons in words."""
        return " · ".join(reason.words for reason in self.reasons)

    @property
    def is_flagged(self) -> bool:
        """Whether the cadence has passed and nobody put that aside."""
        first = self.reasons[0]
        return first.flag == "cadence" and first.strength > 0 and self.standing.over > 0

    def has(self, flag: Flag) -> bool:
        """Whether this is one of the reasons."""
        return any(reason.flag == flag for reason in self.reasons)


def ranked(people: Iterable[Facts], weights: Mapping[Flag, Weight] = DEFAULTS) -> list[NextLine]:
    """Everybody, whom to coach next first."""
    lines = [_line(facts, weights) for facts in people]
    return sorted(lines, key=lambda line: _place(line, weights))


def _line(facts: Facts, weights: Mapping[Flag, Weight]) -> NextLine:
    found = (reason for make in _REASONS if (reason := make(facts)))
    reasons = tuple(
        reason
        for reason in found
        if reason.flag == "cadence"
        or (weights[reason.flag] != "not at all" and reason.flag not in facts.put_aside)
    )
    is_talk = any(reason.flag == "talk" for reason in reasons)
    action: Action = "talk" if is_talk else "" if facts.next_on else "plan"
    return NextLine(
        facts.rep_id, facts.name, facts.tier, facts.standing, reasons, action, facts.next_on
    )


def _place(line: NextLine, weights: Mapping[Flag, Weight]) -> tuple[float, float, float, str, str]:
    """What comes first by wish comes first; then the sum; then the longest not coached."""
    first = sum(r.strength for r in line.reasons if weights[r.flag] == "first")
    rest = sum(
        r.strength * _FACTOR[weights[r.flag]] for r in line.reasons if weights[r.flag] != "first"
    )
    coached = line.standing.coached_on or date.min
    return (-first, -rest, coached.toordinal(), folded(line.name), line.rep_id)


def _cadence(facts: Facts) -> Reason:
    """Always said, for it is what everybody asks first; put aside, it weighs nothing."""
    standing = facts.standing
    if "cadence" in facts.put_aside:
        return Reason("cadence", standing.said, 0)
    days = standing.cadence if standing.days is None else standing.days
    passed = 1 if standing.over else 0  # past it is more than a day more
    return Reason("cadence", standing.said, min(days / standing.cadence, _MOST) + passed)


def _planned(facts: Facts) -> Reason | None:
    standing = facts.standing
    due = standing.days is None or standing.days + SOON >= standing.cadence
    if facts.next_on or not due or "cadence" in facts.put_aside:
        return None
    return Reason("planned", "nothing planned", 1)


def _talk(facts: Facts) -> Reason | None:
    end = facts.talk_before
    if end is None or (facts.next_on and facts.next_on <= end):
        return None
    ends = said(end, facts.standing.today)
    return Reason("talk", f"no time with you this quarter, which ends {ends}", 1)


def _asked(facts: Facts) -> Reason | None:
    if not facts.wishes:
        return None
    first, *more = sorted(facts.wishes, key=lambda wish: wish.asked_on)
    today = facts.standing.today
    waited = min((today - first.asked_on).days / 30, 1)  # who has waited longer comes first
    words = f"{asked_words(first.what)} {_on(first.asked_on, today)}"
    if more:
        words += f", and {in_words(len(more))} more"
    return Reason("asked", words, min(1 + len(more) + waited, _MOST))


def asked_words(what: str) -> str:
    """A wish within a sentence: asked for help with pricing talks."""
    what = " ".join(what.split())
    for opening in ("help with ", "help on ", "coaching on ", "coaching with "):
        if folded(what).startswith(opening):
            what = what[len(opening) :]
    if not what:
        return "asked to be coached"
    if len(what) > _LONG:
        what = what[: _LONG - 1] + "…"
    if what[-1] in "?!.":
        return f"asked “{what}”"
    return f"asked for help with {what if what[0].islower() else f'“{what}”'}"


def _steps(facts: Facts) -> Reason | None:
    count, mine = facts.overdue, facts.mine
    if not count:
        return None
    if count == 1:
        words = "a step of yours overdue" if mine else "a step overdue"
    else:
        yours = {0: "", count: ", all yours"}.get(mine, f", {in_words(mine)} of them yours")
        words = f"{in_words(count)} steps overdue{yours}"
    return Reason("steps", words, min(count, _MOST))


def _higher(facts: Facts) -> Reason | None:
    if not facts.higher:
        return None
    (skill, times), *more = sorted(facts.higher, key=lambda one: -one[1])
    often = "twice" if times == 2 else f"{in_words(times)} times"
    also = f" and {in_words(len(more))} more" if more else ""
    return Reason("higher", f"sees {skill}{also} higher than you, {often}", min(times / 2, _MOST))


def _mending(facts: Facts) -> Reason | None:
    words = f"mending only for {MENDING_DAYS} days"
    return Reason("mending", words, 1) if facts.mends_only else None


def _outlook(facts: Facts) -> Reason | None:
    fell = facts.fell
    if fell is None:
        return None
    words = f"outlook fell from {fell.before} to {fell.level} {_on(fell.on, facts.standing.today)}"
    return Reason("outlook", words, min((fell.before - fell.level) / FALL, _MOST))


def _on(day: date, today: date) -> str:
    near = said(day, today)
    return near if near in ("today", "yesterday") else f"on {listed(day, today)}"


_REASONS: tuple[Callable[[Facts], Reason | None], ...] = (
    _cadence, _planned, _talk, _asked, _outlook, _steps, _higher, _mending,
)  # fmt: skip
