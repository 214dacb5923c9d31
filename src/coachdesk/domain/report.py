"""The field coaching report: what it says section by section, and how long that is."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.days import MONTH_NAMES
from coachdesk.domain.lights import WORD_LIMIT
from coachdesk.domain.refused import Refused

# Scripts that leave no room between words are counted by their signs.
_CLOSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CLOSE}]|\w(?:[\w'’.,:/-]*\w)?")
_NEEDED: dict[str, str] = {
    "strengths": "what works",
    "next step": "the next step",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a report: each line of its text is one point."""

    id: str
    part: str  # what fills it: one of SECTION_PARTS
    title: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The points that it makes."""
        return [line for each in self.text.splitlines() if (line := " ".join(each.split()))]


@dataclass(frozen=True, slots=True)
class Length:
    """How many words a report has, of how many that are read."""

    words: int
    limit: int = WORD_LIMIT

    @property
    def is_long(self) -> bool:
        """Whether it is longer than it is read."""
        return self.words > self.limit

    @property
    def said(self) -> str:
        """182 of 250 words; 12 words over 250."""
        over = self.words - self.limit
        unit = "word" if over == 1 else "words"
        return f"{over:,} {unit} over {self.limit}" if over > 0 else (
            f"{self.words} of {self.limit} words"
        )  # fmt: skip


def count_words(text: str) -> int:
    """Words as people count them: 30 %, don't and next-door are one each, signs none."""
    bare = "".join(sign for sign in text if not unicodedata.category(sign).startswith("M"))
    return len(_WORD.findall(bare))  # without its marks a word of Hindi or Thai is one piece


def length(parts: Iterable[Part], limit: int = WORD_LIMIT) -> Length:
    """How long a report is: its titles and its points; a section without a point isn't printed."""
    told = [part for part in parts if part.lines]
    return Length(sum(count_words(f"{part.title}\n{part.text}") for part in told), limit)


def refuse_unfinished(parts: Iterable[Part]) -> None:
    """A report always tells what works and what comes next."""
    known = list(parts)
    for source, words in _NEEDED.items():
        if not any(part.part == source and part.lines for part in known):
            title = next((part.title for part in known if part.part == source), words)
            raise Refused(f"A report always says {words}: write or share a line for “{title}”.")


def untold(known: Iterable[str], said: Iterable[str]) -> set[str]:
    """Those of the lines that are not said, not even in other words; a line says one at most."""
    lines = list(known)
    reworded = [_words(line) for line in set(said) - set(lines)]
    left = set(lines) - set(said)
    for line in lines:
        words = _words(line)
        same = next((each for each in reworded if 2 * len(words & each) > len(words)), None)
        if line in left and same is not None:
            reworded.remove(same)
            left.remove(line)
    return left


def _words(line: str) -> set[str]:
    return set(_WORD.findall(line.casefold()))


def with_line(text: str, line: str) -> str:
    """A section's text with one more point."""
    return f"{text.rstrip()}\n{line}".lstrip("\n")


def without_line(text: str, line: str) -> str:
    """A section's text without that point, where it still stands as it was added."""
    lines = text.splitlines()
    if line in lines:
        lines.reverse()
        lines.remove(line)
        lines.reverse()
    return "\n".join(lines)


def day_said(first_on: date, held_on: date) -> str:
    """The days a report tells of, with their year: 24 November 2026, 23 – 24 November 2026."""
    last = f"{held_on.day} {MONTH_NAMES[held_on.month - 1]} {held_on.year}"
    if first_on == held_on:
        return last
    if (first_on.year, first_on.month) == (held_on.year, held_on.month):
        return f"{first_on.day} – {last}"
    return f"{first_on.day} {MONTH_NAMES[first_on.month - 1]} {first_on.year} – {last}"
