"""A report as it was given away: what it said, whole, whatever is changed afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from coachdesk.domain.charts import Chart, of_trend
from coachdesk.domain.report import Part
from coachdesk.domain.trend import Rating, Trend

Answer = Literal["read", "comment", "disagree"]
How = Literal["typed here", "page came back"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

READ = "I have read this. It does not mean I agree."


@dataclass(frozen=True, slots=True)
class Pictured:
    """The skill's chart: its ratings, and its words as they were on that day."""

    trend: Trend
    title: str
    size: str
    finding: str

    @property
    def chart(self) -> Chart:
        """The chart with the words that were given."""
        return Chart(self.title, self.size, self.finding, (), ())


@dataclass(frozen=True, slots=True)
class Content:
    """All that a page says."""

    rep_name: str
    first_name: str
    first_on: date
    held_on: date
    parts: tuple[Part, ...]  # those that say something
    pictured: Pictured | None = None


def pictured(trend: Trend | None, first_name: str) -> Pictured | None:
    """A skill's chart as it is given: only where there is a rating to show."""
    if trend is None or not trend.ratings:
        return None
    chart = of_trend(trend, first_name)
    return Pictured(trend, chart.title, chart.size, chart.finding)


def frozen(content: Content) -> dict[str, Any]:
    """A page as JSON keeps it."""
    shown = content.pictured
    return {
        "rep": content.rep_name,
        "first_name": content.first_name,
        "first_on": content.first_on.isoformat(),
        "held_on": content.held_on.isoformat(),
        "parts": [
            {"part": part.part, "title": part.title, "text": part.text} for part in content.parts
        ],
        "chart": shown
        and {
            "title": shown.title, "size": shown.size, "finding": shown.finding,
            "ratings": [_rating(rating) for rating in shown.trend.ratings],
        },
    }  # fmt: skip


def thawed(kept: dict[str, Any]) -> Content:
    """The page that `frozen` kept."""
    chart = kept["chart"]
    return Content(
        kept["rep"],
        kept["first_name"],
        date.fromisoformat(kept["first_on"]),
        date.fromisoformat(kept["held_on"]),
        tuple(Part("", one["part"], one["title"], one["text"]) for one in kept["parts"]),
        chart and Pictured(
            Trend("", chart["title"], tuple(_thawed_rating(one) for one in chart["ratings"])),
            chart["title"], chart["size"], chart["finding"],
        ),
    )  # fmt: skip


def _rating(rating: Rating) -> dict[str, Any]:
    on, disputed = rating.on.isoformat(), rating.disputed_on
    return {"on": on, "level": rating.level, "own": rating.own, "role": rating.role,
            "from_memory": rating.from_memory,
            "disputed_on": disputed and disputed.isoformat()}  # fmt: skip


def _thawed_rating(kept: dict[str, Any]) -> Rating:
    disputed = kept["disputed_on"]
    return Rating(
        "", date.fromisoformat(kept["on"]), kept["level"], kept["own"], kept["role"],
        kept["from_memory"], disputed_on=date.fromisoformat(disputed) if disputed else None,
    )  # fmt: skip
