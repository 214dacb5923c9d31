"""The Team table: a row a rep, read by a handful of queries however long the history is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.goals import goals_due
from coachdesk.desk.roster import day
from coachdesk.desk.tier import MONTHS
from coachdesk.desk.who_next import who_next
from coachdesk.domain.days import counted, months_later
from coachdesk.domain.tier import Tier
from coachdesk.domain.who_next import NextLine
from coachdesk.store.store import Store

# Each starts from the reps and reaches the rest by its index on rep_id: the newest of a
# history is found without reading the whole of it.
_RIDES = """SELECT coalesce(r.same_as_id, r.id), min(x.planned_on)
    FROM rep r CROSS JOIN ride x ON x.rep_id = r.id WHERE x.ended_as IS NULL GROUP BY 1"""
# Due today is also what was put off to the next call or ride-along, on the day of one.
_STEPS = """SELECT coalesce(r.same_as_id, r.id), count(*), total(s.due_on < ?1),
        total(s.due_on < ?1 AND s.owner = 'coach'),
        total(s.due_on = ?1 OR s.due_when IS NOT NULL AND EXISTS (SELECT 1 FROM ride x
            WHERE x.rep_id = s.rep_id AND x.planned_on = ?1 AND x.kind = 'ride-along'
                AND x.ended_as IS NULL))
    FROM rep r CROSS JOIN step s ON s.rep_id = r.id AND s.result IS NULL GROUP BY 1"""
_RESULTS = f"""SELECT coalesce(r.same_as_id, r.id),
        sum(x.value) FILTER (WHERE x.metric = 'won_count'),
        sum(x.value) FILTER (WHERE x.metric = 'lost_count'),
        sum(x.value) FILTER (WHERE x.metric = 'won_value')
    FROM rep r CROSS JOIN result x ON x.rep_id = r.id
    WHERE x.metric IN ('won_count', 'lost_count', 'won_value')
        AND x.starts_on >= (SELECT min(starts_on) FROM ({MONTHS})) AND x.ends_on < ? GROUP BY 1"""
# The latest period that a table gave a quota for: in percent, or as an amount to be won.
_QUOTA = """SELECT person, coalesce(percent, 100.0 * won / nullif(amount, 0)) FROM (
    SELECT coalesce(r.same_as_id, r.id) AS person, max(x.starts_on),
        max(x.value) FILTER (WHERE x.metric = 'quota_percent') AS percent,
        sum(x.value) FILTER (WHERE x.metric = 'quota') AS amount,
        sum((SELECT sum(w.value) FROM result w WHERE w.rep_id = x.rep_id AND w.metric = 'won_value'
            AND w.starts_on BETWEEN x.starts_on AND x.ends_on)) AS won
    FROM rep r CROSS JOIN result x ON x.rep_id = r.id
    WHERE x.metric IN ('quota', 'quota_percent') AND x.starts_on = (
        SELECT max(y.starts_on) FROM result y WHERE y.rep_id = r.id
            AND y.metric IN ('quota', 'quota_percent') AND y.starts_on <= ?)
    GROUP BY person)"""
# The first of the focus skills, and the coach's last ratings of it in coaching calls.
_FOCUS = """SELECT person, skill_id, name FROM (
    SELECT coalesce(r.same_as_id, r.id) AS person, f.skill_id, s.name, min(f.position)
    FROM focus f JOIN rep r ON r.id = f.rep_id JOIN skill s ON s.id = f.skill_id
    WHERE f.starts_on <= ? AND (f.ends_on IS NULL OR f.ends_on >= ?)
        AND (s.archived_on IS NULL OR s.archived_on > ?) GROUP BY person)"""
# A person may have been several reps, so each one's last five are found and then the person's.
_RATINGS = f"""WITH focused AS ({_FOCUS}), latest AS (SELECT f.person, (
        SELECT json_group_array(json_array(held_on, started_at, id, level)) FROM (
            SELECT c.held_on, c.started_at, x.id, x.level
            FROM call c CROSS JOIN rating x ON x.call_id = c.id
            WHERE c.rep_id = r.id AND c.role = 'coaching'
                AND x.skill_id = f.skill_id AND x.rater = 'coach' AND x.level IS NOT NULL
            ORDER BY c.held_on DESC, c.started_at DESC, x.id DESC LIMIT 5)) AS levels
    FROM focused f CROSS JOIN rep r ON f.person IN (r.id, r.same_as_id))
    SELECT person, level FROM (
        SELECT person, j.value ->> 3 AS level, row_number() OVER (PARTITION BY person
            ORDER BY j.value ->> 0 DESC, j.value ->> 1 DESC, j.value ->> 2 DESC) AS back
        FROM latest, json_each(levels) j)
    WHERE back <= 5 ORDER BY person, back DESC"""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What the Team table says of a rep.

    Results are those of the last twelve months that have any; None where no table brought
    them, for a gap is never a zero.
    """

    line: NextLine  # where the rep stands in the order of who is next, and why
    territory: str
    won_count: int | None
    lost_count: int | None
    won_value: float | None
    quota: float | None
    unanswered_on: date | None
    focus_id: str | None
    focus: str
    ratings: tuple[int, ...]
    open_steps: int
    overdue_steps: int
    overdue_mine: int
    due_today: int
    goals_due: int
    to_debrief: int = 0  # calls that ended

    @property
    def id(self) -> str:
        """The rep's."""
        return self.line.rep_id

    @property
    def name(self) -> str:
        """The rep's."""
        return self.line.name

    @property
    def tier(self) -> Tier:
        """The rep's tier today."""
        return self.line.tier

    @property
    def last_coached_on(self) -> date | None:
        """The day of the last coaching call."""
        return self.line.standing.coached_on

    @property
    def next_on(self) -> date | None:
        """The day of what is planned next."""
        return self.line.next_on

    @property
    def why(self) -> str:
        """Why this rep stands where it stands, in words."""
        return self.line.why

    @property
    def win_rate(self) -> float | None:
        """The share of decided deals that were won, of 1."""
        won, lost = self.won_count or 0, self.lost_count or 0
        return won / (won + lost) if won + lost else None

    def coached(self, today: date) -> str:
        """How long ago the rep was last coached: 47 days, today, not yet."""
        if self.last_coached_on is None:
            return "not yet"
        return counted((today - self.last_coached_on).days)

    @property
    def overdue(self) -> str:
        """Which steps are overdue, the coach's own promises named."""
        if self.overdue_mine == self.overdue_steps:
            return f"{self.overdue_mine} of mine overdue" if self.overdue_mine else ""
        mine = f", {self.overdue_mine} of mine" if self.overdue_mine else ""
        return f"{self.overdue_steps} overdue{mine}"


