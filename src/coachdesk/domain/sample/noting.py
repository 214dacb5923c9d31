"""What was noted in a call: what was seen of the skills, said by the customer, and found out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row
from coachdesk.domain.sample.visits import Visit
from coachdesk.domain.sample.wording import Voice

# where in a call a skill shows: the tenth, knowing the business, early
_PHASE = (0, 1, 3, 3.5, 5, 5.5, 7, 8, 9.5, 2.5)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing noted: where in the call, its mark, its skill, its words."""

    phase: float
    mark: str | None
    skill: Skill | None
    text: str


@dataclass(frozen=True, slots=True)
class Noting:
    """Writes the entries of one rep's calls."""

    cast: Cast
    rep: Rep
    voice: Voice

    def entries(self, visit: Visit, *, talked_over: bool) -> Iterator[Row]:
        """What was noted in a call, in order; some of it to keep, stop or start."""
        dice, rep = self.rep.dice, self.rep
        said = sorted(self._said(visit), key=lambda each: each.phase)
        pace = (visit.ended - visit.started).total_seconds() / (len(said) + 1)
        given = self._feedback(said) if talked_over else {}
        for position, each in enumerate(said, start=1):
            at = visit.started + timedelta(seconds=pace * (position - dice.uniform(0.1, 0.8)))
            yield Row("entry", dice.id(at), {
                "call_id": visit.id, "rep_id": rep.id, "text": each.text, "mark": each.mark,
                "skill_id": each.skill.id if each.skill else None,
                "noted_at": None if visit.from_memory else stamp(at), "position": position,
                "feedback": given.get(position),
            })  # fmt: skip

    def _said(self, visit: Visit) -> Iterator[Said]:
        dice, call = self.rep.dice, self.cast.call
        if visit.role == "coaching":
            for skill in visit.focus:
                for _ in range(dice.choice((2, 2, 3))):
                    yield self._seen(skill, visit)
            for skill in dice.sample(self.cast.skills, dice.choice((1, 2, 2, 3))):
                yield self._seen(skill, visit)
        marks: dict[str, tuple[str | None, Any, float]] = {
            "neutral": (None, (1, 2, 2), 0), "question": ("question", (1, 2, 2, 3), 2.5),
            "customer": ("customer", (1, 2, 2), 3), "account": ("account", (0, 1), 4),
            "takeover": ("takeover", (0,) * 7 + (1,), 6),
        }  # fmt: skip
        for kind, (mark, counts, earliest) in marks.items():
            if kind == "takeover" and visit.role != "coaching":
                continue
            for _ in range(dice.choice(counts)):
                asks = self.cast.skills[2] if kind == "question" and dice.happens(0.8) else None
                text = self.voice.says(call, kind, visit.scene)
                yield Said(dice.uniform(earliest, 9), mark, asks, text)

    def _seen(self, skill: Skill, visit: Visit) -> Said:
        """A strength the more likely the better the rep is at it."""
        dice = self.rep.dice
        good = dice.happens(0.12 + 0.76 * (self.rep.levels[skill.id] - 1) / 4)
        kind = "strength" if good else "deficiency"
        text = self.voice.says(skill.phrases, kind, visit.scene)
        if dice.happens(0.3) and len(text) < 60:
            text += "; " + self.voice.says(self.cast.call, f"after_{kind}", visit.scene)
        phase = _PHASE[self.cast.skills.index(skill)] + dice.uniform(-0.6, 0.9)
        return Said(phase, kind, skill if dice.happens(0.9) else None, text)

    def _feedback(self, said: list[Said]) -> dict[int, str]:
        """One thing to keep, often one to stop."""
        dice = self.rep.dice
        given = {}
        for mark, kind, odds in (("strength", "keep", 0.6), ("deficiency", "stop", 0.4)):
            places = [place for place, each in enumerate(said, start=1) if each.mark == mark]
            if places and dice.happens(odds):
                given[dice.choice(places)] = kind
        return given
