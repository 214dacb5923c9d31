"""What a rep works on: one or two skills, and after some months another."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row

_WEAK, _STRONG = 2.0, 2.8  # levels


class FocusPlan:
    """The focus skills of one rep, from the first day on."""

    def __init__(self, cast: Cast, rep: Rep) -> None:
        self._cast, self._rep = cast, rep
        self._held: list[dict[str, Any]] = []  # rows, the current ones last
        self._current: list[Skill] = []
        self._until = rep.joined_on

    def on(self, day: date) -> tuple[Skill, ...]:
        """What the rep works on that day; days are asked for in order."""
        if day >= self._until:
            self._change(day if self._current else self._rep.joined_on)
        return tuple(self._current)

    def rows(self) -> Iterator[Row]:
        """What was worked on from when to when."""
        self.on(self._rep.joined_on)  # also where there never was a ride-along
        for fields in self._held:
            begun = datetime.combine(date.fromisoformat(fields["starts_on"]), time(8), UTC)
            yield Row("focus", self._rep.dice.id(begun), fields)

    def _change(self, day: date) -> None:
        """The first skill makes room; the second becomes the first."""
        wanted = 1 if self._rep.neglected else 2
        if self._current:
            left = self._current.pop(0)
            ended = (day - timedelta(days=1)).isoformat()
            self._row_of(left)["ends_on"] = ended
        while len(self._current) < wanted:
            chosen = self._weakest()
            self._current.append(chosen)
            self._held.append({
                "rep_id": self._rep.id, "skill_id": chosen.id, "starts_on": day.isoformat(),
                "ends_on": None, "position": 0, "purpose": self._purpose(chosen),
            })  # fmt: skip
        for position, skill in enumerate(self._current, start=1):
            self._row_of(skill)["position"] = position
        self._until = day + timedelta(days=self._rep.dice.randint(80, 140))

    def _weakest(self) -> Skill:
        """One of the three lowest that the rep does not work on already."""
        levels = self._rep.levels
        lowest = sorted(self._cast.skills, key=lambda skill: levels[skill.id])
        others = [skill for skill in lowest if skill not in self._current]
        return self._rep.dice.choice(others[:3])

    def _purpose(self, skill: Skill) -> str:
        """What is weak is mended, what is strong leveraged; the best stretch it."""
        level = self._rep.levels[skill.id]
        if self._rep.kind == "top" or level >= _STRONG:
            return self._rep.dice.choice(("stretch", "leverage", "leverage", "keep"))
        return "mend" if level < _WEAK else "grow"

    def _row_of(self, skill: Skill) -> dict[str, Any]:
        return next(row for row in reversed(self._held) if row["skill_id"] == skill.id)
