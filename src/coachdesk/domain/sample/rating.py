"""How a call was rated, and how the rep grew by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row
from coachdesk.domain.sample.visits import Visit


@dataclass(frozen=True, slots=True)
class Rating:
    """Rates one rep's calls by what the rep can do, and lets that grow."""

    cast: Cast
    rep: Rep

    def ratings(self, visit: Visit, at: datetime) -> Iterator[Row]:
        """The coach's ratings of the focus skills, now and then of one more."""
        dice = self.rep.dice
        rated = list(visit.focus)
        if dice.happens(0.12):
            rated += [each for each in dice.sample(self.cast.skills, 1) if each not in rated]
        for skill in rated if visit.role == "coaching" else ():
            level = None if dice.happens(0.07) else self._level(skill)
            yield Row("rating", dice.id(at), {
                "call_id": visit.id, "rep_id": self.rep.id, "skill_id": skill.id,
                "level": level, "rated_at": stamp(at), "skill_name": skill.name,
                "anchor": skill.anchors[level - 1] if level else "",
            })  # fmt: skip

    def grow(self, visit: Visit) -> None:
        """What was talked over gets better, slower near the top; the rest slips a little."""
        focus = {skill.id for skill in visit.focus}
        for id, level in self.rep.levels.items():
            if id in focus and visit.role == "coaching":
                self.rep.levels[id] = min(4.8, level + self.rep.learns * (5.2 - level) / 2.4)
            elif id not in focus:
                self.rep.levels[id] = max(1.2, level - 0.002)

    def _level(self, skill: Skill) -> int:
        return min(5, max(1, round(self.rep.dice.gauss(self.rep.levels[skill.id], 0.42))))
