"""The Team table's figures, reckoned again from what `export` wrote, by another hand."""

import csv
import json
from collections import defaultdict
from datetime import date

import pytest
from click.testing import CliRunner

from coachdesk.cli.keeping import export
from coachdesk.cli.roster import roster
from coachdesk.cli.sample import sample
from coachdesk.store.clock import system_clock


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the commands say of one sample: roster --json, content.jsonl by table, the folder."""
    folder = tmp_path_factory.mktemp("export")
    today = system_clock().on
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHDESK_HOME", str(folder / "home"))
        file, to = str(folder / "a.coachdesk"), str(folder / "to")
        words = ["--reps", "15", "--years", "1.2", "--until", today.isoformat()]
        for command, *args in ((sample, file, *words), (export, file, to)):
            assert CliRunner().invoke(command, args).exit_code == 0
        rows = json.loads(CliRunner().invoke(roster, [file, "--json"]).stdout)
    content = defaultdict(list)
    for line in (folder / "to" / "content.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        content[row["table"]].append(row)
    return rows, content, folder / "to", today.isoformat()


def of(content, table, rep_id):
    return [row for row in content[table] if row["rep_id"] == rep_id]


def test_that_won_and_lost_are_those_of_the_last_twelve_months(told):
    rows, content, _, today = told
    months = sorted({x["starts_on"] for x in content["result"]
                     if x["metric"] != "quota" and x["ends_on"] < today})[-12:]  # fmt: skip
    assert len(months) == 12
    for row in rows:
        sums = defaultdict(float)
        for result in of(content, "result", row["id"]):
            if result["starts_on"] in months:
                sums[result["metric"]] += result["value"]
        for metric in ("won_count", "lost_count", "won_value"):
            assert (row[metric] or 0) == sums[metric]
        decided = sums["won_count"] + sums["lost_count"]
        assert row["win_rate"] == (round(sums["won_count"] / decided, 4) if decided else None)


def test_that_a_tier_follows_from_the_results(told):
    rows, content, _, today = told
    started = {rep["id"]: date.fromisoformat(rep["started_on"]) for rep in content["rep"]}
    new = {id for id, day in started.items() if (date.fromisoformat(today) - day).days < 88}
    ranked = sorted((row for row in rows if row["id"] not in new), key=lambda x: -x["won_value"])
    fifth = max(1, round(len(ranked) * 0.2))
    expected = ["top"] * fifth + ["middle"] * (len(ranked) - 2 * fifth) + ["bottom"] * fifth
    assert [row["tier"] for row in ranked] == expected
    assert {row["tier"] for row in rows if row["id"] in new} == {"new"}


def test_that_last_coached_and_next_are_those_of_the_calls_and_rides(told):
    rows, content, _, today = told
    for row in rows:
        coached = [call["held_on"] for call in of(content, "call", row["id"])
                   if call["role"] == "coaching" and call["ended_at"]]  # fmt: skip
        ahead = [ride["planned_on"] for ride in of(content, "ride", row["id"])
                 if ride["ended_as"] is None and ride["planned_on"] >= today]  # fmt: skip
        assert row["last_coached_on"] == max(coached, default=None)
        assert row["next_on"] == min(ahead, default=None)


def test_that_open_and_overdue_steps_are_counted(told):
    rows, content, _, today = told
    assert any(row["overdue_steps"] for row in rows)
    for row in rows:
        left = [step for step in of(content, "step", row["id"]) if step["result"] is None]
        late = [step for step in left if step["due_on"] and step["due_on"] < today]
        assert (row["open_steps"], row["overdue_steps"]) == (len(left), len(late))


def test_that_who_is_past_cadence_comes_before_who_has_no_reason_and_why_says_so(told):
    rows, content, *_ = told
    cadence, today = {"top": 35, "middle": 35, "bottom": 42, "new": 30}, system_clock().on
    cadence |= {rule["name"].removeprefix("cadence "): int(rule["value"])
                for rule in content["rule"] if rule["name"].startswith("cadence ")}  # fmt: skip
    days = [(today - date.fromisoformat(row["last_coached_on"])).days for row in rows]
    over = [ago > cadence[row["tier"]] for ago, row in zip(days, rows, strict=True)]
    calm = [not any(word in row["why"] for word in "·:") and not late
            for row, late in zip(rows, over, strict=True)]  # fmt: skip
    assert any(over)
    assert max(at for at, late in enumerate(over) if late) < calm.index(True)
    for row, ago, late in zip(rows, days, over, strict=True):
        said = f"not coached for {ago} days, cadence {cadence[row['tier']]}"
        assert row["why"].startswith(said if late else "coached ")
        assert ("overdue" in row["why"]) == (row["overdue_steps"] > 0)


def test_that_csv_and_lines_hold_the_same(told):
    _, content, folder, _ = told
    for table in ("rep", "call", "entry", "rating", "result", "step"):
        with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = {row["id"]: row for row in csv.DictReader(file)}
        assert len(cells) == len(content[table])
        for row in content[table]:
            for name, value in row.items():
                if name not in ("table", "id") and not isinstance(value, float):
                    cell = cells[row["id"]][name]
                    text = "" if value is None else str(value)
                    assert cell in (text, f"'{text}")
