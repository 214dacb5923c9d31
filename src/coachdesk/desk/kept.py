"""The planned sessions whose day has come, with the tier of their day."""

from datetime import date

from coachdesk.desk.roster import FEWEST_FORMER, FORMER, former_reps
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.kept import Planned
from coachdesk.domain.periods import Period
from coachdesk.store.store import Store

# A talk held without having been planned (desk/one_to_one) is no promise kept.
# A session still open counts from the day after its own: until then it may yet be done.
_PLANNED = """
    SELECT coalesce(whole.id, r.id), coalesce(whole.name, r.name), d.planned_on, d.kind,
        d.ended_as, d.ended_by, d.reason
    FROM ride d JOIN rep r ON r.id = d.rep_id LEFT JOIN rep whole ON whole.id = r.same_as_id
    WHERE d.planned_on BETWEEN ? AND ? AND (d.ended_as IS NOT NULL OR d.planned_on < ?)
        AND (d.began_at IS NULL OR d.planned_minutes IS NOT NULL)
    ORDER BY d.planned_on, d.id"""


def kept(
    store: Store, period: Period, today: date, history: TierHistory | None = None
) -> list[Planned]:
    """All that was planned for a period and ended, or whose day has passed unanswered."""
    history = history or TierHistory(store, period.first)
    former = former_reps(store)
    as_one = FORMER if len(former) >= FEWEST_FORMER else ""
    days = (period.first.isoformat(), period.last.isoformat(), today.isoformat())
    return [
        Planned("", as_one, history.on(on)[rep], on, kind, *ends)
        if rep in former
        else Planned(rep, name, history.on(on)[rep], on, kind, *ends)
        for rep, name, on, kind, *ends in (
            (rep, name, date.fromisoformat(day), *rest)
            for rep, name, day, *rest in store.rows(_PLANNED, *days)
        )
    ]
