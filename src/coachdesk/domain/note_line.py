"""The grammar of the note line: what a typed line means, and how it is said back.

A sign at the start is a mark, unless a digit follows it at once (`+20 %`). `#` and letters, at
the start or the end, tag a skill where they fit one only; `@` and a name make a note on another
rep. Whatever fits nothing stays as it was typed, and so does a line that begins with `\\`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coachdesk.domain.identity import folded

Mark = Literal["strength", "deficiency", "question", "customer", "takeover", "account"]

SIGNS: dict[Mark, str] = {
    "strength": "+",
    "deficiency": "-",
    "question": "?",
    "customer": '"',
    "takeover": "!",
    "account": "=",
}
STEP, OTHER_REP, AS_TYPED = ">", "@", "\\"

_MARKS: dict[str, Mark] = {sign: mark for mark, sign in SIGNS.items()}
_CLOSING = {'"': '"”', "“": '”"', "„": "“”\"", "«": "»"}  # fmt: skip
_MARKS |= dict.fromkeys(_CLOSING, "customer")
_QUOTES = frozenset('"“”„«»')
_WORDS: dict[Mark, str] = {"customer": "customer’s words", "account": "account news"}
_TO_ME = re.compile(
    r"(?i)\b(to|for|with|from|by|and|of|about|behind|after|before|like|than|let|calls?|shows?"
    r"|tells?|asks?|sends?|gives?|helps?|remind|join|copy|brief) me$"
)
_LONGEST_NAME = 4  # words of a rep's name that are looked at behind an @


@dataclass(frozen=True, slots=True)
class Named:
    """A skill or a rep, by the names that a line may call it."""

    id: str
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a line means: an entry, or a step, or a note on another rep."""

    text: str
    mark: Mark | None = None
    skill: Named | None = None
    rep: Named | None = None
    is_step: bool = False
    as_typed: bool = False


def read_line(
    line: str, *, role: str = "coaching", skills: Sequence[Named] = (), reps: Sequence[Named] = ()
) -> NoteLine:
    """What the line means in a call of that role; `reps` are the others, not the call's own."""
    text = line.strip()
    sign, rest = text[:1], text[1:].strip()
    if rest and sign == AS_TYPED:
        return NoteLine(rest, as_typed=True)
    if not rest or text[1].isdigit():
        return NoteLine(text)
    if sign == OTHER_REP:
        return _note_on(rest, reps) or NoteLine(text)
    if sign == STEP:
        return NoteLine(rest, is_step=True)
    mark = None if sign == SIGNS["takeover"] and role != "coaching" else _MARKS.get(sign)
    return _entry(sign, NoteLine(rest, mark) if mark else NoteLine(text), skills)


def read_lines(
    text: str, *, role: str = "coaching", skills: Sequence[Named] = (), reps: Sequence[Named] = ()
) -> list[NoteLine]:
    """Pasted text: a line, a note; empty lines are none."""
    lines = (line for line in text.splitlines() if line.strip())
    return [read_line(line, role=role, skills=skills, reps=reps) for line in lines]


def typed(text: str, mark: str | None, *, role: str = "coaching") -> str:
    """The line that means this entry again, for editing it; its skill stays apart."""
    for known, sign in SIGNS.items():
        if mark == known:
            return f"{sign} {text}"
    plain = read_line(text, role=role)
    return text if plain == NoteLine(text) and not text.startswith(OTHER_REP) else AS_TYPED + text


def meaning(line: NoteLine) -> str:
    """The line's meaning in words; empty for a plain one."""
    if line.as_typed:
        return "as typed"
    if line.is_step:
        return "step"
    if line.rep:
        return f"note on {line.rep.name}, not in this call"
    words = [_WORDS.get(line.mark, line.mark)] if line.mark else []
    return " · ".join(words + ([line.skill.name] if line.skill else []))


def _entry(sign: str, line: NoteLine, skills: Sequence[Named]) -> NoteLine:
    if line.mark == "account":
        return line  # account news is never rated, so it has no skill
    line = _tagged(line, skills)
    return replace(line, text=_unquoted(sign, line.text)) if line.mark == "customer" else line


def _tagged(line: NoteLine, skills: Sequence[Named]) -> NoteLine:
    """The line with the skill it names at its start, else at its end, taken off its text."""
    words = line.text.split()
    if len(words) < 2:
        return line
    if found := _skill(words[0], skills):
        return replace(line, skill=found, text=line.text.removeprefix(words[0]).lstrip())
    if found := _skill(words[-1], skills):
        return replace(line, skill=found, text=line.text.removesuffix(words[-1]).rstrip())
    return line


def _skill(word: str, skills: Sequence[Named]) -> Named | None:
    letters = folded(word[1:])
    return _only_fit(letters, skills) if word[0] == "#" and letters.isalpha() else None


def _note_on(rest: str, reps: Sequence[Named]) -> NoteLine | None:
    """As many words as make a name, then the note."""
    words = rest.split()
    for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        name = folded(" ".join(words[:count]).rstrip(":,;"))
        found = _only_fit(name, reps) if name else None
        if found:
            return NoteLine(rest.split(maxsplit=count)[-1], rep=found)
    return None


def _only_fit(prefix: str, among: Sequence[Named]) -> Named | None:
    """The only one it begins a name or a word of a name of; a whole name outranks a beginning."""
    whole = [each for each in among if prefix in _whole_names(each)]
    fits = whole or [each for each in among if _begins(prefix, each)]
    return fits[0] if len(fits) == 1 else None


def _whole_names(named: Named) -> set[str]:
    names = {folded(named.name), folded(named.short_name)} - {""}
    return names | {name.replace(" ", "") for name in names}


def _begins(prefix: str, named: Named) -> bool:
    words = {word for name in (named.name, named.short_name) for word in folded(name).split()}
    return any(name.startswith(prefix) for name in _whole_names(named) | words)


def _unquoted(opening: str, text: str) -> str:
    """Without the closing quotation mark that belongs to the opening one."""
    body, last = text[:-1].rstrip(), text[-1:]
    closes = last in _CLOSING[opening] and body and not _QUOTES & set(body)
    return body if closes else text


def split_owner(what: str) -> tuple[str, str]:
    """A step's words and whose it is: the rep's, unless the line says me.

    "me" ends the line ("send the story me") or begins it ("me: send", "I send"); behind a word
    like "to" or "call" it is part of the sentence.
    """
    words = what.split()
    if len(words) > 1 and words[0].rstrip(":,") in ("me", "I"):
        return what.split(maxsplit=1)[1], "coach"
    if len(words) > 1 and words[-1] == "me" and not _TO_ME.search(what):
        return what.removesuffix("me").rstrip(" ,;–—-"), "coach"
    return what, "rep"
