"""The stops of ride-alongs still to come: where, about what, and how safe each is to coach on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.diary import Ride, planned_at
from coachdesk.domain.sample.people import Account, Rep
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene

_APART = 65  # minutes from one stop to the next
_LARGE = 40_000  # a deal of that value is none to practise on


@dataclass(frozen=True, slots=True)
class Coming:
    """Writes the stops of one rep's ride-alongs. `deals` are the open ones, by account."""

    cast: Cast
    rep: Rep
    voice: Voice
    dice: Dice
    deals: dict[str, dict[str, Any]]

    def stops(self, ride: Ride) -> Iterator[Row]:
        """Two to four, in the order of the way; one or two of them to watch."""
        accounts = self.dice.sample(self.rep.accounts, self.dice.choice((2, 3, 3, 4)))
        watched = self.dice.sample(range(len(accounts)), 2)
        for place, account in enumerate(accounts):
            about = scene(self.cast, self.rep, account)
            yield Row("stop", self.dice.id(planned_at(ride.on)), {
                "ride_id": ride.id, "account": account.name, "position": place + 1,
                "objective": self.voice.says(self.cast.call, "objective", about),
                "starts_minute": ride.starts_minute + 20 + place * _APART,
                "watch": int(place in watched), **self._reading(account),
            })  # fmt: skip

    def _reading(self, account: Account) -> dict[str, Any]:
        """Stake and stage come from the open deal; the rest is what the two know."""
        deal = self.deals.get(account.name)
        stake = {} if deal is None else {
            "stake": "large" if deal["value"] >= _LARGE else "small", "stage": deal["stage"],
        }  # fmt: skip
        relation = self.dice.choices(("steady", "new", "strained"), (7, 2, 1))[0]
        return {"relation": relation, "informed": int(self.dice.happens(0.7)), **stake}
