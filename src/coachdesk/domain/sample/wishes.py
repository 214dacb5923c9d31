"""Which reps ask to be coached, which never do, and the flags that the coach put aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.diary import Ride
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.results import at_work
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene

_SILENT = {  # why nothing is asked, likelier for some than for others
    "top": ("does not see where", "sees it as repair"),
    "middle": ("not sure of asking", "does not see where"),
    "bottom": ("sees it as repair", "not sure of asking"),
    "new": ("not sure of asking",),
}
_TENURED = 180  # days
_ASKS_EVERY = {"top": 400, "middle": 150, "bottom": 220, "new": 30}  # days, of those who do


@dataclass(slots=True)
class Wishes:
    """Those of one rep. `rides` are the ride-alongs with the rep, by day.

    Who `asks_now` has been waiting since the last one.
    """

    cast: Cast
    rep: Rep
    voice: Voice
    dice: Dice
    today: date
    offset_minutes: int
    rides: list[Ride]
    asks_now: bool

    def rows(self) -> Iterator[Row]:
        """Requests; where there are none, why."""
        asks = not self.rep.neglected and self.dice.happens(0.6)
        asked = list(self._requests()) if asks or self.asks_now else []
        yield from asked
        tenured = (self.today - self.rep.started_on).days > _TENURED
        if not asked and tenured and self.dice.happens(0.6):
            on = self.today - timedelta(days=self.dice.randint(12, 90))
            if on >= self.rep.joined_on:
                yield self._row("silence", on, {
                    "noted_on": on.isoformat(), "why": self.dice.choice(_SILENT[self.rep.kind]),
                })  # fmt: skip

    def _requests(self) -> Iterator[Row]:
        every = _ASKS_EVERY[self.rep.kind]
        on = self.rep.joined_on + timedelta(days=self.dice.randint(5, every))
        while on < self.today:
            if on.weekday() < 5:
                yield self._request(on)
            on += timedelta(days=self.dice.randint(every // 2, every * 3 // 2))
        if self.asks_now:
            seen = max((ride.on for ride in self.rides if ride.ended_as == "done"), default=None)
            yield self._request(
                max(seen or on, self.today - timedelta(days=self.dice.randint(3, 12)))
            )

    def _request(self, on: date) -> Row:
        """Answered by the next ride-along; still open where there was none."""
        about = scene(self.cast, self.rep, self.dice.choice(self.rep.accounts))
        answer = next(
            (ride for ride in self.rides if ride.ended_as == "done" and ride.on > on), None
        )
        closed = {"closed_on": answer.on.isoformat(), "ride_id": answer.id} if answer else {}
        return self._row("request", on, {
            "asked_on": on.isoformat(), "what": self.voice.says(self.cast.asking, "what", about),
            "skill_id": self.dice.choice(self.cast.skills).id if self.dice.happens(0.6) else None,
            **closed,
        })  # fmt: skip

    def _row(self, table: str, on: date, fields: dict[str, Any]) -> Row:
        at: datetime = at_work(on, self.offset_minutes)
        return Row(table, self.dice.id(at), {"rep_id": self.rep.id, **fields})
