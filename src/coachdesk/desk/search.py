"""Every text that was typed, found by the beginnings of its words."""

from dataclasses import dataclass
from datetime import date

from coachdesk.store.store import Store
from coachdesk.store.text_index import BEGINS, ENDS, Text, TextIndex

__all__ = ["BEGINS", "ENDS", "Found", "Index"]

MOST = 60

# The text, what it is, the call to go to or none, the rep, and the day it belongs to.
_TEXTS = """
    SELECT e.text AS text, 'entry' AS kind, c.id AS call, e.rep_id AS rep, c.held_on AS day
        FROM entry e JOIN call c ON c.id = e.call_id
    UNION ALL SELECT concat_ws(' · ', nullif(account, ''), nullif(objective, '')), 'call', id,
        rep_id, held_on FROM call
    UNION ALL SELECT text, 'note', '', rep_id, noted_on FROM note
    UNION ALL SELECT concat_ws(' · ', what, nullif(how_seen, ''), nullif(adaptation, ''),
        nullif(result_note, '')), 'step', coalesce(call_id, ''), rep_id, agreed_on FROM step
    UNION ALL SELECT concat_ws(' · ', nullif(bring, ''), nullif(reason_note, '')), 'session', '',
        rep_id, planned_on FROM ride
    UNION ALL SELECT what, 'request', '', rep_id, asked_on FROM request"""
_BY_DAY = f"""SELECT t.text, t.kind, t.call, coalesce(r.same_as_id, r.id), t.day
    FROM ({_TEXTS}) t JOIN rep r ON r.id = t.rep WHERE t.text <> '' ORDER BY t.day"""


@dataclass(frozen=True, slots=True)
class Found:
    """A text that was found: what it is, whose, when, and the words around.

    What was asked for stands between BEGINS and ENDS.
    """

    kind: str
    call_id: str | None
    rep_id: str
    rep_name: str
    on: date
    words: str

    @property
    def plain(self) -> str:
        """The words without the marks."""
        return self.words.replace(BEGINS, "").replace(ENDS, "")


class Index:
    """All texts of a data set as they stood when this was made."""

    def __init__(self, store: Store) -> None:
        self._names = dict(store.rows("SELECT id, name FROM rep"))
        self._texts = TextIndex(Text(*row) for row in store.stream(_BY_DAY))

    def search(self, query: str, rep_id: str | None = None) -> list[Found]:
        """The newest texts in which each word of the query begins a word; of one rep, or all."""
        return [
            Found(hit.kind, hit.row or None, hit.person, self._names[hit.person],
                  date.fromisoformat(hit.day), hit.words)
            for hit in self._texts.find(query, MOST, rep_id)
        ]  # fmt: skip

    def close(self) -> None:
        """Forgets the texts."""
        self._texts.close()
