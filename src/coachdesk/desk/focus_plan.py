"""The focus plan of a period: who works on what, to what purpose, as it held or is to hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.domain.focus import PURPOSES, Meant, Purpose, mends_only
from coachdesk.domain.identity import folded
from coachdesk.domain.periods import Period
from coachdesk.store.store import Store

_REPS = """SELECT id, name FROM rep WHERE same_as_id IS NULL AND purged_on IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""
_SKILLS = """SELECT id, name, coalesce(nullif(short_name, ''), name), archived_on FROM skill
    ORDER BY position, name, id"""
_HELD = """SELECT coalesce(r.same_as_id, r.id), f.skill_id, f.purpose, f.starts_on, f.ends_on
    FROM focus f JOIN rep r ON r.id = f.rep_id
    WHERE f.starts_on <= ? AND (f.ends_on IS NULL OR f.ends_on >= ?)
    ORDER BY f.position, f.starts_on, f.id"""
# The bare level is that of the newest rating: SQLite's rule for a lone max().
_LEVELS = """SELECT coalesce(r.same_as_id, r.id) person, x.skill_id, x.level,
        max(c.held_on || c.started_at || x.rated_at)
    FROM call c CROSS JOIN rating x ON x.call_id = c.id JOIN rep r ON r.id = x.rep_id
    WHERE x.rater = 'coach' AND x.level IS NOT NULL AND c.held_on BETWEEN ? AND ?
    GROUP BY person, x.skill_id"""
_A_YEAR, _A_QUARTER = timedelta(365), timedelta(91)


@dataclass(frozen=True, slots=True)
class Held:
    """A focus skill within a period, from a day to a day of it or beyond."""

    skill_id: str
    purpose: Purpose | None
    starts_on: date
    ends_on: date | None

    def holds(self, on: date) -> bool:
        """Whether it is worked on that day."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A rep's focus in a period, first things first, and where the skills stood last."""

    rep_id: str
    name: str
    held: tuple[Held, ...]
    levels: Mapping[str, int]
    mends_only: bool  # for ninety days up to today, or to the last of the period

    def of(self, skill_id: str, on: date) -> Held | None:
        """What is planned with a skill: as of that day, else when else in the period."""
        those = [held for held in self.held if held.skill_id == skill_id]
        return next((held for held in those if held.holds(on)), those[-1] if those else None)

    def on(self, on: date) -> list[Held]:
        """What is worked on that day."""
        return [held for held in self.held if held.holds(on)]


@dataclass(frozen=True, slots=True)
class FocusPlan:
    """Reps by name, skills in the coach's order. `on` is the day whose plan is changed or seen."""

    period: Period
    on: date
    is_past: bool
    skills: Sequence[tuple[str, str, str]]  # id, name, short name
    rows: Sequence[PlanRow]

    @property
    def balance(self) -> list[tuple[Purpose, int]]:
        """How many focus skills serve each purpose, those that none serves left out."""
        counted = Counter(held.purpose for row in self.rows for held in row.on(self.on))
        return [(purpose, counted[purpose]) for purpose in PURPOSES if counted[purpose]]


def focus_plan(store: Store, period: Period, today: date) -> FocusPlan:
    """The plan as of today; of a coming period as of its first day, of a past one of its last."""
    on = min(max(today, period.first), period.last)
    held, levels = _held(store, period, on), _levels(store, on)
    rows = [
        PlanRow(
            id, name,
            tuple(each for each in held[id] if _touches(each, period)),
            levels[id],
            mends_only([Meant(h.purpose, h.starts_on, h.ends_on) for h in held[id]], on),
        )
        for id, name in store.rows(_REPS, period.last.isoformat(), period.first.isoformat())
    ]  # fmt: skip
    used = {each.skill_id for row in rows for each in row.held}
    skills = [
        (id, name, short)
        for id, name, short, archived_on in store.rows(_SKILLS)
        if id in used or archived_on is None
    ]
    rows.sort(key=lambda row: (folded(row.name), row.rep_id))
    return FocusPlan(period, on, period.last < today, skills, rows)


def _held(store: Store, period: Period, on: date) -> dict[str, list[Held]]:
    """By rep, what held in the period or the ninety days before its day."""
    found: dict[str, list[Held]] = defaultdict(list)
    first = min(period.first, on - _A_QUARTER)
    for rep, skill, purpose, starts, ends in store.rows(
        _HELD, period.last.isoformat(), first.isoformat()
    ):
        ends_on = date.fromisoformat(ends) if ends else None
        found[rep].append(Held(skill, purpose, date.fromisoformat(starts), ends_on))
    return found


def _levels(store: Store, on: date) -> dict[str, dict[str, int]]:
    """By rep and skill, the level of the newest rating of a year."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = store.rows(_LEVELS, (on - _A_YEAR).isoformat(), on.isoformat())
    for rep, skill, level, _ in rows:
        found[rep][skill] = level
    return found


def _touches(held: Held, period: Period) -> bool:
    return held.starts_on <= period.last and (not held.ends_on or held.ends_on >= period.first)
