import json
import resource
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coachdesk.cli.importing import import_reps, import_results
from coachdesk.cli.roster import roster
from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from tests.sheets import an_xlsx

_BESIDE = [above / "shared" / "data" for above in Path(__file__).resolve().parents]
REAL = next((folder for folder in _BESIDE if folder.exists()), _BESIDE[0])
TEAM = "sales_agent,manager,regional_office\nAnn Becker,Kim,North\nBob Olsen,Lou,South\n"
DEALS = """account,opportunity_id,sales_agent,deal_stage,product,close_date,close_value,created_on
Acme,A1,Ann Becker,Won,GTX,2017-03-04,500.5,2017-01-01
Acme,A2,Ann Becker,Won,GTX,2017-03-05,,2017-01-01
Zot,A3,"Becker, Ann",Lost,GTX,2017-04-05,0.0,2017-01-01
,A4,Ann Becker,In_Progress,GTX,,,2017-05-01
Zot,A5,Cem Unknown,Won,GTX,2017-03-04,9,2017-01-01
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    now, file = system_clock(), tmp_path / "Team.coachdesk"
    store = new_file(Home.find(), file, now)
    publish(store, file, now)
    store.close()
    return file


def table(file: Path, text: str, name: str = "table.csv") -> Path:
    path = file.with_name(name)
    path.write_text(text, encoding="utf-8")
    return path


def told(command: Any, file: Path, path: Path, *options: str) -> Any:
    done = CliRunner().invoke(
        command, [str(file), str(path), "--json", *options], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def refusal(command: Any, file: Path, path: Path, *options: str) -> str:
    before = file.read_bytes()
    with pytest.raises(Refused) as refused:
        CliRunner().invoke(command, [str(file), str(path), *options], catch_exceptions=False)
    assert file.read_bytes() == before
    assert "\n" not in str(refused.value)
    return str(refused.value)


def the_roster(file: Path) -> list[Any]:
    done = CliRunner().invoke(roster, [str(file), "--json"], catch_exceptions=False)
    found: list[Any] = json.loads(done.output)
    return found


def test_that_only_one_coachs_team_is_taken_where_asked(file: Path) -> None:
    found = told(import_reps, file, table(file, TEAM), "--only", "manager=kim")
    assert [item["who"] for item in found["new"]] == ["Ann Becker"]
    assert found["columns"] == {
        "name": "sales_agent", "territory": "regional_office", "manager": "manager",
    }  # fmt: skip
    assert "there are: Kim, Lou" in refusal(
        import_reps, file, table(file, TEAM), "--only", "manager=Max"
    )


def test_that_a_dry_run_shows_all_and_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    found = told(import_reps, file, table(file, TEAM), "--dry-run")
    assert found["dry_run"]
    assert len(found["new"]) == 2
    assert file.read_bytes() == before
    assert the_roster(file) == []


def test_that_deals_arrive_as_results_and_what_is_worth_knowing_is_said(file: Path) -> None:
    told(import_reps, file, table(file, TEAM))
    found = told(import_results, file, table(file, DEALS))
    assert [item["what"] for item in found["new"]] == [
        "won 2, lost 0, value 500.5", "won 0, lost 1, value 0",
    ]  # fmt: skip
    assert found["left_out"] == [{"line": 6, "who": "Cem Unknown", "what": "1 line"}]
    assert "Kept as open deals: In_Progress 1." in found["said"]
    assert "1 won deal without a value, counted as 0." in found["said"]
    ann = next(row for row in the_roster(file) if row["name"] == "Ann Becker")
    assert (ann["won_count"], ann["lost_count"], ann["won_value"]) == (2, 1, 500.5)
    again = told(import_results, file, table(file, DEALS))
    assert (again["new"], again["changed"], again["unchanged"]) == ([], [], 2)


def test_that_another_crms_export_is_understood(file: Path) -> None:
    told(import_reps, file, table(file, "First Name;Last Name;Region\nAnn;Becker;North\n"))
    deals = (
        "Opportunity Owner;Stage;Amount;Close Date\n"
        "Ann Becker;Closed Won;1.234,56;14.03.2025\nAnn Becker;Closed Lost;5,0;02.03.2025\n"
    )
    found = told(import_results, file, table(file, deals))
    assert [item["what"] for item in found["new"]] == ["won 1, lost 1, value 1,234.56"]


def test_that_a_doubtful_order_of_day_and_month_is_asked_for(file: Path) -> None:
    told(import_reps, file, table(file, TEAM))
    deals = table(file, "Owner,Stage,Amount,Close Date\nAnn Becker,Won,5,03/04/2025\n")
    assert "--dates day-first" in refusal(import_results, file, deals)
    found = told(import_results, file, deals, "--dates", "month-first", "--dry-run")
    assert found["new"][0]["who"] == "Ann Becker, Mar 2025"
    found = told(import_results, file, deals, "--dates", "day-first", "--dry-run")
    assert found["new"][0]["who"] == "Ann Becker, Apr 2025"


def test_that_a_stage_that_does_not_say_how_it_ended_is_refused_until_told(file: Path) -> None:
    told(import_reps, file, table(file, TEAM))
    deals = table(file, "Owner,Stage,Amount,Close Date\nBob Olsen,Won,5,2025-03-14\n"
                  "Ann Becker,Closed,5,2025-03-14\n")  # fmt: skip
    (problem,) = told(import_results, file, deals, "--dry-run")["refused"]
    assert problem["line"] == 3
    assert len(told(import_results, file, deals, "--won", "closed")["new"]) == 2


def test_that_each_bad_line_is_refused_with_its_number_and_the_rest_is_taken(file: Path) -> None:
    told(import_reps, file, table(file, TEAM))
    lines = ["Ann Becker,Won,5,2025-03-14,A", "Ann Becker,Won,five,2025-03-14,B",
             "Ann Becker,Won,5,31.02.2025,C", "Ann Becker,Won,5,,D", ",Won,5,2025-03-14,E",
             "Ann Becker,,5,2025-03-14,F", "Ann Becker,Won,7,2025-03-14,A",
             "Ann Becker,Won,-5,2025-03-14,G"]  # fmt: skip
    head = "Owner,Stage,Amount,Close Date,Deal Id\n"
    found = told(import_results, file, table(file, head + "\n".join(lines)))
    assert [(problem["line"], problem["reason"]) for problem in found["refused"]] == [
        (3, "Amount: “five” is no amount"), (4, "Close Date: “31.02.2025” is no date"),
        (5, "won, but without a close date"), (6, "there is no rep"), (7, "there is no stage"),
        (8, "the deal A stands on line 2 already"),
    ]  # fmt: skip
    assert found["new"][0]["what"] == "won 2, lost 0, value 0"
    assert "1 won deal with a negative value, counted so." in found["said"]


def test_that_a_quota_table_is_understood(file: Path) -> None:
    told(import_reps, file, table(file, TEAM))
    path = an_xlsx(file.with_name("q.xlsx"), [["Quota 2025"], ["Rep", "Quarter", "Attainment"],
                   ["Becker, Ann", "Q1 2025", 1.04], ["Bob Olsen", "2025-Q1", "98%"]])  # fmt: skip
    found = told(import_results, file, path)
    assert [(item["who"], item["what"]) for item in found["new"]] == [
        ("Ann Becker, 2025-01-01 to 2025-03-31", "quota met in % 104"),
        ("Bob Olsen, 2025-01-01 to 2025-03-31", "quota met in % 98"),
    ]  # fmt: skip
    assert "“Attainment” is read in ones: 1.04 is 104 %." in found["said"]


def test_that_several_fitting_sheets_are_asked_for_and_the_only_one_is_found(file: Path) -> None:
    def add(book: Any, _sheet: Any) -> None:
        book.add_worksheet("Notes").write_column(0, 0, ["Read me", "twice"])
        book.add_worksheet("South").write_column(0, 0, ["Owner", "Cem"])

    path = an_xlsx(file.with_name("p.xlsx"), [["Read me"], ["once"]], add)
    assert told(import_reps, file, path, "--dry-run")["new"][0]["who"] == "Cem"
    both = an_xlsx(file.with_name("p.xlsx"), [["Owner"], ["Ann"]], add)
    assert "--sheet NAME. There are: People, South" in refusal(import_reps, file, both)
    assert told(import_reps, file, both, "--sheet", "south")["new"][0]["who"] == "Cem"
    assert "no sheet" in refusal(import_reps, file, both, "--sheet", "West")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"), ("Owner,Region\n", "no rows below"), ("Foo,Bar\nx,y\n", "--map name=COLUMN"),
        ("Owner,Owner\nAnn,Bob\n", 'name="Owner (2)"'), ("Owner\n\u200e\n ,\n", "no name"),
        ('Owner\n"Ann\n', "quotation mark"), ("Owner,Region\n,North\n,South\n", "for 1 more"),
    ],
)  # fmt: skip
def test_that_a_table_of_which_nothing_can_be_taken_gets_one_sentence(
    file: Path, text: str, word: str
) -> None:
    path = table(file, text)
    assert word in refusal(import_reps, file, path)


def test_that_the_guess_is_corrected_by_map(file: Path) -> None:
    path = table(file, "Foo,Region,Bar\nAnn,North,x\n")
    found = told(import_reps, file, path, "--map", "name=Foo", "--map", "territory=Bar")
    assert found["columns"] == {"name": "Foo", "territory": "Bar"}
    done = CliRunner().invoke(import_reps, [str(file), str(path), "--map", "nonsense"])
    assert done.exit_code == 2


def test_that_a_list_without_a_header_is_taken_whole(file: Path) -> None:
    path = table(file, "Ann Lee\nBob Ray\n")
    assert "there are: Ann Lee" in refusal(import_reps, file, path)
    found = told(import_reps, file, path, "--no-header", "--dry-run")
    assert [item["line"] for item in found["new"]] == [1, 2]


def test_that_a_person_reads_what_was_done(file: Path) -> None:
    many = "Owner\n" + "\n".join(f"Rep {n}" for n in range(25))
    done = CliRunner().invoke(import_reps, [str(file), str(table(file, many))])
    assert "New: 25" in done.output
    assert "  line 2: Rep 0" in done.output
    assert "and 5 more" in done.output


@pytest.mark.skipif(not REAL.exists(), reason="the real export is not beside the project")
def test_that_the_real_export_comes_in_with_the_right_totals(file: Path) -> None:
    import csv
    from collections import Counter

    told(import_reps, file, REAL / "crm_sales_teams.csv")
    started, cpu = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = told(import_results, file, REAL / "crm_sales_pipeline.csv")
    assert len(found["new"]) == 300
    assert time.perf_counter() - started < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - cpu < 6
    won: Counter[str] = Counter()
    with (REAL / "crm_sales_pipeline.csv").open(newline="", encoding="utf-8") as source:
        for row in csv.DictReader(source):
            if row["deal_stage"] == "Won":
                won[row["sales_agent"]] += round(100 * float(row["close_value"] or 0))
    assert {row["name"]: round(100 * row["won_value"]) for row in the_roster(file)} == won
