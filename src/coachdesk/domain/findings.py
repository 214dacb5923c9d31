"""A sentence a chart. It counts, it does not average away, and its rows prove it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from coachdesk.domain.figures import (
    Attention,
    Coached,
    Kept,
    Latest,
    MonthEntries,
    MonthResults,
    Quota,
    Span,
)

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RECENT, BEFORE = 4, 12  # weeks that are compared
QUARTER_WEEKS = 13
LATEST = 6  # quotas that are counted
DAYS_OF_A_MONTH = 31


def hours(minutes: float) -> str:
    """A length as people say it: 0:12, 3:05, from ten hours on 38 h."""
    whole = round(minutes)
    return f"{round(whole / 60):,} h" if whole >= 600 else f"{whole // 60}:{whole % 60:02}"


def clock(minutes: float) -> str:
    """A length to the minute, however long: 0:12, 38:05."""
    whole = round(minutes)
    return f"{whole // 60}:{whole % 60:02}"


def coached_days(calls: Sequence[Coached]) -> str:
    """How often a rep was coached, and the longest time without."""
    days = sorted({call.on for call in calls})
    if not days:
        return "No coaching call in this period"
    spent = hours(sum(call.minutes for call in calls))
    if len(days) == 1:
        return f"One coaching day, {spent}"
    gap = max((after - before).days for before, after in pairwise(days))
    return f"{len(days)} coaching days, {spent} in all; {many(gap, 'day')} between two at most"


def results(rows: Sequence[MonthResults]) -> str:
    """What the imported deals come to."""
    if not any(row.value is not None or row.won is not None for row in rows):
        return "No results in this period"
    won, lost = sum(row.won or 0 for row in rows), sum(row.lost or 0 for row in rows)
    value = sum(row.value or 0 for row in rows)
    rate = f" ({round(100 * won / (won + lost))} %)" if won + lost else ""
    return f"Won {won} of {many(won + lost, 'deal')}{rate}, worth {value:,.0f}"


def quotas(rows: Sequence[Quota]) -> str:
    """How often a quota was made."""
    latest = rows[-LATEST:]
    if not latest:
        return "No quota in this period"
    made = sum(row.percent >= 100 for row in latest)
    units = {row.period.days > DAYS_OF_A_MONTH for row in latest}
    unit = "period" if len(units) > 1 else "quarter" if True in units else "month"
    return f"100 or above in {made or 'none'} of the last {many(len(latest), unit)}"


def polarity(rows: Sequence[MonthEntries]) -> str:
    """How what was noted divides into strengths and deficiencies."""
    noted = [row for row in rows if row.strengths + row.deficiencies + row.neutral]
    if not noted:
        return "Nothing noted in this period"
    strengths = many(sum(row.strengths for row in noted), "strength")
    gaps = sum(row.deficiencies for row in noted)
    deficiencies = "1 deficiency" if gaps == 1 else f"{gaps} deficiencies"
    leading = sum(row.strengths > row.deficiencies for row in noted)
    return (
        f"{strengths}, {deficiencies}, {sum(row.neutral for row in noted)} neither; "
        f"more strengths in {leading} of {many(len(noted), 'month')}"
    )


def weeks(rows: Sequence[Span], *, weekly: bool = True) -> str:
    """Whom the weeks went to: the best first, for they are the ones that get dropped."""
    if not any(row.minutes for row in rows):
        return "No coaching call in this period"
    if weekly and len(rows) >= RECENT + BEFORE and any(row.top for row in rows):
        recent = sum(row.top for row in rows[-RECENT:])
        before = sum(row.top for row in rows[-RECENT - BEFORE : -RECENT])
        told = (
            f"Top reps got {hours(recent)} in the last four weeks, "
            f"{hours(before)} in the twelve before"
        )
    else:
        unit = "week" if weekly else "month"
        told = f"{hours(sum(row.minutes for row in rows))} in {many(len(rows), unit)}"
        if none := sum(not row.minutes for row in rows):
            told += f", none in {none} of them"
    return told + (_dips(rows) if weekly else "")


def attention(rows: Sequence[Attention], when: str = "") -> str:
    """What the top reps got of all coaching time; `when` names the time, where that is not seen."""
    total = sum(row.minutes for row in rows)
    if not total:
        return f"No coaching {when or 'call in this period'}"
    top = next(row for row in rows if row.tier == "top")
    who = {0: "Reps then in the top tier", 1: "Your top rep"}.get(
        top.reps, f"Your {in_words(top.reps)} top reps"
    )
    share = shares([row.minutes for row in rows])[rows.index(top)]
    told = f"{who} got {hours(top.minutes)} of {hours(total)}"
    return f"{told} {when} ({share} %, target {top.target})" if when else f"{told} ({share} %)"


def team_skills(cells: Sequence[Latest]) -> str:
    """Which skill most reps stand low in, and which most reps stand high in."""
    if not cells:
        return "No skill was rated in this period"
    rated = Counter(cell.skill for cell in cells)
    parts = []
    for words, levels in (("1 or 2", (1, 2)), ("4 or 5", (4, 5))):
        at = Counter(cell.skill for cell in cells if cell.level in levels)
        if at:
            skill, count = max(at.items(), key=lambda item: (item[1], item[0]))
            parts.append(f"{words} most often in {skill} ({count} of {many(rated[skill], 'rep')})")
    return "; ".join(parts) if parts else "Every latest rating is 3"


def kept(rows: Sequence[Kept], reasons: Mapping[str, int]) -> str:
    """How many planned sessions took place, and why the others did not."""
    planned, done = sum(row.planned for row in rows), sum(row.done for row in rows)
    if not planned:
        return "No planned session has ended in this period"
    if planned == done:
        return "The one planned was kept" if planned == 1 else f"All {planned} kept"
    other = in_words(planned - done).capitalize()
    ranked = ", ".join(f"{reason} {count}" for reason, count in ranking(reasons))
    return f"{done} of {planned} kept. {other} moved or cancelled" + (
        f": {ranked}" if ranked else ""
    )


def ranking(reasons: Mapping[str, int]) -> list[tuple[str, int]]:
    """Reasons, the most frequent first."""
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0]))


def shares(amounts: Sequence[float]) -> list[int]:
    """Whole percentages that add up to exactly 100 (largest remainders); zeros where all are."""
    total = sum(amounts)
    if not total:
        return [0] * len(amounts)
    exact = [100 * amount / total for amount in amounts]
    floors = [int(share) for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_rest[: 100 - sum(floors)]:
        floors[index] += 1
    return floors


def age(on: date, today: date) -> str:
    """How old a rating is."""
    days = (today - on).days
    return "today" if days == 0 else f"{many(days, 'day')} ago"


def many(count: int, noun: str) -> str:
    """A count and its noun."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def in_words(count: int) -> str:
    """Small numbers as words."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def _dips(rows: Sequence[Span]) -> str:
    """In how many quarters the end got less than what came before it, week for week."""
    ends = [i for i, row in enumerate(rows, 1) if row.ends_quarter and i >= QUARTER_WEEKS]
    low = 0
    for end in ends:
        minutes = [row.minutes for row in rows[end - QUARTER_WEEKS : end]]
        before, last = minutes[:-RECENT], minutes[-RECENT:]
        low += sum(last) / len(last) < sum(before) / len(before)
    if len(ends) < 2 or not low:
        return ""
    quarters = f"{low} of {len(ends)} quarters"
    return f"; in {quarters} the last four weeks had less a week than the nine before"
