import pytest

from coachdesk.domain.column_names import PERSON_FIELDS, RESULT_FIELDS
from coachdesk.domain.columns import chosen, guess
from coachdesk.domain.refused import Refused

EXPORTS = [
    # the CRM export that the program was built with
    ("account,opportunity_id,sales_agent,deal_stage,product,close_date,close_value,created_on",
     "account deal_id rep stage product closed_on value created_on"),
    ("Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Created Date",
     "rep account product stage value closed_on created_on"),
    ("Deal Name,Deal Stage,Close Date,Deal owner,Amount,Record ID,Create Date",
     "product stage closed_on rep value deal_id created_on"),
    ("Account Executive,Status,Closing date,Betrag,Kunde", "rep stage closed_on value account"),
    ("Salesperson,STAGE NAME,Closed-Date,Deal Value", "rep stage closed_on value"),
    ("Ownr,Stge,Close_Dat,Amont", "rep stage closed_on value"),
    ("Deal - ID,Deal - Owner,Deal - Value,Deal - Status,Deal - Deal closed on",
     "deal_id rep value stage closed_on"),
    ("Account,Est. Revenue,Actual Revenue,Actual Close Date,Est. Close Date,Status,Owner",
     "account value closed_on stage rep"),
    ("Name,State,Team,Date of Birth", "rep"),
    ("Rep,Quarter,Quota,Attainment %", "rep period quota quota_percent"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "fields"), EXPORTS)
def test_that_the_columns_of_known_exports_are_guessed(header: str, fields: str) -> None:
    found = guess(RESULT_FIELDS, header.split(","))
    assert sorted(found, key=found.__getitem__) == fields.split()


def test_that_a_list_of_people_is_guessed() -> None:
    found = guess(PERSON_FIELDS, ["sales_agent", "manager", "regional_office"])
    assert found == {"name": 0, "manager": 1, "territory": 2}


def test_that_the_likelier_name_wins_and_no_column_serves_twice() -> None:
    found = guess(RESULT_FIELDS, ["Name", "Owner", "Stage", "Deal Stage"])
    assert (found["rep"], found["stage"]) == (1, 2)
    assert len(set(found.values())) == len(found)


def test_that_a_person_corrects_the_guess_by_any_name_of_the_field() -> None:
    header = ["Owner", "Backup", "Stage"]
    assert chosen(RESULT_FIELDS, header, {"rep": "Backup"})["rep"] == 1
    assert chosen(RESULT_FIELDS, header, {"Account Executive": "backup"})["rep"] == 1
    assert "stage" not in chosen(RESULT_FIELDS, header, {"stage": ""})
    taken = chosen(RESULT_FIELDS, header, {"product": "Stage"})
    assert taken == {"rep": 0, "product": 2}


def test_that_two_columns_of_one_name_have_to_be_told_apart() -> None:
    header = ["Owner", "Owner (2)", "Stage"]
    with pytest.raises(Refused, match=r'--map rep="Owner \(2\)"'):
        chosen(RESULT_FIELDS, header, {})
    assert chosen(RESULT_FIELDS, header, {"rep": "Owner (2)"})["rep"] == 1
    assert chosen(RESULT_FIELDS, header, {"rep": "Owner"})["rep"] == 0


@pytest.mark.parametrize("asked", [{"nonsense": "Owner"}, {"rep": "Nobody"}])
def test_that_a_wrong_correction_names_what_there_is(asked: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"there are .*\w"):
        chosen(RESULT_FIELDS, ["Owner", "Stage"], asked)
