"""One-to-ones as they were held: how long, how the rep sees the months ahead, what was agreed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from coachdesk.domain.audience import REP
from coachdesk.domain.moment import stamp
from coachdesk.domain.one_to_one import WHY_NO_STEP
from coachdesk.domain.outlook import FALL
from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.diary import Ride
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.wording import Voice, scene

_OUTLOOK = {"top": 4, "middle": 4, "bottom": 3, "new": 4}
_SOON, _LATELY = 12, 40  # days: a step of a talk takes; one may be forgotten


@dataclass(slots=True)
class Talks:
    """Those of one rep."""

    cast: Cast
    rep: Rep
    today: date
    offset_minutes: int
    dice: Dice = field(init=False)
    voice: Voice = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Dice(0, self.rep.id, "talks")
        self.voice = Voice(self.rep, self.dice)

    def rows(self, rides: list[Row], talks: list[Ride], *, fell: bool) -> Iterator[Row]:
        """What was said in the ones that were held; `rides` are the rows of `talks`."""
        held = [
            (row, talk) for row, talk in zip(rides, talks, strict=True) if talk.ended_as == "done"
        ]
        level = best = _OUTLOOK[self.rep.kind]
        for place, (row, talk) in enumerate(held, start=1):
            level = min(5, max(2, level + self.dice.choice((-1, 0, 0, 0, 1))))
            if fell and place == len(held):
                level = max(1, best - FALL)
            best = max(level, best) if len(held) - place < 3 else level
            yield from self._held(row, talk, level)

    def _held(self, row: Row, talk: Ride, level: int) -> Iterator[Row]:
        dice = self.dice
        clock = time(talk.starts_minute // 60, talk.starts_minute % 60)
        began = datetime.combine(talk.on, clock, UTC) - timedelta(minutes=self.offset_minutes)
        began += timedelta(minutes=dice.randint(-2, 4))
        minutes = dice.randint(18, 38)
        ended = began + timedelta(minutes=minutes)
        agreed = dice.happens(0.35)
        row.fields.update(
            began_at=stamp(began),
            ended_at=stamp(ended),
            minutes=minutes,
            reason_note="" if agreed else dice.choice(WHY_NO_STEP),
        )
        about: dict[str, Any] = {"rep_id": self.rep.id, "ride_id": row.id}
        on = talk.on.isoformat()
        shared = {"audience": REP} if dice.happens(0.5) else {}
        words = self.voice.says(self.cast.outlook, str(level), {}) if dice.happens(0.8) else ""
        yield Row("outlook", dice.id(began), about | shared | {
            "noted_on": on, "level": level, "words": words
        })  # fmt: skip
        if dice.happens(0.3):
            told = {"audience": REP} if dice.happens(0.3) else {}
            fields = about | told | {"noted_on": on, "text": self._says("note")}
            yield Row("note", dice.id(began), fields)
        if agreed:
            yield self._step(about | shared, talk, ended)

    def _step(self, about: dict[str, Any], talk: Ride, at: datetime) -> Row:
        """One that is kept by the day it is due, nearly always."""
        dice, mine = self.dice, self.dice.happens(0.4)
        account = scene(self.cast, self.rep, dice.choice(self.rep.accounts), dice)
        phrases = self.cast.step if mine else dice.choice(self.cast.skills).phrases
        due = talk.on + timedelta(_SOON)
        return Row("step", dice.id(at), about | {
            "owner": "coach" if mine else "rep", "agreed_on": talk.on.isoformat(),
            "what": self.voice.says(phrases, "coach" if mine else "step", account),
            "how_seen": "", "due_on": due.isoformat(), **self._result(due, account),
        })  # fmt: skip

    def _result(self, due: date, about: dict[str, str]) -> dict[str, str]:
        forgotten = self.dice.happens(0.15) and (self.today - due).days < _LATELY
        if due >= self.today or forgotten:
            return {}
        note = self.voice.says(self.cast.step, "done", about)
        return {"result": "done", "result_note": note, "closed_on": due.isoformat()}

    def _says(self, kind: str) -> str:
        about = scene(self.cast, self.rep, self.dice.choice(self.rep.accounts), self.dice)
        return self.voice.says(self.cast.talk, kind, about)
