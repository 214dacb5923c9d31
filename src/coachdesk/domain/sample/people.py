"""The reps of a story: how well they sell, how they learn, and which accounts they have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from coachdesk.domain.sample.cast import Cast, Product
from coachdesk.domain.sample.rows import Dice
from coachdesk.domain.tier import Tier


@dataclass(frozen=True, slots=True)
class Account:
    """A customer: who is met there, who competes, and what it is about."""

    name: str
    contacts: tuple[str, ...]
    role: str
    rival: str
    product: Product


@dataclass(slots=True)
class Rep:
    """A rep as the story needs one; `levels` moves as the rep is coached."""

    kind: Tier  # by results
    neglected: bool  # one of the two best, whom the coach leaves alone
    learns: float  # gain of a focus skill a coaching call; a plateau is near 0
    started_on: date
    joined_on: date  # the first day in this file
    dice: Dice
    id: str = ""
    name: str = ""
    territory: str = ""
    accounts: tuple[Account, ...] = ()
    levels: dict[str, float] = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        """What the coach calls the rep in notes."""
        return self.name.split()[0]


_LEVEL = {"top": 3.5, "middle": 2.4, "bottom": 1.9, "new": 1.7}


def team(cast: Cast, seed: int, count: int, span: tuple[date, date]) -> list[Rep]:
    """That many reps; the two best come first, the new one last."""
    names = _names(cast, seed)
    accounts = _account_names(cast, seed)
    reps = []
    for number in range(count):
        dice = Dice(seed, "rep", number)
        name, territory = next(names)
        rep = _rep(dice, number, _kind(number, count), span)
        rep.id = dice.id(datetime.combine(span[0], time(8), UTC))
        rep.name, rep.territory = name, territory
        rep.accounts = tuple(
            _account(cast, dice, next(accounts)) for _ in range(dice.randint(6, 9))
        )
        rep.levels = {
            each.id: min(4.6, max(1.1, dice.gauss(_LEVEL[rep.kind], 0.55))) for each in cast.skills
        }
        reps.append(rep)
    return reps


def _kind(number: int, count: int) -> Tier:
    """Top and bottom fifth of those who are not new, and one in twelve new."""
    newcomers = count // 12 or int(count > 3)
    fifth = max(1, round((count - newcomers) * 0.2))
    if number < fifth:
        return "top"
    if number >= count - newcomers:
        return "new"
    return "bottom" if number >= count - newcomers - fifth else "middle"


def _rep(dice: Dice, number: int, kind: Tier, span: tuple[date, date]) -> Rep:
    start, end = span
    if kind == "new":
        joined = started = end - timedelta(days=dice.randint(40, 60))
    else:
        late = dice.uniform(0, 0.25) if number % 6 == 4 else 0.0
        joined = start + timedelta(days=round(late * (end - start).days))
        started = joined - timedelta(days=0 if late else dice.randint(100, 2400))
    return Rep(
        kind=kind,
        neglected=kind == "top" and number < 2,
        learns=0.004 if number % 5 == 3 else dice.uniform(0.05, 0.09),
        started_on=started,
        joined_on=joined,
        dice=dice,
    )


def _account(cast: Cast, dice: Dice, name: str) -> Account:
    people = cast.people
    return Account(
        name,
        tuple(dice.sample(people["contacts"], 3)),
        dice.choice(people["roles"]),
        dice.choice(people["rivals"]),
        dice.choice(cast.products),
    )


def _names(cast: Cast, seed: int) -> Iterator[tuple[str, str]]:
    """The given reps, then as many more as wanted, no name twice."""
    yield from cast.reps
    dice = Dice(seed, "names")
    pairs = [f"{first} {last}" for first in cast.people["first"] for last in cast.people["last"]]
    dice.shuffle(pairs)
    round_number = 1
    while True:
        for pair in pairs:
            name = pair if round_number == 1 else f"{pair} {'I' * round_number}"
            yield name, dice.choice(cast.people["territories"])
        round_number += 1


def _account_names(cast: Cast, seed: int) -> Iterator[str]:
    """Names of accounts, none twice until there is no other."""
    people = cast.people
    pairs = [f"{a} {b}" for a in people["account_first"] for b in people["account_second"]]
    Dice(seed, "accounts").shuffle(pairs)
    site = 1
    while True:
        yield from (pair if site == 1 else f"{pair}, site {site}" for pair in pairs)
        site += 1
