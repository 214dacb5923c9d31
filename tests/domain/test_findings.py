"""Each sentence counts, and counts the same from the rows that are exported with it."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain import charts, findings
from coachdesk.domain.charts import Chart
from coachdesk.domain.figures import (
    Attention,
    Coached,
    Kept,
    Latest,
    MonthEntries,
    MonthResults,
    Quota,
    Span,
    Tally,
)
from coachdesk.domain.periods import Period, months
from coachdesk.domain.trend import Rating, Trend

DAY = date(2026, 1, 5)
TODAY = date(2026, 11, 24)


def exported(chart: Chart) -> list[dict[str, str]]:
    """The chart's table as it comes back out of a CSV file."""
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(chart.columns)
    out.writerows(chart.rows)
    return list(csv.DictReader(io.StringIO(text.getvalue())))


def numbers(rows: list[dict[str, str]], column: str) -> list[float]:
    return [float(row[column]) for row in rows if row[column]]


def weeks(*tops: float, others: float = 60, ends: tuple[int, ...] = ()) -> list[Span]:
    starts = [DAY + timedelta(weeks=i) for i in range(len(tops))]
    return [
        Span(Period(on, on + timedelta(6)), top, others, ends_quarter=on if i in ends else None)
        for i, (on, top) in enumerate(zip(starts, tops, strict=True))
    ]


def test_that_a_trends_sentence_is_recounted_from_its_table():
    levels = [2, 3, 2, 3, 4, 3, 4, 4, 5]
    ratings = [Rating("c", DAY + timedelta(i), level, 5) for i, level in enumerate(levels)]
    beside = Rating("c", DAY, 1, role="demonstration")
    chart = charts.of_trend(Trend("s", "Listen", (beside, *ratings)), "Kary")
    rows = exported(chart)
    counted = [int(row["Level"]) for row in rows if row["In the line"]]
    higher = sum(row["Own level"] > row["Level"] for row in rows if row["Own level"])
    assert chart.finding == (
        f"Median of the first three {median(counted[:3])}, of the last three "
        f"{median(counted[-3:])}. Kary’s own was higher in {higher} of {len(ratings)} calls"
    )
    assert chart.size == f"{len(counted)} ratings, 9 days; 1 more outside the line"


def test_that_coaching_days_are_recounted_from_their_table():
    calls = [Coached("c", "r", DAY + timedelta(i), 40) for i in (0, 0, 3, 50)]
    chart = charts.of_days(calls)
    rows = exported(chart)
    days = sorted({date.fromisoformat(row["Date"]) for row in rows})
    gap = max((b - a).days for a, b in pairwise(days))
    assert chart.finding == (
        f"{len(days)} coaching days, {findings.hours(sum(numbers(rows, 'Minutes')))} in all; "
        f"{gap} days between two at most"
    )
    assert findings.coached_days(calls[:1]) == "One coaching day, 0:40"
    assert findings.coached_days([]) == "No coaching call in this period"


def test_that_results_are_recounted_from_their_table():
    rows = [MonthResults(DAY, 3, 2, 1000.0), MonthResults(DAY), MonthResults(DAY, 1, 4, 500.0)]
    chart = charts.of_results(rows)
    table = exported(chart)
    won, lost = sum(numbers(table, "Won")), sum(numbers(table, "Lost"))
    assert chart.finding == (
        f"Won {won:.0f} of {won + lost:.0f} deals ({100 * won / (won + lost):.0f} %), "
        f"worth {sum(numbers(table, 'Won value')):,.0f}"
    )
    assert chart.size == "value a month, 2 months with results"
    assert findings.results([MonthResults(DAY)]) == "No results in this period"


def test_that_quotas_made_are_counted_over_the_last_six():
    percents = (120, 88, 101, 99.9, 100, 90, 130)
    rows = [Quota(Period(DAY, DAY + timedelta(30)), percent) for percent in percents]
    chart = charts.of_quotas(rows)
    above = sum(quota >= 100 for quota in numbers(exported(chart), "Quota reached in %")[-6:])
    assert chart.finding == f"100 or above in {above} of the last 6 months"


def test_that_quotas_of_quarters_and_of_nothing_are_said():
    quarter = Quota(Period(DAY, DAY + timedelta(90)), 38)
    assert findings.quotas([quarter] * 4) == "100 or above in none of the last 4 quarters"
    assert findings.quotas([]) == "No quota in this period"


def test_that_polarity_is_recounted_from_its_table():
    rows = [MonthEntries(DAY, 4, 1, 2), MonthEntries(DAY, 0, 0, 0), MonthEntries(DAY, 1, 1, 0)]
    chart = charts.of_entries(rows)
    table = exported(chart)
    total = {name: sum(numbers(table, name)) for name in ("Strengths", "Deficiencies", "Neither")}
    assert chart.finding == (
        f"{total['Strengths']:.0f} strengths, {total['Deficiencies']:.0f} deficiencies, "
        f"{total['Neither']:.0f} neither; more strengths in 1 of 2 months"
    )
    assert findings.polarity(rows[1:2]) == "Nothing noted in this period"


def test_that_the_last_four_weeks_are_told_against_the_twelve_before():
    rows = weeks(*[99] * 3, *[25] * 12, *[3] * 4)
    chart = charts.of_spans(rows, weekly=True)
    tops = numbers(exported(chart), "Top min")
    assert chart.finding == (
        f"Top reps got {findings.hours(sum(tops[-4:]))} in the last four weeks, "
        f"{findings.hours(sum(tops[-16:-4]))} in the twelve before"
    )
    assert "0:12" in chart.finding
    assert "5:00" in chart.finding


