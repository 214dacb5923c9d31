"""The stops of ride-alongs still to come: where, and about what."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.diary import Ride, planned_at
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene

_APART = 65  # minutes from one stop to the next


@dataclass(frozen=True, slots=True)
class Coming:
    """Writes the stops of one rep's ride-alongs.

    Stake and stage follow from the open deals; only what the coach knows besides is told.
    """

    cast: Cast
    rep: Rep
    voice: Voice
    dice: Dice

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
                "watch": int(place in watched), "audience": "rep",
                "relation": "strained" if self.dice.happens(0.1) else None,
                "informed": 1 if self.dice.happens(0.6) else None,
            })  # fmt: skip
