"""What is written down: phrases told of one scene, none twice before all were said."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coachdesk.domain.sample.cast import Cast, Phrases, Product
from coachdesk.domain.sample.people import Account, Rep
from coachdesk.domain.sample.rows import Dice


@dataclass(slots=True)
class Bag:
    """Phrases drawn without putting them back until the bag is empty."""

    dice: Dice
    phrases: Sequence[str]
    left: list[str] = field(default_factory=list)

    def draw(self) -> str:
        """The next one."""
        if not self.left:
            self.left = list(self.phrases)
            self.dice.shuffle(self.left)
        return self.left.pop()


class Voice:
    """A coach writing about one rep."""

    def __init__(self, rep: Rep, dice: Dice | None = None) -> None:
        self._dice = dice or rep.dice  # other dice, so that what is told before stays as it is
        self._bags: dict[tuple[int, str], Bag] = {}

    def says(self, phrases: Phrases, kind: str, scene: dict[str, str]) -> str:
        """A phrase of that kind, about that scene."""
        key = (id(phrases), kind)
        if key not in self._bags:
            self._bags[key] = Bag(self._dice, phrases[kind])
        text = self._bags[key].draw()
        return text.format_map(scene) if "{" in text else text


_FIGURES = ("$4,000 a month", "$7,500 a month", "$11,000 a month", "$18,000 a quarter",
            "$26,000 a year", "$40,000 a year", "three hours a shift", "six hours a week",
            "1.5 % of the output", "two truckloads a month")  # fmt: skip


def scene(cast: Cast, rep: Rep, account: Account, dice: Dice | None = None) -> dict[str, str]:
    """What a call is about: one product, one trouble, one figure, one rival."""
    dice = dice or rep.dice
    product: Product = account.product if dice.happens(0.7) else dice.choice(cast.products)
    person, other, third = account.contacts
    return {
        "rep": rep.first_name,
        "account": account.name,
        "person": person if dice.happens(0.75) else third,
        "other": other,
        "role": account.role,
        "product": product.what,
        "pain": dice.choice(product.pains),
        "figure": dice.choice(_FIGURES),
        "rival": account.rival,
        "event": dice.choice(cast.people["events"]),
    }
