"""What the coach settled, each from a day on, so that any past week is shown by its own rules."""

from datetime import date

from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction


def rule_on(store: Store, name: str, on: date) -> str | None:
    """What held on a day under a name; None where nothing was settled by then."""
    row = store.one(
        "SELECT value FROM rule WHERE name = ? AND starts_on <= ? ORDER BY starts_on DESC, id",
        name, on.isoformat(),
    )  # fmt: skip
    return row[0] if row else None


def rules_on(store: Store, prefix: str, on: date) -> dict[str, str]:
    """What held on a day under every name that begins so."""
    return dict(
        store.rows(
            "SELECT name, value FROM rule WHERE name >= ? AND name < ? AND starts_on <= ?"
            " ORDER BY starts_on, id DESC",
            prefix,
            prefix + "\uffff",
            on.isoformat(),
        )
    )


def set_rule(tx: Transaction, now: Moment, name: str, value: str) -> None:
    """Settle it from today on; set twice on one day, the later holds, on any machine."""
    id = named_id("rule", name, now.on.isoformat())
    if tx.one("SELECT 1 FROM rule WHERE id = ?", id):
        tx.update("rule", id, value=value)
    else:
        tx.insert("rule", id=id, name=name, value=value, starts_on=now.on)
