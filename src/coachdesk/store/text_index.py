"""Texts found by the beginnings of their words, accents or none; kept in memory, never on disk."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coachdesk.store.sqlite import connect_memory

# Set apart what was found; no text has them.
BEGINS, ENDS = "\x02", "\x03"
_WORDS_AROUND = 14
_TABLE = """CREATE VIRTUAL TABLE found USING fts5(
    text, kind UNINDEXED, row UNINDEXED, person UNINDEXED, day UNINDEXED, audience UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2")"""
_FIND = f"""SELECT kind, row, person, day,
        snippet(found, 0, '{BEGINS}', '{ENDS}', '…', {_WORDS_AROUND})
    FROM found WHERE found MATCH ? {{and_of}} ORDER BY rowid DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be found: what it is, whose, the day it belongs to (ISO), and for whom it is."""

    text: str
    kind: str
    row: str
    person: str
    day: str
    audience: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found; `words` are those around, with BEGINS and ENDS at what was asked."""

    kind: str
    row: str
    person: str
    day: str
    words: str


class TextIndex:
    """An index over texts as they stood when it was made, given oldest first.

    Made in one thread, it may be asked in another, but never by two at once.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        self._db = connect_memory()
        self._db.execute(_TABLE)
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)",
            ((t.text, t.kind, t.row, t.person, t.day, t.audience) for t in texts),
        )
        self._db.execute("COMMIT")

    def find(
        self, query: str, most: int, person: str | None = None, audience: str | None = None
    ) -> list[Hit]:
        """The newest texts in which each word of the query begins a word; signs mean nothing."""
        words = re.findall(r"\w+", query)
        if not words:
            return []
        only = {"person": person, "audience": audience}
        only = {name: value for name, value in only.items() if value is not None}
        sql = _FIND.format(and_of=" ".join(f"AND {name} = ?" for name in only))
        match = " ".join(f'"{word}"*' for word in words)
        return [Hit(*row) for row in self._db.execute(sql, (match, *only.values(), most))]

    def close(self) -> None:
        """Forgets all of it."""
        self._db.close()
