"""Tiers as they were on many days, read once: the same answer as `tiers` of each day."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from coachdesk.desk.roster import day
from coachdesk.desk.tier import MONTHS, boundaries, former
from coachdesk.domain.days import months_later
from coachdesk.domain.tier import NEW_MONTHS, RESULT_MONTHS, Tier, by_results, is_new
from coachdesk.store.store import Store

_WON = """SELECT coalesce(r.same_as_id, r.id), x.starts_on, x.ends_on,
        iif(x.metric = 'won_value', x.value, 0.0)
    FROM rep r CROSS JOIN result x ON x.rep_id = r.id
    WHERE x.metric IN ('won_count', 'lost_count', 'won_value') AND x.starts_on >= ?"""
# What happened before the first day's twelve months matters only as having happened.
_FIRST_NEEDED = f"SELECT coalesce(min(starts_on), '') FROM ({MONTHS})"
_RANKED_BEFORE = """SELECT coalesce(r.same_as_id, r.id) FROM rep r WHERE EXISTS (
    SELECT 1 FROM result x WHERE x.rep_id = r.id
        AND x.metric IN ('won_count', 'lost_count', 'won_value') AND x.ends_on < ?)"""
_BY_HAND = """SELECT t.starts_on, coalesce(r.same_as_id, r.id), t.tier
    FROM tier t JOIN rep r ON r.id = t.rep_id ORDER BY t.starts_on, t.id"""
_DAY = timedelta(days=1)
_Days = tuple[str, str]  # from, to


class TierHistory:
    """Who stood where on any day since a first one.

    Tiers change on few days only, so each spell is worked out once.
    """

    def __init__(self, store: Store, since: date = date.min) -> None:
        self._store = store
        people = store.rows("SELECT id, same_as_id, started_on, archived_on FROM rep")
        self._people = [(id, same, day(start), day(end)) for id, same, start, end in people]
        self._won = _won_by_period(store, since)
        self._first_ends = _first_ends(store, since, self._won)
        self._by_hand = [
            (date.fromisoformat(on), rep, tier) for on, rep, tier in store.rows(_BY_HAND)
        ]
        self._boundaries = boundaries(store)
        self._turns = sorted(self._turning_days())
        self._spells: dict[int, dict[str, Tier]] = {}

    def on(self, day: date) -> dict[str, Tier]:
        """Every rep's tier as it was on that day."""
        spell = bisect_right(self._turns, day)
        if spell not in self._spells:
            self._spells[spell] = self._tiers(day)
        return self._spells[spell]

    def standing(self, rep_id: str) -> list[tuple[date, Tier | None]]:
        """From which days on somebody stood where; None while neither ranked, new nor set."""
        found: list[tuple[date, Tier | None]] = []
        for on in self._turns:
            tier = self.on(on).get(rep_id)
            if rep_id not in self._ranked(on) | self._by_hand_on(on) and tier != "new":
                tier = None
            if tier != (found[-1][1] if found else None):
                found.append((on, tier))
        return found

    def _turning_days(self) -> set[date]:
        turns = {date.fromisoformat(ends_on) + _DAY for _, ends_on in self._won}
        turns |= {on for on, _, _ in self._by_hand}
        turns |= {months_later(start, NEW_MONTHS) for _, _, start, _ in self._people if start}
        return turns | {end + _DAY for _, _, _, end in self._people if end}

    def _tiers(self, on: date) -> dict[str, Tier]:
        by_hand = self._by_hand_on(on)
        found: dict[str, Tier] = dict.fromkeys((id for id, *_ in self._people), "middle")
        gone = former(self._store, by_hand, on)
        found |= by_results(self._ranked(on), self._boundaries, gone)
        found |= {id: "new" for id, _, start, _ in self._people if is_new(start, on)}
        found |= {rep: tier for rep, tier in by_hand.items() if tier}
        return found | {id: found[same] for id, same, *_ in self._people if same}

    def _by_hand_on(self, on: date) -> dict[str, Tier | None]:
        return {rep: tier for day, rep, tier in self._by_hand if day <= on}

    def _ranked(self, on: date) -> dict[str, float]:
        """What everybody had won who was ranked by it that day."""
        won = self._won_before(on)
        return {
            id: won[id]
            for id, _, start, end in self._people
            if id in won and not is_new(start, on) and not (end and end < on)
        }

    def _won_before(self, on: date) -> dict[str, float]:
        """Won value of the latest months that had ended, of everybody who has results at all."""
        today = on.isoformat()
        known = [period for period in self._won if period[1] < today]
        latest = set(sorted({month for month, _ in known}, reverse=True)[:RESULT_MONTHS])
        won = {rep: 0.0 for rep, end in self._first_ends.items() if end < today}
        for period in known:
            if period[0] in latest:
                for rep, value in self._won[period].items():
                    won[rep] += value
        return won


def _won_by_period(store: Store, since: date) -> dict[_Days, dict[str, float]]:
    """Each rep's won value from a day to a day; without a sale in it, nothing won is 0."""
    first = store.rows(_FIRST_NEEDED, since.isoformat())[0][0]
    periods: dict[_Days, dict[str, float]] = {}
    for rep, starts_on, ends_on, value in store.rows(_WON, first):
        won = periods.setdefault((starts_on, ends_on), {})
        won[rep] = won.get(rep, 0.0) + value
    return periods


def _first_ends(
    store: Store, since: date, won: Mapping[_Days, Mapping[str, float]]
) -> dict[str, str]:
    """The end of each rep's first results: nothing for those that have some from before."""
    firsts = dict.fromkeys((rep for (rep,) in store.rows(_RANKED_BEFORE, since.isoformat())), "")
    for (_, ends_on), reps in won.items():
        for rep in reps:
            firsts[rep] = min(firsts.get(rep, ends_on), ends_on)
    return firsts
