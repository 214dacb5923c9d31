import pytest

from coachdesk.exchange.tables import tables_in
from tests.builders import a_rep


@pytest.mark.parametrize("name", ["Team.xlsx", "Team.csv"])
def test_that_the_team_is_saved_as_a_table_and_no_name_in_it_is_a_formula(
    screen, prompts, tmp_path, name
):
    a_rep(screen.session.store, "=cmd()")
    screen.refresh()
    path = tmp_path / name
    prompts.answers.append(path)
    screen.acts.save.trigger()
    (table,) = tables_in(path)
    assert [row.cells[0] for row in table.rows] == [
        "'=cmd()", "Darcel Schleicher", "Zane Levin", "Kary Hendriks",
    ]  # fmt: skip
    assert table.rows[1].cell(2) == "Chicago North"
    assert screen.session.heard == [f"Saved {name}"]


@pytest.mark.parametrize("name", ["Team.xlsx", "Team.csv"])
def test_that_a_place_that_cannot_be_written_is_said(screen, prompts, tmp_path, name):
    prompts.answers.append(tmp_path / "none" / name)
    screen.acts.save.trigger()
    assert screen.session.failures == [f"{name} could not be written: No such file or directory."]
