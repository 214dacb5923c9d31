"""Two texts as one, or beside each other, with what differs made plain: by form, not by colour."""

import re
from difflib import SequenceMatcher
from html import escape


def marked(before: str, after: str) -> str:
    """One text: what went is struck through, what came is bold. Rich text."""
    return "".join(
        _tag("s", old) + " " * bool(old and new) + _tag("b", new) if differs else escape(old)
        for differs, old, new in _stretches(before, after)
    )


def beside(one: str, other: str) -> str:
    """The first of two texts, with what the second has not in bold. Rich text."""
    return "".join(
        _tag("b", mine) if differs else escape(mine) for differs, mine, _ in _stretches(one, other)
    )


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _stretches(before: str, after: str) -> list[tuple[bool, str, str]]:
    """Whether they differ, what the first says, what the second; word by word."""
    old, new = ([part for part in re.split(r"(\W)", text) if part] for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (kind != "equal", "".join(old[a:b]), "".join(new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
    ]
