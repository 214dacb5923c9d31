"""The figures of a month or quarter a rep, as they were then: for the director's question."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from coachdesk.desk.attention import split
from coachdesk.desk.coaching import given
from coachdesk.desk.kept import kept
from coachdesk.desk.roster import FEWEST_FORMER, FORMER, former_reps
from coachdesk.desk.tier_history import TierHistory
from coachdesk.desk.told import told
from coachdesk.domain.identity import folded
from coachdesk.domain.kept import Planned, Rate, overall
from coachdesk.domain.moment import Moment, stamp
from coachdesk.domain.numbers import FocusSkill, Numbers, RepNumbers, name_of, together
from coachdesk.domain.periods import Period
from coachdesk.store.store import Store

_WHO = "coalesce(r.same_as_id, r.id)"
# Whoever was on the roster for a day of it.
_REPS = """SELECT id, name FROM rep WHERE same_as_id IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""
# Days in the field: those of calls made together, and of ride-alongs that took place.
_FIELD_DAYS = f"""SELECT who, count(*) FROM (
    SELECT {_WHO} who, c.held_on FROM call c JOIN rep r ON r.id = c.rep_id
        LEFT JOIN ride d ON d.id = c.ride_id
        WHERE c.held_on BETWEEN ? AND ? AND coalesce(d.kind, 'ride-along') = 'ride-along'
    UNION SELECT {_WHO}, d.planned_on FROM ride d JOIN rep r ON r.id = d.rep_id
        WHERE d.kind = 'ride-along' AND d.ended_as = 'done' AND d.planned_on BETWEEN ? AND ?)
    GROUP BY who"""
# A call whose day has not gone by, and that nobody debriefed yet, counts as neither.
_DEBRIEFED = f"""SELECT {_WHO}, count(*) FILTER (WHERE closed_at IS NOT NULL
        AND unixepoch(closed_at) - unixepoch(ended_at) <= 86400), count(*)
    FROM call c JOIN rep r ON r.id = c.rep_id
    WHERE c.role = 'coaching' AND c.from_memory = 0 AND c.held_on BETWEEN ? AND ?
        AND c.ended_at IS NOT NULL AND (c.closed_at IS NOT NULL OR c.ended_at < ?) GROUP BY 1"""
# What was due in the period: closed in it, or past its date and still open.
_STEPS = f"""SELECT {_WHO}, s.owner, count(*) FILTER (WHERE result IN ('done', 'adapted')), count(*)
    FROM step s JOIN rep r ON r.id = s.rep_id
    WHERE s.closed_on BETWEEN ? AND ?
        OR (s.result IS NULL AND s.due_on BETWEEN ? AND ? AND s.due_on < ?) GROUP BY 1, 2"""
_FOCUS = f"""SELECT {_WHO}, f.skill_id, coalesce(nullif(s.short_name, ''), s.name)
    FROM focus f JOIN rep r ON r.id = f.rep_id JOIN skill s ON s.id = f.skill_id
    WHERE f.starts_on <= ? AND (f.ends_on IS NULL OR f.ends_on >= ?)
    GROUP BY 1, 2 ORDER BY min(f.starts_on), min(f.position), f.skill_id"""
_LEVELS = f"""SELECT {_WHO}, x.skill_id, x.level FROM rating x JOIN rep r ON r.id = x.rep_id
    JOIN call c ON c.id = x.call_id
    WHERE x.rater = 'coach' AND x.level IS NOT NULL AND c.held_on BETWEEN ? AND ?
    ORDER BY c.held_on, c.started_at, x.rated_at"""


def numbers(store: Store, period: Period, now: Moment) -> Numbers:
    """The page of a period, by what is known today."""
    first, last = period.first.isoformat(), period.last.isoformat()
    history = TierHistory(store, period.first)
    calls = given(store, first=period.first, last=period.last)
    planned = kept(store, period, now.on, history)
    steps = _steps(store, period, now.on)
    minutes: dict[str, float] = defaultdict(float)
    for call in calls:
        minutes[call.rep_id] += call.minutes
    days = dict(store.rows(_FIELD_DAYS, first, last, first, last))
    open_since = stamp(now.at - timedelta(days=1))
    debriefed = {
        rep: Rate("", done, of) for rep, done, of in store.rows(_DEBRIEFED, first, last, open_since)
    }
    rides, focus = _rides(planned), _focus(store, period)
    nothing = Rate("", 0, 0)
    reps = [
        RepNumbers(
            rep, name, days.get(rep, 0), rides.get(rep, nothing), minutes[rep],
            debriefed.get(rep, nothing), steps.get((rep, "rep"), nothing), tuple(focus[rep]),
        )
        for rep, name in _reps(store, period, {*days, *rides, *minutes})
    ]  # fmt: skip
    reps, unseen = _former_as_one(reps, former_reps(store), rides.get("", nothing))
    own = [rate for (_, owner), rate in steps.items() if owner == "coach"]
    return Numbers(
        period, name_of(period), reps, split(store, period, calls, history), overall(planned),
        Rate("", sum(rate.done for rate in own), sum(rate.planned for rate in own)),
        told(store, period), unseen,
    )  # fmt: skip


def _former_as_one(
    reps: list[RepNumbers], former: set[str], rides: Rate
) -> tuple[list[RepNumbers], list[RepNumbers]]:
    """Those who were erased on one line; where they are too few, on none but in the team's sum."""
    gone = [rep for rep in reps if rep.rep_id in former]
    rest = [rep for rep in reps if rep.rep_id not in former]
    as_one = [replace(together("", FORMER, gone), ride_alongs=rides)] if gone else []
    return (rest + as_one, []) if len(gone) >= FEWEST_FORMER else (rest, as_one)


def _reps(store: Store, period: Period, seen: set[str]) -> list[tuple[str, str]]:
    """Everybody on the roster then, and whoever figures tell of, by name."""
    known = dict(store.rows(_REPS, period.last.isoformat(), period.first.isoformat()))
    names = dict(store.rows("SELECT id, name FROM rep WHERE same_as_id IS NULL"))
    found = known | {rep: names[rep] for rep in seen if rep in names}
    return sorted(found.items(), key=lambda rep: (folded(rep[1]), rep[0]))


def _rides(planned: list[Planned]) -> dict[str, Rate]:
    of: dict[str, list[Planned]] = defaultdict(list)
    for one in planned:
        if one.kind == "ride-along":
            of[one.rep_id].append(one)
    return {rep: overall(sessions) for rep, sessions in of.items()}


def _steps(store: Store, period: Period, today: date) -> dict[tuple[str, str], Rate]:
    days = (period.first.isoformat(), period.last.isoformat())
    rows = store.rows(_STEPS, *days, *days, today.isoformat())
    return {(rep, owner): Rate("", done, of) for rep, owner, done, of in rows}


def _focus(store: Store, period: Period) -> dict[str, list[FocusSkill]]:
    first, last = period.first.isoformat(), period.last.isoformat()
    levels: dict[tuple[str, str], list[int]] = defaultdict(list)
    for rep, skill, level in store.rows(_LEVELS, first, last):
        levels[rep, skill].append(level)
    found: dict[str, list[FocusSkill]] = defaultdict(list)
    for rep, skill, name in store.rows(_FOCUS, last, first):
        found[rep].append(FocusSkill(name, tuple(levels[rep, skill])))
    return found
