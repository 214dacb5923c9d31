"""Rules: what the coach settled, from a day on."""

from datetime import timedelta

from coachdesk.desk.rules import rule_on, rules_on, set_rule
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store
from tests.builders import TUESDAY

DAY = timedelta(1)


def _set(store: Store, name: str, value: str, days: int = 0) -> None:
    now = Moment(TUESDAY.at + days * DAY, TUESDAY.offset_minutes)
    with store.write(now) as tx:
        set_rule(tx, now, name, value)


def test_that_a_past_day_keeps_the_rule_of_its_time(store: Store) -> None:
    _set(store, "budget", "480")
    _set(store, "budget", "600", days=7)

    today = TUESDAY.on
    assert rule_on(store, "budget", today - DAY) is None
    assert rule_on(store, "budget", today + 6 * DAY) == "480"
    assert rule_on(store, "budget", today + 7 * DAY) == "600"


def test_that_the_last_word_of_a_day_holds(store: Store) -> None:
    _set(store, "budget", "480")
    _set(store, "budget", "540")

    assert rule_on(store, "budget", TUESDAY.on) == "540"


def test_that_rules_of_one_kind_are_read_together(store: Store) -> None:
    _set(store, "cadence top", "35")
    _set(store, "cadence new", "30")
    _set(store, "cadence new", "28", days=2)
    _set(store, "budget", "480")

    assert rules_on(store, "cadence ", TUESDAY.on + 3 * DAY) == {
        "cadence top": "35",
        "cadence new": "28",
    }
