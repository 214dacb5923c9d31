"""The cadence of each tier, dated: what was settled holds from its day on."""

from datetime import date

from coachdesk.desk.rules import rules_on, set_rule
from coachdesk.domain.cadence import cadences, days_of
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import TIERS, Tier
from coachdesk.store.store import Store

_NAME = "cadence "  # and the tier
_SINCE = """SELECT name, max(starts_on) FROM rule WHERE name LIKE ? AND starts_on <= ?
    GROUP BY name"""


def cadences_on(store: Store, on: date) -> dict[Tier, int]:
    """How many days may pass between two coachings of a rep, by tier, on a day."""
    settled = rules_on(store, _NAME, on)
    return cadences({name.removeprefix(_NAME): value for name, value in settled.items()})


def set_cadence(store: Store, now: Moment, *, tier: Tier, days: str) -> Changes:
    """Settle a tier's cadence from today on: 35, 35 days, 5 weeks."""
    if tier not in TIERS:
        raise Refused(f"“{tier}” is no tier: top, middle, bottom or new.")
    count = days_of(days, tier)
    with store.write(now) as tx:
        set_rule(tx, now, _NAME + tier, str(count))
    return tx.changes


def settled_since(store: Store, on: date) -> dict[Tier, date]:
    """Since when each tier's cadence holds that was settled, and is no default."""
    since = {
        name.removeprefix(_NAME): date.fromisoformat(starts_on)
        for name, starts_on in store.rows(_SINCE, f"{_NAME}%", on.isoformat())
    }
    return {tier: since[tier] for tier in TIERS if tier in since}