def roster_rows(store: Store, today: date) -> list[RosterRow]:
    """Everybody on the roster, whom to coach next first."""
    on = today.isoformat()
    coming = months_later(today.replace(day=1), 1).isoformat()  # the month we are in counts
    territories = dict(store.rows("SELECT id, territory FROM rep"))
    rides = dict(store.rows(_RIDES))
    steps = _by_rep(store, _STEPS, on)
    results = _by_rep(store, _RESULTS, coming, coming)
    quota = _by_rep(store, _QUOTA, on)
    focus = _by_rep(store, _FOCUS, on, on, on)
    due_goals = goals_due(store, today)
    waiting = Counter(each.rep_id for each in to_debrief(store))
    ratings: dict[str, list[int]] = {}
    for rep_id, level in store.rows(_RATINGS, on, on, on):
        ratings.setdefault(rep_id, []).append(level)

    def row(line: NextLine) -> RosterRow:
        id = line.rep_id
        won, lost, value = results.get(id, (None, None, None))
        first_open = day(rides.get(id))
        skill_id, skill = focus.get(id, (None, ""))
        open_steps, overdue, mine, due = steps.get(id, (0, 0, 0, 0))
        return RosterRow(
            line, territories[id], _whole(won), _whole(lost), value, quota.get(id, (None,))[0],
            first_open if first_open != line.next_on else None,
            skill_id, skill, tuple(ratings.get(id, ())),
            open_steps, int(overdue), int(mine), int(due), due_goals.get(id, 0),
            waiting[id],
        )  # fmt: skip

    return [row(line) for line in who_next(store, today)]


def _by_rep(store: Store, sql: str, *params: Any) -> dict[str, tuple[Any, ...]]:
    return {rep_id: tuple(rest) for rep_id, *rest in store.rows(sql, *params)}


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
