"""Names of others, covered in what is given to one person."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

COVER = "[another person]"
_SHORTEST = 2


def names_to_mask(others: Iterable[str], own: str) -> list[str]:
    """Whole names of others and the parts of them, but none that is in the own name, too."""
    mine = {_plain(word) for word in _words(own)}
    found: dict[str, str] = {}
    for name in others:
        parts = _words(name)
        for candidate in (" ".join(parts), *parts):
            key = _plain(candidate)
            if len(candidate) >= _SHORTEST and key not in mine and key != _plain(own):
                found.setdefault(key, candidate)
    return sorted(found.values(), key=lambda name: (-len(name), name))


def mask(text: str, names: Iterable[str]) -> str:
    """The text with each of the names covered, whole words only, whatever their case or accents."""
    if not (pattern := _pattern(names)):
        return text
    plain, at, parts = _plain(text), 0, []
    for match in pattern.finditer(plain):
        parts += [text[at : match.start()], COVER]
        at = match.end()
    return "".join([*parts, text[at:]])


def counted(texts: Iterable[str], names: Iterable[str]) -> Counter[str]:
    """How often each of the names would be covered."""
    by_key = {_plain(name): name for name in names}
    found: Counter[str] = Counter()
    if pattern := _pattern(by_key.values()):
        for text in texts:
            found.update(by_key[match[0]] for match in pattern.finditer(_plain(text)))
    return found


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Longer names first, so that a whole name is one cover."""
    keys = sorted(
        {_plain(name) for name in names if name.strip()}, key=lambda key: (-len(key), key)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)") if keys else None


def _words(name: str) -> list[str]:
    """The parts of a name in the order they are said: Weber, Ann → Ann Weber."""
    last, _, first = name.partition(",")
    return (first.split() + last.split()) if first.strip() else name.replace(",", " ").split()


def _plain(text: str) -> str:
    """Letter by letter without case and accents, so that places stay where they are."""
    if text.isascii():
        return text.lower()
    return "".join((unicodedata.normalize("NFD", sign)[0].lower() or sign)[0] for sign in text)
