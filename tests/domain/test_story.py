"""What the sample team's story tells: it is believable, and it shows what charts are for."""

import tomllib
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from itertools import pairwise
from statistics import median

import pytest

from coachdesk.assets import resource
from coachdesk.domain.moment import Moment
from coachdesk.domain.sample import Cast, Question, story
from coachdesk.domain.sample.diary import is_quarter_end, is_work_day
from coachdesk.domain.sample.results import months

UNTIL = Moment(datetime(2026, 11, 20, 17, tzinfo=UTC), 60)


def a_cast(questions: tuple[Question, ...] = ()) -> Cast:
    cast, phrases, skills = (
        tomllib.loads(resource(name).read_text("utf-8"))
        for name in ("sample/cast.toml", "sample/phrases.toml", "skills.toml")
    )
    rows = [
        {"id": each["name"], "name": each["name"]}
        | {f"anchor_{level}": text for level, text in enumerate(each["anchors"], 1)}
        for each in skills["skill"]
    ]
    return Cast.of(cast, phrases, rows, questions)


@pytest.fixture(scope="module", params=[1, 7])
def told(request):
    """Twelve reps, eighteen months: by table, id → fields."""
    tables = defaultdict(dict)
    for batch in story(a_cast(), seed=request.param, reps=12, years=1.5, until=UNTIL):
        for row in batch:
            assert row.id not in tables[row.table]
            tables[row.table][row.id] = row.fields
    return tables


def on(text):
    return date.fromisoformat(text)


def by_rep(told, table):
    found = defaultdict(list)
    for fields in told[table].values():
        found[told["rep"][fields["rep_id"]]["name"]].append(fields)
    return found


def test_that_the_two_best_get_far_less_than_their_share(told):
    best, second, *others = by_rep(told, "call").values()
    assert max(len(best), len(second)) < 0.6 * median(map(len, others))


def test_that_the_two_best_sold_most_in_the_last_year(told):
    won = {
        name: sum(x["value"] for x in rows
                  if x["metric"] == "won_value" and x["starts_on"] >= "2025-11-01")
        for name, rows in by_rep(told, "result").items()
    }  # fmt: skip
    assert set(sorted(won, key=won.get)[-2:]) == set(list(won)[:2])


def test_that_coaching_dips_in_the_last_four_weeks_of_a_quarter(told):
    days = [UNTIL.on.fromordinal(UNTIL.on.toordinal() - back) for back in range(540)]
    work = Counter(is_quarter_end(day) for day in days if is_work_day(day))
    calls = Counter(is_quarter_end(on(call["held_on"])) for call in told["call"].values())
    assert calls[True] / work[True] < 0.75 * calls[False] / work[False]


def test_that_what_is_coached_gets_better_in_most_and_stays_in_some(told):
    held = {id: call["held_on"] for id, call in told["call"].items()}
    levels = defaultdict(list)
    for x in sorted(told["rating"].values(), key=lambda x: held[x["call_id"]]):
        if x["level"]:
            levels[x["rep_id"], x["skill_id"]].append(x["level"])
    series = [found for found in levels.values() if len(found) >= 12]
    moves = [median(found[-3:]) - median(found[:3]) for found in series]
    assert len(series) >= 15
    assert sum(move > 0 for move in moves) > 0.5 * len(moves)
    assert sum(move == 0 for move in moves) >= 2


def test_that_no_two_calls_read_the_same(told):
    words = defaultdict(list)
    for entry in told["entry"].values():
        words[entry["call_id"]].append(entry["text"])
    assert len({tuple(texts) for texts in words.values()}) == len(told["call"])
    assert len({entry["text"] for entry in told["entry"].values()}) > 2000


def test_that_every_phrase_is_filled_in(told):
    texts = [x["text"] for table in ("entry", "note") for x in told[table].values()]
    texts += [x["what"] for x in told["step"].values()]
    texts += [x.get("objective", "") for x in told["call"].values()]
    assert not [text for text in texts if "{" in text or "}" in text]


def test_that_a_call_is_noted_between_its_start_and_its_end(told):
    for entry in told["entry"].values():
        call = told["call"][entry["call_id"]]
        assert bool(entry["noted_at"]) != bool(call.get("from_memory"))
        if entry["noted_at"]:
            assert call["started_at"] <= entry["noted_at"] <= call["ended_at"]


def test_that_the_coach_is_in_one_call_at_a_time(told):
    spans = sorted((call["started_at"], call["ended_at"]) for call in told["call"].values())
    assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_that_rides_end_in_every_way_and_tell_why(told):
    ended = Counter(ride["ended_as"] for ride in told["ride"].values())
    assert ended["done"] > ended["moved"] + ended["cancelled"] > 20
    for ride in told["ride"].values():
        assert (ride["ended_as"] in ("moved", "cancelled")) == bool(ride.get("reason"))
        if ride.get("moved_to_id"):
            assert told["ride"][ride["moved_to_id"]]["planned_on"] > ride["planned_on"]


