"""How long a report may be and on which paper it goes; kept in the file, so that it travels."""

from typing import Literal, get_args

from coachdesk.domain.changes import Changes
from coachdesk.domain.lights import WORD_LIMIT
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

Paper = Literal["local", "A4", "Letter"]  # local: what lies in the printers here
PAPERS: tuple[Paper, ...] = get_args(Paper)

_LIMIT, _PAPER = "report_words", "report_paper"
_LEAST, _MOST = 50, 2_000


def word_limit(store: Store) -> int:
    """How many words of a report are read."""
    return int(_read(store, _LIMIT) or WORD_LIMIT)


def set_word_limit(store: Store, now: Moment, *, words: int) -> Changes:
    """Set it; a longer report is said to be long, and never refused."""
    if not _LEAST <= words <= _MOST:
        raise Refused(f"A report’s limit lies between {_LEAST} and {_MOST:,} words.")
    return _set(store, now, _LIMIT, str(words))


def paper(store: Store) -> Paper:
    """What reports are printed on."""
    return next((each for each in PAPERS if each == _read(store, _PAPER)), "local")


def set_paper(store: Store, now: Moment, *, paper: Paper) -> Changes:
    """Choose what reports are printed on."""
    return _set(store, now, _PAPER, paper)


def _read(store: Store, key: str) -> str:
    row = store.one("SELECT value FROM setting WHERE id = ?", key)
    return str(row[0]) if row else ""


def _set(store: Store, now: Moment, key: str, value: str) -> Changes:
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM setting WHERE id = ?", key):
            tx.update("setting", key, value=value)
        else:
            tx.insert("setting", id=key, value=value)
    return tx.changes
