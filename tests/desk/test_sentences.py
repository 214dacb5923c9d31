"""Each chart's sentence, counted again from the exported rows by another hand."""

import json
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest

from coachdesk.desk.progress import rep_progress
from coachdesk.desk.progress_team import team_progress
from coachdesk.desk.sample import make_demo
from coachdesk.domain import charts
from coachdesk.domain.periods import twelve_months
from coachdesk.store.content import content_lines
from coachdesk.store.home import Home
from tests.builders import TUESDAY

TODAY = TUESDAY.on
PERIOD = twelve_months(TODAY)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = make_demo(Home.at(tmp_path_factory.mktemp("home")), TUESDAY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(store):
    """What `export` writes into content.jsonl: by table, id → row."""
    tables = defaultdict(dict)
    for line in content_lines(store):
        row = json.loads(line)
        tables[row["table"]][row["id"]] = row
    return tables


def in_period(day):
    return PERIOD.first <= date.fromisoformat(day) <= PERIOD.last


def calls_of(rows, rep=None):
    """Coaching calls of the period with the minutes they took, in order of time."""
    found = [
        call for call in rows["call"].values()
        if in_period(call["held_on"]) and call["role"] == "coaching" and call["ended_at"]
        and rep in (None, call["rep_id"])
    ]  # fmt: skip
    return sorted(found, key=lambda call: call["started_at"])


def minutes_of(call):
    spent = datetime.fromisoformat(call["ended_at"]) - datetime.fromisoformat(call["started_at"])
    clock = call["minutes"] if call["from_memory"] else spent.total_seconds() / 60
    return clock + (call["debrief_minutes"] or 0)


def coached(rows):
    """All coaching of the period as rep, day, minutes: calls, one-to-ones, talks, evenings."""
    for call in calls_of(rows):
        yield call["rep_id"], date.fromisoformat(call["held_on"]), minutes_of(call)
    with_calls = {call["ride_id"] for call in rows["call"].values()}
    for ride in rows["ride"].values():
        is_talk = ride["kind"] != "ride-along" and ride["ended_as"] == "done"
        if is_talk and ride["id"] not in with_calls and in_period(ride["planned_on"]):
            usual = 20 if ride["kind"] == "talk" else 60
            planned = usual if ride["planned_minutes"] is None else ride["planned_minutes"]
            length = planned if ride["minutes"] is None else ride["minutes"]
            yield ride["rep_id"], date.fromisoformat(ride["planned_on"]), length
    for day in rows["day_debrief"].values():
        if day["closed_at"] and in_period(day["held_on"]):
            yield day["rep_id"], date.fromisoformat(day["held_on"]), day["minutes"]


def said(minutes):
    whole = round(minutes)
    return f"{whole // 60}:{whole % 60:02d}" if whole < 600 else f"{round(whole / 60):,} h"


def tiers_on(rows, day):
    """Who is top, middle, bottom or new that day, by the won value of twelve months before it."""
    before = [x for x in rows["result"].values()
              if x["metric"] != "quota" and x["ends_on"] < day.isoformat()]  # fmt: skip
    months = sorted({x["starts_on"] for x in before})[-12:]
    won, tiers = {}, {}
    for rep in rows["rep"].values():
        year, month = divmod(int(rep["started_on"][:4]) * 12 + int(rep["started_on"][5:7]) + 2, 12)
        no_longer_new = f"{year}-{month + 1:02d}{rep['started_on'][7:]}"
        theirs = [x for x in before if x["rep_id"] == rep["id"]]
        tiers[rep["id"]] = "new" if day.isoformat() < no_longer_new else "middle"
        if tiers[rep["id"]] == "middle" and theirs:
            won[rep["id"]] = sum(
                x["value"] for x in theirs
                if x["metric"] == "won_value" and x["starts_on"] in months
            )  # fmt: skip
    ranked = sorted(won, key=lambda rep: -won[rep])
    fifth = max(1, int(len(ranked) * 0.2 + 0.5))
    return tiers | dict.fromkeys(ranked[:fifth], "top") | dict.fromkeys(ranked[-fifth:], "bottom")


def own_words(rows, rep, skill):
    """How the rep's own ratings lay beside the coach's, in every call that has both."""
    pairs = defaultdict(dict)
    for x in rows["rating"].values():
        call = rows["call"][x["call_id"]]
        if (x["rep_id"], x["skill_id"]) == (rep, skill) and in_period(call["held_on"]):
            pairs[call["started_at"]][x["rater"]] = x["level"]
    gaps = [pair["rep"] - pair["coach"] for _, pair in sorted(pairs.items())
            if pair.get("rep") and pair.get("coach")]  # fmt: skip
    higher, lower = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
    calls = f"{len(gaps)} call" + "s" * (len(gaps) != 1)
    if not gaps:
        return ""
    if not higher + lower:
        return f"Kary’s own was the same in {'all ' * (len(gaps) > 1)}{calls}"
    sides = [
        f"{word} in {count}" for word, count in (("higher", higher), ("lower", lower)) if count
    ]
    same = 0
    while not gaps[-1 - same]:
        same += 1
    return f"Kary’s own was {', '.join(sides)} of {calls}" + (
        f", the same in the last {same}" if same > 1 else ""
    )


def test_that_a_trend_counts_the_medians_of_first_and_last_three(store, rows):
    seen = Counter()
    for rep in rows["rep"]:
        for trend in rep_progress(store, rep, PERIOD).trends:
            rated = [
                (call["started_at"], rating["level"])
                for rating in rows["rating"].values()
                if rating["skill_id"] == trend.skill_id and rating["rep_id"] == rep
                and (call := rows["call"][rating["call_id"]])["role"] == "coaching"
                and not call["from_memory"] and rating["level"] and in_period(call["held_on"])
                and rating["rater"] == "coach"
            ]  # fmt: skip
            levels = [level for _, level in sorted(rated)]
            told, _, own = charts.of_trend(trend, "Kary").finding.partition(". ")
            assert own == own_words(rows, rep, trend.skill_id)
            if len(levels) >= 8 and (a := median(levels[:3])) != (b := median(levels[-3:])):
                assert told == f"Median of the first three {a}, of the last three {b}"
                seen["moved"] += 1
            elif levels:
                assert told.endswith(("no clear change", "too few ratings to say more"))
                assert ("too few" in told) == (len(levels) < 8)
                assert str(min(levels)) in told
                assert str(max(levels)) in told
                seen["stayed"] += 1
            else:
                assert told.startswith("Nothing to count yet")
    assert min(seen["moved"], seen["stayed"]) > 5


def test_that_coaching_days_are_counted_with_the_longest_gap(store, rows):
    for rep in rows["rep"]:
        calls = calls_of(rows, rep)
        days = sorted({date.fromisoformat(call["held_on"]) for call in calls})
        gap = max((b - a).days for a, b in pairwise(days)) if len(days) > 1 else None
        told = charts.of_days(rep_progress(store, rep, PERIOD).calls).finding
        spent = said(sum(map(minutes_of, calls)))
        if gap is None:
            assert told in ("No coaching call in this period", f"One coaching day, {spent}")
        else:
            assert told == (f"{len(days)} coaching days, {spent} in all; "
                            f"{gap} day{'s' * (gap != 1)} between two at most")  # fmt: skip


def test_that_strengths_and_deficiencies_are_those_noted(store, rows):
    for rep in rows["rep"]:
        marks, months = Counter(), defaultdict(Counter)
        for entry in rows["entry"].values():
            call = rows["call"][entry["call_id"]]
            if call["rep_id"] == rep and in_period(call["held_on"]) and entry["mark"] != "account":
                kind = entry["mark"] if entry["mark"] in ("strength", "deficiency") else "neither"
                marks[kind] += 1
                months[call["held_on"][:7]][kind] += 1
        ahead = sum(month["strength"] > month["deficiency"] for month in months.values())
        told = charts.of_entries(rep_progress(store, rep, PERIOD).entries).finding
        for count, noun in (
            (marks["strength"], "strength"), (marks["deficiency"], "deficienc"),
            (marks["neither"], "neither"), (f"in {ahead} of {len(months)}", "month"),
        ):  # fmt: skip
            assert f"{count} {noun}" in told


def test_that_quotas_made_are_counted_in_their_own_quarters(store, rows):
    for rep in rows["rep"]:
        results = [x for x in rows["result"].values() if x["rep_id"] == rep]
        made = []
        for quota in sorted((x for x in results if x["metric"] == "quota"),
                            key=lambda x: x["starts_on"]):  # fmt: skip
            won = sum(x["value"] for x in results if x["metric"] == "won_value"
                      and quota["starts_on"] <= x["starts_on"] <= quota["ends_on"])  # fmt: skip
            if quota["ends_on"] >= PERIOD.first.isoformat():
                made.append(won >= quota["value"])
        told = charts.of_quotas(rep_progress(store, rep, PERIOD).quotas).finding
        made = made[-6:]
        if made:
            quarters = f"{len(made)} quarter{'s' * (len(made) != 1)}"
            assert told == f"100 or above in {sum(made) or 'none'} of the last {quarters}"


def test_that_the_top_reps_share_is_that_of_the_tiers_of_each_day(store, rows):
    spent = Counter()
    for rep, day, minutes in coached(rows):
        spent[tiers_on(rows, day)[rep]] += minutes
    total = sum(spent.values())
    told = charts.of_attention(team_progress(store, PERIOD, TODAY).attention)
    assert told.finding.startswith(f"Your two top reps got {said(spent['top'])} of {said(total)} (")
    share = int(told.finding.rsplit("(")[1].split()[0])
    assert abs(share - 100 * spent["top"] / total) < 1
    assert sum(row[2] for row in told.rows) == 100


def test_that_the_last_four_weeks_stand_beside_the_twelve_before(store, rows):
    monday = TODAY - timedelta(days=TODAY.weekday())
    recent = before = 0.0
    for rep, day, minutes in coached(rows):
        if tiers_on(rows, day)[rep] == "top":
            weeks = (monday - day + timedelta(days=6)).days // 7  # 0: this week
            recent += minutes if weeks < 4 else 0
            before += minutes if 4 <= weeks < 16 else 0
    team = team_progress(store, PERIOD, TODAY)
    told = charts.of_spans(team.spans, weekly=team.weekly).finding
    assert told.startswith(
        f"Top reps got {said(recent)} in the last four weeks, {said(before)} in the twelve before"
    )
    assert before > 0


def test_that_every_ride_along_that_ended_is_counted_once(store, rows):
    ended = [ride for ride in rows["ride"].values()
             if ride["ended_as"] and in_period(ride["planned_on"])]  # fmt: skip
    done = sum(ride["ended_as"] == "done" for ride in ended)
    why = Counter(ride["reason"] for ride in ended if ride["ended_as"] != "done")
    team = team_progress(store, PERIOD, TODAY)
    told = charts.of_kept(team.kept, team.reasons, team.tallies).finding
    assert told.startswith(f"{done} of {len(ended)} kept. {len(ended) - done} moved or cancelled: ")
    counted = dict(part.rsplit(" ", 1) for part in told.split(": ")[1].split(", "))
    assert {reason: int(count) for reason, count in counted.items()} == why


def test_that_the_weakest_and_strongest_skill_are_counted_by_latest_level(store, rows):
    latest = {}
    for rating in rows["rating"].values():
        call = rows["call"][rating["call_id"]]
        if rating["level"] and rating["rater"] == "coach" and in_period(call["held_on"]):
            key = (rating["rep_id"], rows["skill"][rating["skill_id"]]["short_name"])
            when = (call["held_on"], call["started_at"], rating["rated_at"])
            latest[key] = max(latest.get(key, (("",),)), (when, rating["level"]))
    told = charts.of_team_skills(team_progress(store, PERIOD, TODAY).latest, TODAY).finding
    of_skill = Counter(skill for _, skill in latest)
    for part, levels in zip(told.split("; "), ((1, 2), (4, 5)), strict=True):
        counts = Counter(skill for (_, skill), (_, level) in latest.items() if level in levels)
        skill, _, count = part.partition(" most often in ")[2].partition(" (")
        assert int(count.split()[0]) == counts[skill] == max(counts.values())
        assert f"of {of_skill[skill]} rep" in count
