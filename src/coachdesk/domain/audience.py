"""For whom a text, a rating or a figure is: private until the coach chooses otherwise."""

from typing import Literal, get_args

Audience = Literal["private", "rep", "director"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
PRIVATE, REP, DIRECTOR = AUDIENCES

PRIVATE_MEANS = "Not shown or printed, but the person may have the right to ask for it."


def next_audience(audience: Audience) -> Audience:
    """The one that the next press chooses: private, the rep, the director, private again."""
    return AUDIENCES[(AUDIENCES.index(audience) + 1) % len(AUDIENCES)]


def audience_said(audience: Audience, rep: str) -> str:
    """Private; for Kary; for your director."""
    return {PRIVATE: "private", REP: f"for {rep}", DIRECTOR: "for your director"}[audience]


def private_means(rep: str) -> str:
    """What private comes to, said where a text about somebody is about to be written."""
    return (
        f"Private until you choose otherwise: not shown or printed, but {rep} may have the right"
        " to ask for it."
    )
