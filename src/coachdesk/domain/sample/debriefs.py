"""How calls were talked over: the rep's words first, both ratings, and what is shared of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from coachdesk.domain.audience import DIRECTOR, PRIVATE, REP
from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.visits import Visit
from coachdesk.domain.sample.wording import Voice

_LENIENT, _SPREAD = 0.4, 0.45  # levels by which reps see themselves higher, at first
_CLOSER = 0.985  # a talk, the two views are that much nearer
_WAYS = ("watch", "rehearse", "read", "try")
_LED = ("guided", "directive")
_SPOKE = ("coach", "even", "rep")


@dataclass(slots=True)
class Debriefs:
    """The debriefs of one rep. Dice of its own: calls stay as they are without it."""

    cast: Cast
    rep: Rep
    today: date
    dice: Dice = field(init=False)
    voice: Voice = field(init=False)
    higher: float = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Dice(0, self.rep.id, "debriefs")
        self.voice = Voice(self.rep, self.dice)
        self.higher = self.dice.gauss(_LENIENT, _SPREAD)

    def of(
        self, visit: Visit, call: Row, parts: Sequence[Row], closed: datetime, on: date
    ) -> Iterator[Row]:
        """What a call's debrief adds to the call and to what came of it."""
        dice, fields = self.dice, call.fields
        self._share_feedback(parts)
        if visit.role != "coaching":
            fields["debrief_began_at"] = stamp(closed)
            return
        said = dice.happens(0.9)
        began = closed
        if said:
            went = "strength" if self._went_well(parts) else "deficiency"
            fields["rep_view"] = self.voice.says(self.cast.debrief, f"view_{went}", visit.scene)
            about = closed - timedelta(minutes=fields["debrief_minutes"])
            began = max(about, visit.ended + timedelta(seconds=40))
        fields["debrief_began_at"] = stamp(began)
        fields |= self._led(on)
        if dice.happens(0.07):
            fields["overrode_at"] = stamp(closed)
        if dice.happens(0.78):
            self._share(call, parts)
        yield from self._own_ratings(visit, parts, closed)
        yield from self._folded(visit, closed, on)

    @staticmethod
    def _share_feedback(parts: Sequence[Row]) -> None:
        """What is to be kept or stopped is what the rep gets to hear."""
        for part in parts:
            if part.table == "entry" and part.fields["feedback"]:
                part.fields["audience"] = REP

    def _led(self, on: date) -> dict[str, Any]:
        """More asked and less told as time goes on."""
        whole = max((self.today - self.rep.joined_on).days, 1)
        late = (on - self.rep.joined_on).days / whole
        guided = 0.35 + 0.4 * late
        odds = (50 - 30 * late, 30, 20 + 30 * late)
        return {
            "guided": self.dice.choices(_LED, (guided, 1 - guided))[0],
            "spoke": self.dice.choices(_SPOKE, odds)[0],
        }

    def _share(self, call: Row, parts: Sequence[Row]) -> None:
        """The rep's words, both ratings, the step, and an entry or two."""
        if call.fields.get("rep_view"):
            call.fields["rep_view_audience"] = REP
        for part in parts:
            is_told = part.table == "entry" and part.fields["skill_id"] and self.dice.happens(0.25)
            if part.table in ("rating", "step") or is_told:
                part.fields["audience"] = REP

    def _own_ratings(self, visit: Visit, parts: Sequence[Row], at: datetime) -> Iterator[Row]:
        self.higher *= _CLOSER
        skills = {skill.id: skill for skill in self.cast.skills}
        for part in [part for part in parts if part.table == "rating"]:
            skill = skills[part.fields["skill_id"]]
            level = self._own(skill)
            yield Row("rating", self.dice.id(at), {
                "call_id": visit.id, "rep_id": self.rep.id, "skill_id": skill.id, "rater": "rep",
                "level": level, "rated_at": stamp(at), "skill_name": skill.name,
                "anchor": skill.anchors[level - 1],
                "audience": part.fields.get("audience", PRIVATE),
            })  # fmt: skip

    def _own(self, skill: Skill) -> int:
        seen = self.dice.gauss(self.rep.levels[skill.id] + self.higher, 0.5)
        return min(5, max(1, round(seen)))

    def _folded(self, visit: Visit, at: datetime, on: date) -> Iterator[Row]:
        """Now and then questions of the bank, ways to learn, a longer note."""
        dice, day = self.dice, on.isoformat()
        about: dict[str, Any] = {"rep_id": self.rep.id, "call_id": visit.id}
        if self.cast.questions and dice.happens(0.4):
            for question in dice.sample(self.cast.questions, dice.choice((1, 1, 2))):
                yield Row("asked", dice.id(at), about | {
                    "question_id": question.id, "skill_id": question.skill_id,
                    "text": question.text, "part": question.part, "asked_on": day,
                })  # fmt: skip
        if dice.happens(0.18):
            chosen = dice.choice((0, 0, 1, 2))  # 2: not yet
            for place, kind in enumerate(dice.sample(_WAYS, 2)):
                yield Row("way", dice.id(at), about | {
                    "skill_id": visit.focus[0].id, "kind": kind, "offered_on": day,
                    "what": self.voice.says(self.cast.debrief, kind, visit.scene),
                    "chosen": int(place == chosen),
                })  # fmt: skip
        if dice.happens(0.07):
            text = self.voice.says(self.cast.debrief, "note", visit.scene)
            upward = {"audience": DIRECTOR} if dice.happens(0.3) else {}
            yield Row("note", dice.id(at), about | upward | {"noted_on": day, "text": text})

    @staticmethod
    def _went_well(parts: Sequence[Row]) -> bool:
        marks = [part.fields["mark"] for part in parts if part.table == "entry"]
        return marks.count("strength") >= marks.count("deficiency")
