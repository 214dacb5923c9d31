"""What a coach writes down on a day: wishes, why nothing is asked, flags put aside, and rules."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from coachdesk.desk.dismissals import dismiss
from coachdesk.desk.quotation import choose_quotation, quotes
from coachdesk.desk.requests import add_request, close_request, set_why_not
from coachdesk.desk.rules import set_rule
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

Facts = dict[str, Any]  # a row's fields, the rep's id being the store's


def ask(store: Store, now: Moment, facts: Facts) -> None:
    id = add_request(store, now, rep_id=facts["rep_id"], what=facts["what"]).id
    if facts["closed_on"]:
        closed = datetime.combine(date.fromisoformat(facts["closed_on"]), now.at.time(), UTC)
        close_request(store, Moment(closed, now.offset_minutes), request_id=id)


def say_why_not(store: Store, now: Moment, facts: Facts) -> None:
    set_why_not(store, now, rep_id=facts["rep_id"], why=facts["why"])


def put_aside(store: Store, now: Moment, facts: Facts) -> None:
    """By results the tier was another on some of these days, and so its cadence."""
    what = {name: facts[name] for name in ("rep_id", "flag", "reason")}
    id = dismiss(store, now, **what).id
    with store.write(now) as tx:
        tx.update("dismissal", id, until_on=facts["until_on"])


def settle(store: Store, now: Moment, facts: Facts) -> None:
    with store.write(now) as tx:
        set_rule(tx, now, facts["name"], facts["value"])


def quote(store: Store, now: Moment, facts: Facts) -> None:
    found = [quote for quote in quotes(store, facts["rep_id"])
             if quote.id in facts["ids"] and quote.skill_id == facts["skill_id"]]  # fmt: skip
    choose_quotation(store, now, rep_id=facts["rep_id"], quotes=(found[0], found[1]))


# by table: the field that says the day, and the use case
ON_DAYS: dict[str, tuple[str, Callable[[Store, Moment, Facts], None]]] = {
    "request": ("asked_on", ask),
    "silence": ("noted_on", say_why_not),
    "dismissal": ("dismissed_on", put_aside),
    "rule": ("starts_on", settle),
    "quotation": ("chosen_on", quote),
}
