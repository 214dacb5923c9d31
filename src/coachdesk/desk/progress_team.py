"""The team's coaching history in a period: who got the time, who stands where, what was kept."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.attention import split
from coachdesk.desk.coaching import given
from coachdesk.desk.delays import delays
from coachdesk.desk.kept import kept
from coachdesk.desk.progress_settings import fiscal_month
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.delays import Delays
from coachdesk.domain.figures import Attention, Coached, Kept, Latest, Span, Tally
from coachdesk.domain.kept import Rate, overall, reasons, rows
from coachdesk.domain.periods import MONDAY, Period, months, quarter_ends, weeks
from coachdesk.store.store import Store

MOST_WEEKS = 60  # longer periods are drawn by month

_ON_ROSTER = """SELECT id, name FROM rep WHERE same_as_id IS NULL AND purged_on IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""

# The bare columns are those of the newest rating: SQLite's rule for a lone max().
_LATEST = """
    SELECT coalesce(r.same_as_id, r.id) person, x.skill_id, x.level, c.held_on, count(*), c.id,
        CASE WHEN c.from_memory THEN 'from memory' WHEN c.role = 'coaching' THEN '' ELSE c.role END,
        x.disputed_on IS NOT NULL, max(c.held_on || c.started_at || x.rated_at)
    FROM call c CROSS JOIN rating x ON x.call_id = c.id JOIN rep r ON r.id = x.rep_id
    WHERE x.rater = 'coach' AND x.level IS NOT NULL AND c.held_on BETWEEN ? AND ?
    GROUP BY person, x.skill_id"""
_SKILLS = """SELECT id, coalesce(nullif(short_name, ''), name), archived_on IS NULL FROM skill
    ORDER BY archived_on IS NOT NULL, position, name, id"""

_OWN = "SELECT max(level) FROM rating WHERE call_id = ? AND skill_id = ? AND rater = 'rep'"

# What was due in the period: closed in it, or past its date and still open.
_STEPS = """SELECT owner, count(*) FILTER (WHERE result IN ('done', 'adapted')), count(*) FROM step
    WHERE closed_on BETWEEN ? AND ? OR (result IS NULL AND due_on BETWEEN ? AND ? AND due_on < ?)
    GROUP BY owner"""


@dataclass(frozen=True, slots=True)
class TeamProgress:
    """All that the page of the team draws."""

    period: Period
    weekly: bool
    spans: Sequence[Span]
    attention: Sequence[Attention]
    reps: Sequence[tuple[str, str]]  # id and name of everybody on the heat map
    skills: Sequence[tuple[str, str]]
    latest: Sequence[Latest]
    kept: Sequence[Kept]
    reasons: dict[str, int]
    tallies: Sequence[Tally]
    delays: Delays


def team_progress(
    store: Store, period: Period, today: date, first_weekday: int = MONDAY
) -> TeamProgress:
    """The team's history in a period."""
    tiers = TierHistory(store, period.first)
    calls = given(store, first=period.first, last=period.last)
    roster = store.rows(_ON_ROSTER, period.last.isoformat(), period.last.isoformat())
    reps = sorted(((id, name) for id, name in roster), key=lambda rep: rep[1].casefold())
    used = [(id, name, bool(used)) for id, name, used in store.rows(_SKILLS)]
    latest = _latest(store, period, dict(reps), {id: name for id, name, _ in used})
    rated = {cell.skill_id for cell in latest}
    planned = kept(store, period, today, tiers)
    parts, weekly = _parts(period, first_weekday)
    return TeamProgress(
        period,
        weekly,
        _spans(calls, parts, tiers, quarter_ends(period, fiscal_month(store))),
        split(store, period, calls, tiers),
        reps,
        [(id, name) for id, name, in_use in used if in_use or id in rated],
        latest,
        rows(planned),
        reasons(planned),
        _tallies(store, period, today, overall(planned)),
        delays(store, period, today),
    )


def _parts(period: Period, first_weekday: int) -> tuple[list[Period], bool]:
    weekly = period.days <= 7 * MOST_WEEKS
    return (weeks(period, first_weekday) if weekly else months(period)), weekly


def _spans(
    calls: Sequence[Coached], parts: Sequence[Period], tiers: TierHistory, ends: Sequence[date]
) -> list[Span]:
    starts = [part.first for part in parts]
    spent: list[dict[str, float]] = [defaultdict(float) for _ in parts]
    for call in calls:
        spent[bisect_right(starts, call.on) - 1][tiers.on(call.on)[call.rep_id]] += call.minutes
    return [
        Span(
            part,
            minutes["top"],
            minutes["middle"],
            minutes["bottom"],
            minutes["new"],
            next((on for on in ends if on in part), None),
        )
        for part, minutes in zip(parts, spent, strict=True)
    ]


def _latest(
    store: Store, period: Period, reps: dict[str, str], skills: dict[str, str]
) -> list[Latest]:
    rows = store.rows(_LATEST, period.first.isoformat(), period.last.isoformat())
    return [
        Latest(rep, reps[rep], skill, skills[skill], level, date.fromisoformat(on), count, call,
               kind, bool(disputed), store.rows(_OWN, call, skill)[0][0] if disputed else None)
        for rep, skill, level, on, count, call, kind, disputed, _ in rows
        if rep in reps
    ]  # fmt: skip


def _tallies(store: Store, period: Period, today: date, kept: Rate) -> list[Tally]:
    first, last = period.first.isoformat(), period.last.isoformat()
    steps = {
        owner: (done, of)
        for owner, done, of in store.rows(_STEPS, first, last, first, last, today.isoformat())
    }
    return [
        Tally("Planned sessions", kept.done, kept.planned),
        Tally("Steps reps kept", *steps.get("rep", (0, 0))),
        Tally("Steps you kept", *steps.get("coach", (0, 0))),
    ]