def test_that_short_periods_count_the_weeks_without_coaching():
    assert findings.weeks(weeks(0, 0, others=0)) == "No coaching call in this period"
    assert findings.weeks([*weeks(0), *weeks(0, others=0)]) == (
        "1:00 in 2 weeks, none in 1 of them"
    )


def test_that_quarters_that_end_on_less_than_they_had_before_are_counted():
    quarter, steady = [10.0] * 9 + [0, 0, 39, 0], [10.0] * 13
    rows = weeks(*quarter, *steady, *quarter, others=0, ends=(3, 12, 25, 38))
    chart = charts.of_spans(rows, weekly=True)
    table = exported(chart)
    minutes = [
        sum(float(row[f"{t} min"]) for t in ("Top", "Middle", "Bottom", "New")) for row in table
    ]
    ends = [i for i, row in enumerate(table) if row["Quarter end"] and i >= 12]
    low = sum(sum(minutes[i - 3 : i + 1]) / 4 < sum(minutes[i - 12 : i - 3]) / 9 for i in ends)
    assert (low, len(ends)) == (2, 3)
    assert chart.finding.endswith(
        f"; in {low} of {len(ends)} quarters the last four weeks had less a week "
        "than the nine before"
    )


def test_that_attention_is_recounted_and_its_shares_make_a_hundred():
    rows = [
        Attention("top", 185, 2, 25), Attention("middle", 1390, 7, 60),
        Attention("bottom", 705, 2, 15), Attention("new", 0, 1, 0),
    ]  # fmt: skip
    chart = charts.of_attention(rows)
    table = exported(chart)
    total, top = sum(numbers(table, "Minutes")), table[0]
    assert chart.finding == (
        f"Your two top reps got {findings.hours(float(top['Minutes']))} of "
        f"{findings.hours(total)} ({top['Given %']} %)"
    )
    assert chart.finding == "Your two top reps got 3:05 of 38 h (8 %)"
    for column in ("Given %", "Target %", "Headcount %"):
        assert sum(numbers(table, column)) == 100


def test_that_attention_without_top_reps_or_calls_is_said():
    rows = [Attention("top", 60, 0, 25), Attention("middle", 60, 3, 60)]
    assert findings.attention(rows) == "Reps then in the top tier got 1:00 of 2:00 (50 %)"
    assert findings.attention([Attention("top", 0, 2, 25)]) == "No coaching call in this period"


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=8))
def test_that_shares_add_up_to_a_hundred_and_stay_within_one_of_the_truth(amounts):
    shares, total = findings.shares(amounts), sum(amounts)
    assert sum(shares) == (100 if total else 0)
    if total:
        assert all(
            abs(share - 100 * amount / total) <= 1
            for share, amount in zip(shares, amounts, strict=True)
        )


def test_that_team_skills_are_recounted_from_their_table():
    levels = [("Ask", 1), ("Ask", 2), ("Ask", 4), ("Listen", 5), ("Listen", 4), ("Plan", 2)]
    cells = [Latest("r", f"Rep {i}", skill, skill, level, DAY, 2, "c")
             for i, (skill, level) in enumerate(levels)]  # fmt: skip
    chart = charts.of_team_skills(cells, TODAY)
    table = exported(chart)
    low = Counter(row["Skill"] for row in table if row["Level"] in "12").most_common(1)[0]
    high = Counter(row["Skill"] for row in table if row["Level"] in "45").most_common(1)[0]
    rated = Counter(row["Skill"] for row in table)
    assert chart.finding == (
        f"1 or 2 most often in {low[0]} ({low[1]} of {rated[low[0]]} reps); "
        f"4 or 5 most often in {high[0]} ({high[1]} of {rated[high[0]]} reps)"
    )
    assert chart.size == "latest of 12 ratings; a dot: never rated"
    three = [Latest("r", "Ann", "s", "Ask", 3, DAY, 1, "c")]
    assert findings.team_skills(three) == "Every latest rating is 3"
    assert findings.team_skills([]) == "No skill was rated in this period"


def test_that_kept_is_recounted_and_its_reasons_are_ranked():
    rows = [Kept("Ann", "top", 9, 1, 1), Kept("Bob", "middle", 12, 3, 1)]
    reasons = {"customer": 2, "no commitment": 1, "span": 3}
    tallies = [Tally("Ride-alongs", 21, 27), Tally("Steps you kept", 11, 19)]
    chart = charts.of_kept(rows, reasons, tallies)
    table = exported(chart)
    reps = [row for row in table if row["Tier"]]
    done, of = sum(numbers(reps, "Done")), sum(numbers(reps, "Of"))
    ranked = [f"{row['Rep'][8:]} {row['Of']}" for row in table if row["Rep"].startswith("Reason")]
    assert chart.finding == (
        f"{done:.0f} of {of:.0f} kept. Six moved or cancelled: {', '.join(ranked)}"
    )
    assert chart.finding.endswith("span 3, customer 2, no commitment 1")


def test_that_all_kept_and_none_planned_are_said():
    assert findings.kept([Kept("Ann", "top", 3)], {}) == "All 3 kept"
    assert findings.kept([], {}) == "No planned session has ended in this period"


def test_that_lengths_are_said_as_people_say_them():
    assert [findings.hours(m) for m in (0, 12, 185, 599, 600, 2280)] == [
        "0:00", "0:12", "3:05", "9:59", "10 h", "38 h"]  # fmt: skip


def test_that_every_table_has_a_cell_for_every_column():
    rows = [MonthResults(part.first) for part in months(Period(DAY, TODAY))]
    for chart in (charts.of_results(rows), charts.of_days([Coached("c", "r", DAY, 1)])):
        assert all(len(row) == len(chart.columns) for row in chart.rows)
