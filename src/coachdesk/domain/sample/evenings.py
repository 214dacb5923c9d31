"""What became of a day's debriefs: some calls as one, a few never, and the talk in the evening.

It takes away from what was told of the day, so that every other day stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from coachdesk.domain.audience import PRIVATE, REP
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene

_AS_ONE, _NEVER, _EVENING = 0.15, 0.2, 0.3  # how often
_WHY = ("no time", "no time", "rep left", "customer stayed", "nothing to say")
# What a call has of its debrief, and its parts.
_TALK = ("rep_view", "rep_view_audience", "guided", "spoke", "overrode_at", "debrief_began_at",
         "debrief_minutes")  # fmt: skip
_PARTS = ("rating", "asked", "way", "note")
_START = time(17, 45)


@dataclass(slots=True)
class Evenings:
    """Those of one rep."""

    cast: Cast
    rep: Rep
    offset_minutes: int
    dice: Dice = field(init=False)
    voice: Voice = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Dice(0, self.rep.id, "evenings")
        self.voice = Voice(self.rep, self.dice)

    def of(self, on: date, told: list[Row]) -> Iterator[Row]:
        """A day as it was told, but for what was not talked over by itself; and its evening."""
        talked = [
            row for row in told
            if row.table == "call" and row.fields["role"] == "coaching"
            and row.fields.get("closed_at") and not row.fields.get("from_memory")
        ]  # fmt: skip
        if len(talked) > 1 and self.dice.happens(_AS_ONE):
            told = self._as_one(talked[-2], talked[-1], told)
        elif talked and self.dice.happens(_NEVER):
            told = self._never(talked, told)
        yield from told
        if len(talked) > 1 and self.dice.happens(_EVENING):
            yield from self._evening(on, told)

    def _as_one(self, call: Row, head: Row, told: list[Row]) -> list[Row]:
        """The later one has the talk about both; a step of the earlier is its own then."""
        if call.fields["closed_at"][:10] != head.fields["closed_at"][:10]:
            return told  # one was talked over next day
        left = _without_talk(call, told)
        call.fields.update(together_id=head.id, closed_at=head.fields["closed_at"])
        for row in left:
            if row.table == "step" and row.fields.get("call_id") == call.id:
                row.fields["call_id"] = head.id
        return left

    def _never(self, talked: list[Row], told: list[Row]) -> list[Row]:
        """One that left no step: the others may close on its day's step, not on nothing."""
        agreed = {row.fields.get("call_id") for row in told if row.table == "step"}
        free = [call for call in talked if call.id not in agreed]
        if not free:
            return told
        call = free[-1]
        left = _without_talk(call, told)
        del call.fields["closed_at"]
        call.fields["undebriefed"] = self.dice.choice(_WHY)
        return left

    def _evening(self, on: date, told: list[Row]) -> Iterator[Row]:
        began = datetime.combine(on, _START, UTC) - timedelta(minutes=self.offset_minutes)
        began += timedelta(minutes=self.dice.randint(0, 70))
        closed = {row.id: row.fields.get("closed_at", "") for row in told if row.table == "call"}
        steps = [row for row in told if row.table == "step"]
        if not any("" < closed[step.fields["call_id"]] < stamp(began) for step in steps):
            return
        minutes = self.dice.randint(10, 22)
        about = scene(self.cast, self.rep, self.dice.choice(self.rep.accounts), self.dice)
        yield Row("day_debrief", named_id("day debrief", self.rep.id, on.isoformat()), {
            "rep_id": self.rep.id, "held_on": on.isoformat(), "began_at": stamp(began),
            "note": self.voice.says(self.cast.debrief, "day", about), "minutes": minutes,
            "closed_at": stamp(began + timedelta(minutes=minutes)),
            "audience": REP if self.dice.happens(0.5) else PRIVATE,
        })  # fmt: skip


def _without_talk(call: Row, told: list[Row]) -> list[Row]:
    """The day without what came of one call's debrief; its entries are the coach's again."""
    for name in _TALK:
        call.fields.pop(name, None)
    for row in told:
        if row.table == "entry" and row.fields["call_id"] == call.id:
            row.fields.update(feedback=None, audience=PRIVATE)
    return [
        row for row in told
        if row.table not in _PARTS or row.fields.get("call_id") != call.id
    ]  # fmt: skip
