"""A text that goes to the director with the numbers, because the coach chose so."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Told:
    """What was marked for the director, where it stands, and whom it is about."""

    table: str
    id: str
    rep: str
    on: date
    text: str

    @property
    def line(self) -> str:
        """As it stands on the page: whom it is about, and the words on one line."""
        return f"{self.rep}: {' '.join(self.text.split())}"
