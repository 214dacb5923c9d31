"""Texts that cross to the director: those alone that were marked for the director."""

from datetime import date

from coachdesk.desk.audience import REP_VIEW
from coachdesk.domain.periods import Period
from coachdesk.domain.told import Told
from coachdesk.store.store import Store

_ENTRIES = "entry t JOIN call c ON c.id = t.call_id"
# Where texts about a rep stand: the table, its day and its words.
_TEXTS = (
    ("note", "note t", "t.noted_on", "t.text"),
    ("entry", _ENTRIES, "c.held_on", "t.text"),
    ("step", "step t", "t.agreed_on", "t.what"),
    ("request", "request t", "t.asked_on", "t.what"),
    ("goal", "goal t", "t.proposed_on", "t.words"),
    ("checkpoint", "checkpoint t", "t.checked_on", "t.note"),
    ("outlook", "outlook t", "t.noted_on",
     "'outlook ' || t.level || iif(t.words = '', '', ': ' || t.words)"),
    ("day_debrief", "day_debrief t", "t.held_on", "t.note"),
    (REP_VIEW, "call t", "t.held_on", "t.rep_view"),
)  # fmt: skip


def told(store: Store, period: Period) -> list[Told]:
    """All of them of a period, by day."""
    days = (period.first.isoformat(), period.last.isoformat())
    rows = store.rows(f"{_ALL} ORDER BY 4, 3, 5", *days * len(_TEXTS))
    return [Told(table, id, rep, date.fromisoformat(on), text) for table, id, rep, on, text in rows]


def _marked(table: str, source: str, day: str, words: str) -> str:
    audience = "rep_view_audience" if table == REP_VIEW else "audience"
    return f"""SELECT '{table}', t.id, coalesce(whole.name, r.name), {day}, {words}
        FROM {source} JOIN rep r ON r.id = t.rep_id LEFT JOIN rep whole ON whole.id = r.same_as_id
        WHERE t.{audience} = 'director' AND {words} <> '' AND {day} BETWEEN ? AND ?"""


_ALL = " UNION ALL ".join(_marked(*text) for text in _TEXTS)
