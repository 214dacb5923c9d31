"""Amounts as people and programs write them, a column at a time.

One cell can't tell whether 1,234 is about one or a thousand more: the column decides. In a
column that proves nothing, a mark before groups of three parts thousands; in one whose decimal
mark it is, such a cell is refused, for three decimals are as likely a slip as a thousand.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from coachdesk.domain.table import Cell, text_of
from coachdesk.exchange.tables_scan import UNCOMPUTED, UNREADABLE


class Unreadable(Exception):
    """Why a cell could not be read, to stand behind its column's name."""


def why(cell: Cell, what: str) -> str:
    """The reason, in front of it what stands there; a spreadsheet's own fault is said instead."""
    text = text_of(cell)
    if text == UNREADABLE:
        return "has an error in the spreadsheet"
    if text == UNCOMPUTED:
        return "has a formula that was not computed: open and save the table once"
    return f"“{text if len(text) < 40 else text[:39] + '…'}” {what}"


_CURRENCY = re.compile(
    r"[$€£¥₹]|(?:US|CA|AU)\$|\b(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|kr|Fr)\b\.?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*|[.,]\d+")
_SPACES = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Amounts:
    """How a column writes its amounts. `decimal` is "." or ","; empty: nothing tells."""

    decimal: str = ""

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Amounts":
        """What the column gives away; where it says both, only self-evident cells are read."""
        texts = {cell for cell in cells if isinstance(cell, str)}
        marks = {_decimal_mark(_bare(text)) for text in texts}
        told = marks - {""}
        return cls(told.pop() if len(told) == 1 else "?" if told else "")

    def read(self, cell: Cell) -> float | None:
        """The amount; None for an empty cell. (500) and 500- are negative."""
        if isinstance(cell, int | float) and isfinite(cell):
            return float(cell)
        text = _bare(cell)
        if text in ("", "-", "–"):
            return None
        negative = text.startswith(("-", "−", "(")) or text.endswith(("-", "−"))
        digits = text.strip("-−+() ")
        if not _AMOUNT.fullmatch(digits):
            raise Unreadable(why(cell, "is no amount"))
        return (-1 if negative else 1) * float(self._plain(digits))

    def _plain(self, digits: str) -> str:
        mark = _decimal_mark(digits)
        doubtful = self.decimal == "?" or self.decimal in digits  # 1,234 where 5,50 stands too
        if not mark and self.decimal and doubtful and not digits.isdigit():
            raise Unreadable(f"“{digits}” can be read in two ways")
        mark = mark or self.decimal.replace("?", "")
        if mark and mark in digits:
            whole, _, rest = digits.rpartition(mark)
            return f"{_joined(whole)}.{rest}"
        return _joined(digits)


def _bare(cell: Cell) -> str:
    """Without currency, per cent and the spaces that part thousands."""
    text = _CURRENCY.sub(" ", text_of(cell)).removesuffix("%").strip()
    return _SPACES.sub("", text)


def _joined(digits: str) -> str:
    """Thousands put together: groups of three, or they are none."""
    groups = re.split("[.,]", digits)
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
        raise Unreadable(f"“{digits}” is no amount")
    return "".join(groups) or "0"


def _decimal_mark(text: str) -> str:
    """The mark that this one amount proves to be its decimal one; "" where it proves none."""
    digits = text.strip("-−+() ")
    marks = re.findall("[.,]", digits)
    if not marks or not _AMOUNT.fullmatch(digits):
        return ""
    if len(set(marks)) == 2:
        return str(marks[-1])
    if len(marks) > 1:  # 1.234.567: the other one is decimal
        return "," if marks[0] == "." else "."
    whole, _, rest = digits.partition(marks[0])
    return str(marks[0]) if len(rest) != 3 or len(whole) > 3 or whole in ("", "0") else ""
