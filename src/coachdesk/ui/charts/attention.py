"""Who got the coaching time, as bars of shares."""

from collections.abc import Sequence

from coachdesk.domain.figures import Attention
from coachdesk.domain.findings import hours, many, shares
from coachdesk.domain.tier import TIERS
from coachdesk.ui.charts.shares import Shares


def attention_bars(rows: Sequence[Attention]) -> list[Shares]:
    """What was given beside what was meant and how many there are."""
    given = shares([row.minutes for row in rows])
    heads = shares([row.reps for row in rows])
    return [
        _share_bar("Given", given, [hours(row.minutes) for row in rows]),
        _share_bar("Target", [row.target for row in rows], ["meant to get"] * len(rows)),
        _share_bar("Headcount", heads, [many(row.reps, "rep") for row in rows]),
    ]


def _share_bar(name: str, percents: Sequence[int], told: Sequence[str]) -> Shares:
    parts = zip(TIERS, told, percents, strict=True)
    tips = tuple(f"{name}, {tier}: {words}, {share} %" for tier, words, share in parts)
    return Shares(name, tuple(percents), tips)
