"""The Week's figures, reckoned again from what `export` wrote, by another hand."""

import json
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from click.testing import CliRunner

from coachdesk.cli.keeping import export
from coachdesk.cli.sample import sample
from coachdesk.cli.week import week
from coachdesk.store.clock import system_clock
from tests.cli.reckoned import CATEGORIES, Reckoned

AGO = (-2, 0, 3, 45, 170, 380)  # days: the next week as it is planned, this one, and past ones


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A sample that ends today, exported."""
    folder = tmp_path_factory.mktemp("export")
    until = system_clock().on.isoformat()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHDESK_HOME", str(folder / "home"))
        file, to = str(folder / "a.coachdesk"), str(folder / "to")
        words = ["--reps", "12", "--years", "1.5", "--seed", "7", "--until", until]
        for command, *args in ((sample, file, *words), (export, file, to)):
            assert CliRunner().invoke(command, args).exit_code == 0
    return folder


@pytest.fixture(scope="module", params=AGO)
def told(request, folder):
    """What `week --json` says of a day, and the rows to reckon it from."""
    now = system_clock().local
    on = now.date() - timedelta(days=request.param)
    at = now if on == now.date() else datetime.combine(on, time(23, 59))
    content = defaultdict(list)
    for line in (folder / "to" / "content.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        content[row["table"]].append(row)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHDESK_HOME", str(folder / "home"))
        args = [str(folder / "a.coachdesk"), "--on", on.isoformat(), "--json"]
        ran = CliRunner().invoke(week, args)
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout), Reckoned(content, at)


def days(part):
    return part["first"], part["last"]


def test_that_planned_done_and_left_add_up_to_the_budget(told):
    facts, rows = told
    figures = facts["budget"]
    wanted, planned, done, left = rows.budget(*days(facts["week"]))
    assert (figures["minutes"], figures["planned"], figures["left"]) == (wanted, planned, left)
    assert figures["done"] == done
    assert done + planned > 0


def test_that_the_week_has_seven_days_and_the_sessions_of_the_rows(told):
    facts, rows = told
    first, last = days(facts["week"])
    assert (date.fromisoformat(last) - date.fromisoformat(first)).days == 6
    assert first <= facts["on"] <= last
    planned = [ride for ride in rows.rows["ride"] if first <= ride["planned_on"] <= last]
    assert {each["id"] for each in facts["sessions"]} == {ride["id"] for ride in planned}
    stops = [stop for stop in rows.rows["stop"] if stop["ride_id"] in {r["id"] for r in planned}]
    assert sum(each["stops"] for each in facts["sessions"]) == len(stops)
    assert sum(each["watched"] for each in facts["sessions"]) == sum(s["watch"] for s in stops)
    by_id = {ride["id"]: ride for ride in planned}
    for each in facts["sessions"]:
        ride = by_id[each["id"]]
        assert each["coaching_minutes"] == rows.expected(ride)
        assert (each["starts_minute"], each["minutes"]) == (
            ride["starts_minute"], ride["minutes"] or ride["planned_minutes"],
        )  # fmt: skip


def test_that_what_has_passed_unanswered_is_asked_about(told):
    facts, rows = told
    open_rides = [ride for ride in rows.rows["ride"] if ride["ended_as"] is None]
    passed = {ride["id"] for ride in open_rides if rows.has_passed(ride)}
    assert set(facts["to_ask"]) == passed


def test_that_every_minute_of_the_week_counts_once(told):
    facts, rows = told
    minutes = rows.spent(*days(facts["week"]))
    for category in CATEGORIES:
        assert facts["time"]["minutes"][category] == pytest.approx(minutes[category], abs=0.02)
    assert facts["time"]["unsorted"] == pytest.approx(minutes[None], abs=0.02)


def test_that_the_split_is_by_the_tier_of_each_day(told):
    facts, rows = told
    minutes, heads = rows.split(*days(facts["quarter"]))
    for row in facts["quarter"]["split"]:
        assert row["minutes"] == pytest.approx(minutes[row["tier"]], abs=0.02)
        assert row["reps"] == heads[row["tier"]]
        share = 100 * minutes[row["tier"]] / (sum(minutes.values()) or 1)
        assert abs(row["percent"] - share) < 1
    percents = [row["percent"] for row in facts["quarter"]["split"]]
    assert sum(percents) == (100 if sum(minutes.values()) else 0)


def test_that_what_was_kept_is_counted_by_rep_tier_and_month(told):
    facts, rows = told
    of, quarter = facts["kept"], days(facts["quarter"])
    names = {rep["id"]: rep["name"] for rep in rows.rows["rep"]}
    tiers = defaultdict(dict)

    def tier(ride):
        on = ride["planned_on"]
        tiers[on] = tiers[on] or rows.tiers(on)
        return tiers[on][ride["rep_id"]]

    assert (of["done"], of["planned"]) == rows.kept(*quarter).get("", (0, 0))
    for by, name in (
        ("by_rep", lambda ride: names[ride["rep_id"]]),
        ("by_tier", tier),
        ("by_month", lambda ride: f"{ride['planned_on'][:7]}-01"),
    ):
        counted = {each["of"]: (each["done"], each["planned"]) for each in of[by]
                   if each["planned"]}  # fmt: skip
        assert counted == rows.kept(*quarter, name)
    assert of["reasons"] == dict(rows.reasons(*quarter))
    assert [count for _, count in of["reasons"].items()] == sorted(
        of["reasons"].values(), reverse=True
    )


def test_that_the_span_is_what_cadences_need_beside_what_was_given(told):
    facts, rows = told
    need, got = rows.span()
    span = facts["span"]
    assert span["reps"] == len(rows.roster(facts["on"]))
    assert span["needed_minutes"] == pytest.approx(need, abs=0.02)
    assert span["given_minutes"] == pytest.approx(got, abs=0.02)
    there = got if span["wanted_minutes"] is None else span["wanted_minutes"]
    assert span["short_minutes"] == pytest.approx(max(0, need - there), abs=0.02)
    assert span["coached_well"] == min(span["reps"], int(span["reps"] * there / need))


def test_that_each_line_of_who_is_next_says_what_the_rows_say(told):
    facts, rows = told
    tiers, on = rows.tiers(facts["on"]), date.fromisoformat(facts["on"])
    assert {line["id"] for line in facts["who_next"]} == {rep["id"] for rep in rows.rows["rep"]}
    for line in facts["who_next"]:
        assert line["tier"] == tiers[line["id"]]
        assert line["next_on"] == rows.next_on(line["id"])
        coached, cadence = rows.last_coached(line["id"]), rows.cadence(line["tier"])
        ago = (on - date.fromisoformat(coached)).days if coached else None
        if ago is not None and ago > cadence and "put aside" not in line["why"]:
            assert line["why"].startswith(f"not coached for {ago} days, cadence {cadence}")
        late, mine = rows.overdue(line["id"])
        assert ("steps" in line["reasons"]) == bool(late)
        assert ("your" in line["why"]) == bool(mine)
        if line["next_on"] and "talk" not in line["reasons"]:
            assert "planned" not in line["reasons"]


def test_that_wishes_come_first_then_who_is_past_cadence(told):
    facts, _ = told
    asked = ["asked" in line["reasons"] for line in facts["who_next"]]
    assert all(before >= after for before, after in pairwise(asked))


def test_that_what_the_coach_owes_is_all_that_is_open_and_the_coachs(told):
    facts, rows = told
    mine = {step["id"] for step in rows.rows["step"]
            if step["owner"] == "coach" and step["result"] is None}  # fmt: skip
    assert {step["id"] for step in facts["you_owe"]} == mine
