"""A table together with what somebody said of it: the cells of a row, by what they mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from coachdesk.domain.importing import Outcome, Problem
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Cell, Row, Table, text_of
from coachdesk.exchange.dates import Dates
from coachdesk.exchange.figures import Amounts, Unreadable
from coachdesk.exchange.periods import Period, period_of

T = TypeVar("T")


class OrderUnknown(Refused):
    """The dates of a column can be read in two ways: somebody has to say which."""

    def __init__(self, example: str, column: str) -> None:
        super().__init__(
            f"Dates like {example} in “{column}” can be read in two ways: say whether the day "
            "or the month comes first (--dates day-first or --dates month-first)."
        )
        self.example = example


@dataclass(frozen=True)
class Reading:
    """`columns`: field → column. What a person said beside it is empty where nobody had to."""

    table: Table
    columns: Mapping[str, int]
    order: str = ""  # of days and months
    stages: Mapping[str, Outcome] = field(default_factory=dict)  # how a stage ended

    def has(self, key: str) -> bool:
        """Whether a column holds this field."""
        return key in self.columns

    def name(self, key: str) -> str:
        """The field's column as the table calls it."""
        return self.table.header[self.columns[key]]

    def text(self, row: Row, key: str) -> str:
        """The cell as text; "" where there is no such column."""
        return text_of(row.cell(self.columns.get(key)))

    def amount(self, row: Row, key: str) -> float | None:
        """The cell as an amount."""
        return self._read(row, key, self._amounts[key]) if self.has(key) else None

    def day(self, row: Row, key: str) -> date | None:
        """The cell as a date."""
        return self._read(row, key, self._dates[key]) if self.has(key) else None

    def period(self, row: Row) -> Period:
        """First and last day of the period that the row is about."""
        read = self._dates["period"]
        first, last = self._read(row, "period", lambda cell: period_of(cell, read))
        if end := self.day(row, "period_end"):
            first, last = self.day(row, "period") or first, end
        if last < first:
            raise Unreadable("the period ends before it starts")
        return first, last

    def share(self, row: Row) -> float | None:
        """The quota met in per cent: 104%, 104 or, in a column of such, 1.04."""
        value = self.amount(row, "quota_percent")
        if value is None or "%" in self.text(row, "quota_percent"):
            return value
        return round(value * 100, 6) if self.in_ones else value

    @cached_property
    def in_ones(self) -> bool:
        """Whether 1 is the whole: no plain number of the column reaches further than 5."""
        figures = [0.0]
        for row in self.table.rows if self.has("quota_percent") else ():
            if "%" not in self.text(row, "quota_percent"):
                try:
                    figures.append(abs(self.amount(row, "quota_percent") or 0))
                except Unreadable:
                    continue
        return 0 < max(figures) <= 5

    def records(self, record_of: Callable[[Row], T]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
        """Each row as a record, or as a problem with its line."""
        records, refused = [], []
        for row in self.table.rows:
            try:
                records.append(record_of(row))
            except Unreadable as reason:
                refused.append(Problem(row.line, str(reason)))
        return tuple(records), tuple(refused)

    def _read(self, row: Row, key: str, read: Callable[[Cell], T]) -> T:
        try:
            return read(row.cell(self.columns[key]))
        except Unreadable as reason:
            raise Unreadable(f"{self.name(key)}: {reason}") from None

    def _cells(self, key: str) -> list[Cell]:
        return [row.cell(self.columns[key]) for row in self.table.rows]

    @cached_property
    def _amounts(self) -> dict[str, Callable[[Cell], float | None]]:
        keys = ("value", "quota", "actual", "quota_percent")
        return {key: cache(Amounts.of(self._cells(key)).read) for key in keys if self.has(key)}

    @cached_property
    def _dates(self) -> dict[str, Callable[[Cell], date | None]]:
        keys = ("closed_on", "created_on", "started_on", "asked_on", "period", "period_end")
        dates = {key: Dates.of(self._cells(key), self.order) for key in keys if self.has(key)}
        proved = {read.order for read in dates.values()} - {""}
        for key, read in dates.items():
            if read.ambiguous and len(proved) != 1:  # one table, one way of writing dates
                raise OrderUnknown(read.ambiguous, self.name(key))
            if read.ambiguous:
                dates[key] = Dates(min(proved))
        return {key: cache(read.read) for key, read in dates.items()}
