"""Four lights over feedback: short and usable, or what is in the way. None ever blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.domain.personal import personal

WORD_LIMIT = 250


@dataclass(frozen=True, slots=True)
class Light:
    """What it looks at, whether that is well, and in a few words how it stands."""

    name: str
    lit: bool
    says: str
    advice: str = ""  # what would light it


def lights(
    *, behaviours: int, words: int, limit: int = WORD_LIMIT, actions: int, texts: Sequence[str]
) -> tuple[Light, ...]:
    """A quoted behaviour, few words, one action, and nothing personal in any of the texts."""
    return (_behaviour(behaviours), _words(words, limit), _action(actions), _private(texts))


def _behaviour(count: int) -> Light:
    said = "a behaviour" if count else "no behaviour chosen"
    advice = "" if count else "Choose what was seen or said: the keys for keep, stop, start, share."
    return Light("behaviour", bool(count), said, advice)


def _words(count: int, limit: int) -> Light:
    if count <= limit:
        return Light("words", True, f"{count} word{'' if count == 1 else 's'}")
    advice = "What is longer is read less."
    return Light("words", False, f"{count} words, {count - limit} over", advice)


def _action(count: int) -> Light:
    advice = {0: "Say one thing that will be done.", 1: ""}
    said = {0: "no action", 1: "one action"}.get(count, f"{count} actions")
    return Light("action", count == 1, said, advice.get(count, "One is done sooner than several."))


def _private(texts: Sequence[str]) -> Light:
    found = personal(texts)
    if found is None:
        return Light("personal", True, "nothing personal")
    advice = f"“{found.word}” may be about {found.about}: better left out of what is written."
    return Light("personal", False, f"“{found.word}”", advice)
