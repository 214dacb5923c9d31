"""Accounts and open deals, as a table of deals would change them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from coachdesk.desk.importing import Kind, Write
from coachdesk.domain.identity import folded, named_id
from coachdesk.domain.importing import Deal
from coachdesk.store.store import Store

Own = Sequence[tuple[str, Deal]]  # the rep's id and the deal
Told = tuple[list[Write], tuple[str, ...]]

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("insert", "new"), ("update", "changed"), ("delete", "no longer there"),
)  # fmt: skip
_FACTS = ("external_id", "account", "product", "stage", "created_on", "value")


def plan_accounts(store: Store, deals: Own) -> Told:
    """Each rep's customers with the latest close; a date never goes back, none is taken away."""
    stored = {
        (rep, folded(name)): (id, last)
        for rep, id, name, last in store.rows(
            "SELECT coalesce(rep.same_as_id, rep.id), account.id, account.name, last_deal_on "
            "FROM account JOIN rep ON rep.id = account.rep_id"
        )
    }
    names: dict[tuple[str, str], str] = {}
    latest: dict[tuple[str, str], str] = {}
    for rep, deal in deals:
        if deal.account:
            key = (rep, folded(deal.account))
            names.setdefault(key, deal.account)
            if deal.outcome != "open" and deal.closed_on:
                latest[key] = max(latest.get(key, ""), deal.closed_on.isoformat())
    writes = []
    for key, name in names.items():
        last = latest.get(key)
        if key not in stored:
            facts = {"rep_id": key[0], "name": name, "last_deal_on": last}
            writes.append(Write("insert", "account", named_id("account", *key), facts))
        elif last and last > (stored[key][1] or ""):
            id, before = stored[key]
            change = {"last_deal_on": last}, {"last_deal_on": before}
            writes.append(Write("update", "account", id, *change))
    return writes, _said("Accounts", writes)


def plan_open_deals(store: Store, deals: Own) -> Told:
    """Open deals as the table has them.

    One that has closed or changed hands goes. A table that has open deals lists all of its
    reps', so what is missing in it goes too; a table without any tells nothing of them.
    """
    stored: dict[str, tuple[str, dict[str, Any]]] = {
        id: (rep, dict(zip(_FACTS, facts, strict=True)))
        for id, rep, *facts in store.rows(
            "SELECT deal.id, coalesce(rep.same_as_id, rep.id), "
            f"{', '.join('deal.' + name for name in _FACTS)} "
            "FROM deal JOIN rep ON rep.id = deal.rep_id"
        )
    }
    wanted = _wanted(deals)
    writes = []
    for id, (rep, facts) in wanted.items():
        if id not in stored:
            writes.append(Write("insert", "deal", id, {"rep_id": rep} | facts))
        elif differing := {k: v for k, v in facts.items() if v != stored[id][1][k]}:
            before = {key: stored[id][1][key] for key in differing}
            writes.append(Write("update", "deal", id, differing, before))
    told = {rep for rep, _ in deals} if wanted else set[str]()
    named = {deal.external_id for _, deal in deals if deal.external_id}
    writes += [
        Write("delete", "deal", id)
        for id, (rep, facts) in stored.items()
        if id not in wanted and (rep in told or facts["external_id"] in named)
    ]
    return writes, _said("Open deals", writes)


def _wanted(deals: Own) -> dict[str, tuple[str, dict[str, Any]]]:
    """The open deals by id. Without an id of its own a deal is what it is, and the how-manieth."""
    alike: Counter[tuple[str, ...]] = Counter()
    wanted = {}
    for rep, deal in deals:
        if deal.outcome != "open":
            continue
        named: tuple[str, ...] = (deal.external_id,)
        if not deal.external_id:
            named = (folded(deal.account), folded(deal.product), _day(deal.created_on) or "")
            alike[rep, *named] += 1
            named = (*named, str(alike[rep, *named]))
        facts = {
            "external_id": deal.external_id or None,
            "account": deal.account,
            "product": deal.product,
            "stage": deal.stage,
            "created_on": _day(deal.created_on),
            "value": deal.value,
        }
        wanted[named_id("deal", rep, *named)] = (rep, facts)
    return wanted


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(what: str, writes: list[Write]) -> tuple[str, ...]:
    counts = Counter(write.kind for write in writes)
    told = [f"{counts[kind]:,} {word}" for kind, word in _WORDS if counts[kind]]
    return (f"{what}: {', '.join(told)}.",) if told else ()
