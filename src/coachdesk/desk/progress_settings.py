"""What the charts are measured against; kept in the file, so that it travels with it."""

from datetime import date

from coachdesk.desk.rules import rule_on, set_rule
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

_SPLIT = "target split"
_TARGET = "attention_target"  # where schema 1 kept it, without a day
_FISCAL_MONTH = "fiscal_month"
TARGETS = {"25/60/15": (25, 60, 15), "20/60/20": (20, 60, 20), "33/34/33": (33, 34, 33)}


def target(store: Store, on: date) -> tuple[int, int, int]:
    """The shares of coaching time meant for top, middle and bottom on a day, in percent."""
    return _shares(rule_on(store, _SPLIT, on) or _read(store, _TARGET, "25/60/15"))


def set_target(store: Store, now: Moment, *, split: str) -> Changes:
    """Set how coaching time is split between top, middle and bottom from today on: 25/60/15."""
    value = "/".join(map(str, _shares(split)))
    with store.write(now) as tx:
        set_rule(tx, now, _SPLIT, value)
    return tx.changes


def fiscal_month(store: Store) -> int:
    """The month that the fiscal year starts in."""
    return int(_read(store, _FISCAL_MONTH, "1"))


def set_fiscal_month(store: Store, now: Moment, *, month: int) -> Changes:
    """Set the month that the fiscal year, and so every quarter, starts in."""
    if month not in range(1, 13):
        raise Refused(f"{month} is no month: write 1 to 12.")
    return _set(store, now, _FISCAL_MONTH, str(month))


def _shares(split: str) -> tuple[int, int, int]:
    parts = [part.strip() for part in split.split("/")]
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise Refused(f"“{split}” is no split; write it like 25/60/15.")
    top, middle, bottom = (int(part) for part in parts)
    if top + middle + bottom != 100:
        raise Refused(f"{split} adds up to {top + middle + bottom}, not to 100.")
    return top, middle, bottom


def _read(store: Store, key: str, default: str) -> str:
    row = store.one("SELECT value FROM setting WHERE id = ?", key)
    return str(row[0]) if row else default


def _set(store: Store, now: Moment, key: str, value: str) -> Changes:
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM setting WHERE id = ?", key):
            tx.update("setting", key, value=value)
        else:
            tx.insert("setting", id=key, value=value)
    return tx.changes
