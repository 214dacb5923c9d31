"""How much is held about a rep."""

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.store.store import Store

_COUNTED = (
    ("call", "call", "calls"), ("entry", "entry", "entries"), ("rating", "rating", "ratings"),
    ("step", "step", "steps"), ("note", "note", "notes"), ("goal", "goal", "goals"),
    ("page", "report", "reports"),
)  # fmt: skip


def held_said(store: Store, rep_id: str) -> str:
    """What there is, counted: 38 calls, 412 entries, 26 notes."""
    counts = [
        (store.rows(f"SELECT count(*) FROM {table} WHERE rep_id IN {SAME_PERSON}", rep_id)[0][0],
         one, several) for table, one, several in _COUNTED
    ]  # fmt: skip
    said = [
        f"{count:,} {one if count == 1 else several}" for count, one, several in counts if count
    ]
    return ", ".join(said) or "nothing but the name"
