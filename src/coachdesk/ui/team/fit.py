"""How wide the columns of a table are, so that nothing scrolls sideways."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants and needs; one that needs less than it wants may grow, too."""

    wanted: int
    needed: int
    leaves: int = 0  # which leaves first where there is no room; 0: stays

    @property
    def elastic(self) -> bool:
        """Whether its words may end in an ellipsis."""
        return self.needed < self.wanted


def fit(wishes: Sequence[Wish], room: int) -> list[int]:
    """Widths that fill the room; 0 for a column that has to leave.

    What is missing is taken from the elastic columns, the widest first; what is left over they
    share.
    """
    widths = [wish.wanted for wish in wishes]
    for at in sorted((at for at, wish in enumerate(wishes) if wish.leaves),
                     key=lambda at: wishes[at].leaves):  # fmt: skip
        if sum(wish.needed for wish, width in zip(wishes, widths, strict=True) if width) <= room:
            break
        widths[at] = 0
    elastic = [at for at, wish in enumerate(wishes) if wish.elastic and widths[at]]
    over = sum(widths) - room
    while over > 0:
        widest = max((at for at in elastic if widths[at] > wishes[at].needed),
                     key=widths.__getitem__, default=None)  # fmt: skip
        if widest is None:
            break
        widths[widest] -= 1
        over -= 1
    for number, at in enumerate(elastic):
        widths[at] += max(0, -over) // len(elastic) + (number < max(0, -over) % len(elastic))
    return widths
