"""Texts found by the beginnings of their words, accents or none; kept in memory, never on disk."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coachdesk.store.sqlite import connect_memory

# Set apart what was found; no text has them.
BEGINS, ENDS = "\x02", "\x03"
_WORDS_AROUND = 14
_TABLE = """CREATE VIRTUAL TABLE found USING fts5(
    text, kind UNINDEXED, row UNINDEXED, person UNINDEXED, day UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2")"""
_FIND = f"""SELECT kind, row, person, day,
        snippet(found, 0, '{BEGINS}', '{ENDS}', '…', {_WORDS_AROUND})
    FROM found WHERE found MATCH ? {{of_person}} ORDER BY rowid DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be found: what it is, whose, and the day it belongs to (ISO)."""

    text: str
    kind: str
    row: str
    person: str
    day: str


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
            "INSERT INTO found VALUES (?, ?, ?, ?, ?)",
            ((t.text, t.kind, t.row, t.person, t.day) for t in texts),
        )
        self._db.execute("COMMIT")

    def find(self, query: str, most: int, person: str | None = None) -> list[Hit]:
        """The newest texts in which each word of the query begins a word; signs mean nothing."""
        words = re.findall(r"\w+", query)
        if not words:
            return []
        asked: list[str | int] = [" ".join(f'"{word}"*' for word in words)]
        if person is not None:
            asked.append(person)
        sql = _FIND.format(of_person="AND person = ?" if person is not None else "")
        return [Hit(*row) for row in self._db.execute(sql, (*asked, most))]

    def close(self) -> None:
        """Forgets all of it."""
        self._db.close()
