"""Which reps ask to be coached, which never do, and the flags that the coach put aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coachdesk.domain.cadence import DEFAULTS
from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.diary import Ride
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.results import at_work
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene
from coachdesk.domain.tier import Tier

_SILENT: dict[Tier, tuple[str, ...]] = {  # why nothing is asked
    "top": ("does not see where", "sees it as repair"),
    "middle": ("not sure of asking", "does not see where"),
    "bottom": ("sees it as repair", "not sure of asking"),
    "new": ("not sure of asking",),
}
_A_YEAR = timedelta(366)
_ASKS_EVERY: dict[Tier, int] = {"top": 400, "middle": 150, "bottom": 220, "new": 30}  # days
_LATELY = 60  # days: what was put aside before them is back


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
        """Requests; where there are none in a year, why; and what was put aside."""
        asks = not self.rep.neglected and self.dice.happens(0.6)
        asked = list(self._requests()) if asks or self.asks_now else []
        yield from asked
        since = (self.today - _A_YEAR).isoformat()
        is_silent = all(row.fields["asked_on"] <= since for row in asked)
        if is_silent and self.today - self.rep.started_on > _A_YEAR and self.dice.happens(0.75):
            on = max(self.rep.joined_on, self.today - timedelta(days=self.dice.randint(12, 90)))
            why = self.dice.choice(_SILENT[self.rep.kind])
            yield self._row("silence", on, noted_on=on.isoformat(), why=why)
        yield from self._put_aside()

    def _requests(self) -> Iterator[Row]:
        every = _ASKS_EVERY[self.rep.kind]
        on = self.rep.joined_on + timedelta(days=self.dice.randint(5, every))
        while on < self.today - timedelta(days=every // 3):
            if on.weekday() < 5:
                yield self._request(on)
            on += timedelta(days=self.dice.randint(every // 2, every * 3 // 2))
        if self.asks_now:
            seen = max((ride.on for ride in self.rides if ride.ended_as == "done"), default=on)
            yield self._request(
                max(seen, self.today - timedelta(days=self.dice.randint(3, 12))), still=True
            )

    def _request(self, on: date, *, still: bool = False) -> Row:
        """Some name a skill; the next ride-along answers it, and the coach closes it then."""
        about = scene(self.cast, self.rep, self.dice.choice(self.rep.accounts))
        what, skill = self.voice.says(self.cast.asking, "what", about), None
        if self.dice.happens(0.4):
            skill = self.dice.choice(self.cast.skills)
            what = f"how to {skill.name.lower()} at {about['account']}"
        met = (ride.on for ride in self.rides if ride.ended_as == "done" and ride.on > on)
        answered = None if still else next(met, None)
        return self._row(
            "request", on, asked_on=on.isoformat(), what=what, skill_id=skill and skill.id,
            closed_on=answered and answered.isoformat(),
        )  # fmt: skip

    def _put_aside(self) -> Iterator[Row]:
        """The best do well without, says the coach, again and again; others were away once."""
        if self.rep.neglected:
            days = [*range(_LATELY + 10, 500, 130)]
            reasons: tuple[str, ...] = ("does well without", "does well without", "no time")
        else:
            days = [self.dice.randint(_LATELY, 300)] if self.dice.happens(0.3) else []
            reasons = ("on leave", "coached elsewhere", "no time")
        for ago in reversed(days):
            on = self.today - timedelta(days=ago)
            if on > self.rep.joined_on:
                until = on + timedelta(days=DEFAULTS[self.rep.kind])
                yield self._row(
                    "dismissal", on, flag="cadence", reason=self.dice.choice(reasons),
                    dismissed_on=on.isoformat(), until_on=until.isoformat(),
                )  # fmt: skip

    def _row(self, table: str, on: date, **fields: Any) -> Row:
        id = self.dice.id(at_work(on, self.offset_minutes))
        return Row(table, id, {"rep_id": self.rep.id, **fields})
