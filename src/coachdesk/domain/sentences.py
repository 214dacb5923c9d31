"""Two versions of one text brought together, a sentence at a time, or not at all."""

import re

_PIECE = re.compile(r".*?(?:[.!?…]+[\"”’»)]*\s+|\n+|\Z)", re.DOTALL)

# where base[start:end] becomes other pieces
_Edit = tuple[int, int, tuple[str, ...]]


def sentences(text: str) -> list[str]:
    """The pieces of a text, each with the space behind it: joined they are the text again."""
    return [piece for piece in _PIECE.findall(text) if piece]


def three_way(base: str, older: str, newer: str) -> str | None:
    """Both changes of a text in one, or None where both touched the same sentence.

    What both only added at one place stands there twice over, the older first.
    """
    pieces = sentences(_ended(base))
    ours = _edits(pieces, sentences(_ended(older)))
    theirs = _edits(pieces, sentences(_ended(newer)))
    edits = _together(ours, theirs)
    if edits is None:
        return None
    merged: list[str] = []
    at = 0
    for start, end, fresh in edits:
        merged += pieces[at:start] + list(fresh)
        at = end
    return "".join(merged + pieces[at:]).rstrip()


def _ended(text: str) -> str:
    """A last sentence ends like any other, so that adding behind it does not change it."""
    return text.rstrip() + " " if text.strip() else ""


def _edits(base: list[str], other: list[str]) -> list[_Edit]:
    from difflib import SequenceMatcher  # noqa: PLC0415 -- not at start-up

    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [
        (start, end, tuple(other[low:high]))
        for kind, start, end, low, high in matcher.get_opcodes()
        if kind != "equal"
    ]


def _together(ours: list[_Edit], theirs: list[_Edit]) -> list[_Edit] | None:
    """Both lists as one in order; None where two edits meet."""
    edits = sorted([*((e, 0) for e in ours), *((e, 1) for e in theirs if e not in ours)])
    merged: list[_Edit] = []
    for edit, _ in sorted(edits, key=lambda item: (item[0][0], item[0][1], item[1])):
        if merged and _meet(merged[-1], edit):
            return None
        merged.append(edit)
    return merged


def _meet(first: _Edit, second: _Edit) -> bool:
    both_only_add = first[0] == first[1] == second[0] == second[1]
    touching = second[0] < first[1] or (second[0] == first[0] and second[1] != first[1])
    return touching and not both_only_add
