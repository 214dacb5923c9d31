"""The lists that a coach makes their own: what is prepared, what is asked, what a report says."""

from typing import Literal, get_args

from coachdesk.domain.refused import Refused

Kind = Literal["rep preparation", "coach preparation", "talk", "question", "section"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# A question belongs to a step of the talk: where to, where now, what else, what next.
GrowStep = Literal["goal", "reality", "options", "will"]
GROW: tuple[GrowStep, ...] = get_args(GrowStep)

# What fills a section of a report; a section without a part is written by hand.
SectionPart = Literal["strengths", "changes", "rep view", "next step", "goals", "account news", ""]
SECTION_PARTS: tuple[SectionPart, ...] = get_args(SectionPart)

_ALWAYS = {"strengths": "the strengths", "next step": "the next step"}
_LONGEST = 160


def checked_words(text: str) -> str:
    """A line's words as they are kept."""
    text = " ".join(text.split())
    if not text:
        raise Refused("A line of the list needs words.")
    if len(text) > _LONGEST:
        raise Refused(f"A line of the list has at most {_LONGEST} letters.")
    return text


def check_part(kind: Kind, part: str) -> None:
    """Refuse a part that lines of this kind do not have."""
    if kind == "question" and part not in GROW:
        raise Refused("A question belongs to goal, reality, options or will.")
    if kind == "section" and part not in SECTION_PARTS:
        raise Refused(f"Nothing is known that could fill a section with “{part}”.")


def why_it_stays(kind: Kind, part: str) -> str:
    """Why a line can't be left out, said to the coach; or nothing."""
    if kind == "section" and part in _ALWAYS:
        return (
            f"A report always tells {_ALWAYS[part]}: the section can have other words, and stays."
        )
    return ""
