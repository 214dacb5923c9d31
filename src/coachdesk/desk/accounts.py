"""A rep's customers and open deals, as the last import told them."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.roster import SAME_PERSON, day
from coachdesk.domain.identity import folded
from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Account:
    """A customer of a rep; `last_deal_on` is the latest close, won or lost."""

    name: str
    last_deal_on: date | None


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """A deal that is neither won nor lost."""

    account: str
    product: str
    stage: str
    created_on: date | None
    value: float | None


def accounts_of(store: Store, rep_id: str) -> list[Account]:
    """Those with the latest deal first, then the others by name."""
    rows = store.rows(
        f"SELECT name, last_deal_on FROM account WHERE rep_id IN {SAME_PERSON} "
        "ORDER BY last_deal_on IS NULL, last_deal_on DESC, name",
        rep_id,
    )
    latest: dict[str, Account] = {}  # of reps that were joined, each may know the customer
    for name, last in rows:
        latest.setdefault(folded(name), Account(name, day(last)))
    return list(latest.values())


def open_deals(store: Store, rep_id: str, account: str | None = None) -> list[OpenDeal]:
    """The newest first; of one account where it is given, case folded."""
    rows = store.rows(
        "SELECT account, product, stage, created_on, value FROM deal "
        f"WHERE rep_id IN {SAME_PERSON} "
        "ORDER BY created_on IS NULL, created_on DESC, account, product, id",
        rep_id,
    )
    wanted = folded(account) if account is not None else None
    return [
        OpenDeal(name, product, stage, day(created), value)
        for name, product, stage, created, value in rows
        if wanted is None or folded(name) == wanted
    ]


def suggested_objective(store: Store, rep_id: str, account: str) -> str:
    """What a call on this account may be about: its newest open deal; "" where there is none."""
    deals = open_deals(store, rep_id, account) if account.strip() else []
    if not deals:
        return ""
    deal = deals[0]
    stage = " ".join(deal.stage.replace("_", " ").split()).lower()
    return f"Move {deal.product or 'the open deal'} on" + (f" from {stage}" if stage else "")
