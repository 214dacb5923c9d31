"""A figure beside its limit, and the table they are printed in."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and the most it may be. The yardstick was measured in the same run."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    yardstick: float | None = None
    beside: str = ""  # what the yardstick is, or what else is to be known

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return "no limit"
        if self.value <= self.limit:
            return "met"
        return f"missed by {self.value - self.limit:.3g} {self.unit}"

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = f"{self.value / self.yardstick:.2f} ×" if self.yardstick else ""
        value, yardstick, limit = map(self._said, (self.value, self.yardstick, self.limit))
        return self.name, value, yardstick, ratio, limit, self.verdict, self.beside

    def _said(self, value: float | None) -> str:
        return "" if value is None else f"{value:.3g} {self.unit}"


def against(
    name: str, value: float, yardstick: float, times: float, unit: str, beside: str
) -> Figure:
    """A figure whose limit is so many times its yardstick."""
    return Figure(name, value, unit, times * yardstick, yardstick, beside)


def table(figures: Iterable[Figure]) -> str:
    heads = ("figure", "measured", "yardstick", "ratio", "limit", "", "beside")
    rows = [heads, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def median_seconds(*jobs: Callable[[], object], times: int = 15) -> list[float]:
    """The median time of each job, done in turn; what a first time costs is not in it."""
    rounds = [[seconds(job) for job in jobs] for _ in range(times + 1)][1:]
    return [statistics.median(took) for took in zip(*rounds, strict=True)]


def seconds(job: Callable[[], object]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[98]
