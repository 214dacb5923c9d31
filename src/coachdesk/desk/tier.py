"""Each rep's tier on a day: set by hand, new, or by the results known before that day."""

from collections.abc import Mapping
from datetime import date

from coachdesk.desk.roster import day
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import RESULT_MONTHS, TIERS, Boundaries, Tier, by_results, is_new
from coachdesk.store.store import Store

_BOUNDARIES = "tier_boundaries"

# The latest months, of anybody, that hold deals and had ended before a day.
MONTHS = f"""SELECT DISTINCT starts_on FROM result
    WHERE metric IN ('won_count', 'lost_count', 'won_value') AND ends_on < ?
    ORDER BY starts_on DESC LIMIT {RESULT_MONTHS}"""

# A rep with deals in other months only won nothing in these; one without any isn't ranked.
_WON = f"""WITH month AS ({MONTHS})
    SELECT coalesce(r.same_as_id, r.id), sum((SELECT sum(x.value) FROM result x
        WHERE x.rep_id = r.id AND x.metric = 'won_value' AND x.starts_on IN month))
    FROM rep r WHERE EXISTS (SELECT 1 FROM result x WHERE x.rep_id = r.id
        AND x.metric IN ('won_count', 'lost_count', 'won_value') AND x.ends_on < ?)
    GROUP BY 1"""

_FORMER = "SELECT id FROM rep WHERE purged_on IS NOT NULL AND archived_on >= ?"
_BY_HAND = """SELECT coalesce(r.same_as_id, r.id), t.tier FROM tier t JOIN rep r ON r.id = t.rep_id
    WHERE t.starts_on <= ? ORDER BY t.starts_on, t.id"""


def tiers(store: Store, on: date) -> dict[str, Tier]:
    """Every rep's tier as it was on a day.

    Ranked are the reps on the roster that day who are no longer new and have results; whoever
    has none yet stands in the middle, for a gap is no zero. A joined rep has its person's tier.
    """
    people = store.rows("SELECT id, same_as_id, started_on, archived_on FROM rep")
    by_hand = tiers_by_hand(store, on)
    won: dict[str, float] = dict(store.rows(_WON, on.isoformat(), on.isoformat()))
    new = {rep_id for rep_id, _, started, _ in people if is_new(day(started), on)}
    ranked = {
        rep_id: won[rep_id] or 0.0
        for rep_id, _, _, archived in people
        if rep_id in won and rep_id not in new and not (archived and archived < on.isoformat())
    }
    found: dict[str, Tier] = dict.fromkeys((rep_id for rep_id, *_ in people), "middle")
    found |= by_results(ranked, boundaries(store), former(store, by_hand, on))
    found |= dict.fromkeys(new, "new")
    found |= {rep_id: tier for rep_id, tier in by_hand.items() if tier}
    return found | {rep_id: found[same] for rep_id, same, *_ in people if same}


def tiers_by_hand(store: Store, on: date) -> dict[str, Tier | None]:
    """The tiers that were set by hand and hold on a day; None: by results again."""
    return dict(store.rows(_BY_HAND, on.isoformat()))


def former(store: Store, by_hand: Mapping[str, Tier | None], on: date) -> list[Tier]:
    """The tiers of those on the roster that day who were ranked and whose results were erased."""
    return [tier for rep in store.rows(_FORMER, on.isoformat())
            if (tier := by_hand.get(rep[0])) and tier != "new"]  # fmt: skip


def set_tier(store: Store, now: Moment, *, rep_id: str, tier: Tier | None) -> Changes:
    """Set a rep's tier by hand from today on; None lets the results speak again."""
    if tier not in (*TIERS, None):
        raise Refused(f"“{tier}” is no tier: top, middle, bottom or new.")
    with store.write(now) as tx:
        today = tx.one("SELECT id FROM tier WHERE rep_id = ? AND starts_on = ?", rep_id,
                       now.on.isoformat())  # fmt: skip
        if today:
            tx.update("tier", today[0], tier=tier)
        else:
            tx.insert("tier", rep_id=rep_id, tier=tier, starts_on=now.on)
    return tx.changes


def boundaries(store: Store) -> Boundaries:
    """The shares that are top and bottom, as set for this file."""
    row = store.one("SELECT value FROM setting WHERE id = ?", _BOUNDARIES)
    return Boundaries.parsed(row[0]) if row else Boundaries()


def set_boundaries(store: Store, now: Moment, *, split: str) -> Changes:
    """Set the shares of top, middle and bottom, written like 20/60/20."""
    value = str(Boundaries.parsed(split))
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM setting WHERE id = ?", _BOUNDARIES):
            tx.update("setting", _BOUNDARIES, value=value)
        else:
            tx.insert("setting", id=_BOUNDARIES, value=value)
    return tx.changes