def test_that_one_ride_of_these_days_is_unanswered_at_most(told):
    past = [ride for ride in told["ride"].values()
            if not ride["ended_as"] and on(ride["planned_on"]) < UNTIL.on]  # fmt: skip
    assert len(past) <= 1


def test_that_the_coach_is_in_one_place_at_a_time(told):
    days = defaultdict(list)
    for row in (*told["ride"].values(), *told["busy"].values()):
        starts = row["starts_minute"]
        length = row.get("planned_minutes") or row["minutes"]
        days[row["planned_on"]].append((starts, starts + length))
    for spans in days.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))
        assert max(spans)[1] <= 24 * 60


def test_that_the_days_ahead_hold_stops_meetings_and_a_talk_with_one_of_the_best(told):
    ahead = {id: ride for id, ride in told["ride"].items()
             if on(ride["planned_on"]) >= UNTIL.on}  # fmt: skip
    assert {ride["kind"] for ride in ahead.values()} == {"ride-along", "one-to-one", "talk"}
    assert not any(ride["ended_as"] for ride in ahead.values())
    stops = Counter(stop["ride_id"] for stop in told["stop"].values())
    assert {id for id, ride in ahead.items() if ride["kind"] == "ride-along"} <= set(stops)
    assert set(stops.values()) <= {2, 3, 4}
    assert any(on(row["planned_on"]) > UNTIL.on for row in told["busy"].values())


def test_that_the_two_longest_waiting_have_asked_and_the_best_never_do(told):
    names = list(told["rep"])
    still = [row for row in told["request"].values() if not row.get("closed_on")]
    assert len(still) >= 2
    assert not {row["rep_id"] for row in told["request"].values()} & set(names[:2])
    assert all(row["closed_on"] > row["asked_on"] for row in told["request"].values()
               if row["closed_on"])  # fmt: skip


def test_that_the_best_were_put_aside_and_are_back(told):
    best = list(told["rep"])[:2]
    aside = [row for row in told["dismissal"].values() if row["rep_id"] in best]
    assert len(aside) > 4
    assert all(on(row["until_on"]) < UNTIL.on for row in aside)


def test_that_the_budget_was_raised_once(told):
    budgets = [row["value"] for row in told["rule"].values() if row["name"] == "budget"]
    assert budgets == ["8 hours a week", "9 hours a week"]


def test_that_every_focus_has_a_purpose_and_the_best_are_not_mended(told):
    best = list(told["rep"])[:2]
    assert all(row["purpose"] for row in told["focus"].values())
    assert not [row for row in told["focus"].values()
                if row["rep_id"] in best and row["purpose"] == "mend"]  # fmt: skip


def test_that_steps_are_kept_dropped_open_and_overdue(told):
    results = Counter(step.get("result") for step in told["step"].values())
    assert results["done"] > results["adapted"] > 0 < results["dropped"]
    due = [step.get("due_on") for step in told["step"].values() if not step.get("result")]
    assert any(day and on(day) < UNTIL.on for day in due)
    assert any(not day or on(day) >= UNTIL.on for day in due)
    assert 8 < len(due) < 60


def test_that_one_rep_is_new(told):
    new = [rep for rep in told["rep"].values() if (UNTIL.on - on(rep["started_on"])).days < 90]
    assert len(new) == 1


def test_that_nobody_works_on_more_than_two_skills_at_once(told):
    for held in by_rep(told, "focus").values():
        for focus in held:
            also = [x for x in held
                    if x["starts_on"] <= focus["starts_on"] <= (x["ends_on"] or "9")]  # fmt: skip
            assert len(also) <= 2
            assert len({x["skill_id"] for x in also}) == len(also)


def test_that_a_larger_team_has_no_name_twice():
    names = [
        row.fields["name"]
        for batch in story(a_cast(), seed=1, reps=200, years=0.05, until=UNTIL)
        for row in batch
        if row.table == "rep"
    ]
    assert len(names) == len(set(names)) == 200


def test_that_a_quarter_ends_in_four_weeks():
    assert [is_quarter_end(date(2026, 12, day)) for day in (3, 4, 31)] == [False, True, True]
    assert is_quarter_end(date(2026, 9, 30))
    assert not is_quarter_end(date(2026, 10, 1))


def test_that_months_are_whole():
    found = list(months(date(2025, 11, 2), date(2026, 2, 1)))
    assert found == [(date(2025, 12, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 1, 31))]


def test_that_a_large_team_has_the_calls_and_entries_that_benchmarks_need():
    batches = story(a_cast(), seed=1, reps=30, years=2, until=UNTIL)
    rows = Counter(row.table for batch in batches for row in batch)
    assert rows["call"] >= 2_000
    assert rows["entry"] >= 20_000
