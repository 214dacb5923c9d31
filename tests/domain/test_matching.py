import pytest

from coachdesk.domain.matching import Known, People, id_of_new, turned

ANN = Known("1", ("Ann Becker", "Ann Lee"), ("7",))
JOSE = Known("2", ("José Núñez",))
PEOPLE = People([ANN, JOSE, Known("3", ("Bob",), archived=True)])


@pytest.mark.parametrize(
    "name", ["Ann Becker", "ANN  becker ", "Becker, Ann", "Ann Lee", "lee, ann"]
)
def test_that_somebody_is_known_by_every_name_and_spelling(name: str) -> None:
    assert PEOPLE.called(name) == [ANN]


def test_that_composed_and_combining_signs_are_one() -> None:
    assert PEOPLE.called("José Núñez") == [JOSE]


def test_that_the_id_goes_before_the_name() -> None:
    assert PEOPLE.called("José Núñez", "7") == [ANN]
    assert PEOPLE.called("Ann Becker", "8") == []  # another of that name
    assert PEOPLE.called("José Núñez", "8") == [JOSE]  # who had no id yet


def test_that_a_present_name_goes_before_a_former_one() -> None:
    other = Known("4", ("Ann Lee",))
    people = People([ANN, other])
    assert people.called("Ann Lee") == [other]
    assert people.called("Ann Becker") == [ANN]


def test_that_several_of_a_name_are_all_told() -> None:
    twins = [Known("5", ("Kim Ode",)), Known("6", ("kim ode",))]
    assert People(twins).called("Kim Ode") == twins


def test_that_almost_the_same_name_is_pointed_at() -> None:
    assert PEOPLE.alike("Ann Beker") == "Ann Becker"
    assert PEOPLE.alike("Somebody Else") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [("Cantwell, Donn", "Donn Cantwell"), ("Donn Cantwell", "Donn Cantwell"), ("Lee, ", "Lee, "),
     ("Smith, Jr.", "Smith, Jr."), ("a, b, c", "a, b, c")],
)  # fmt: skip
def test_that_last_first_is_turned(written: str, said: str) -> None:
    assert turned(written) == said


def test_that_a_new_person_has_the_same_id_everywhere() -> None:
    assert id_of_new("Becker, Ann") == id_of_new("ann  BECKER") != id_of_new("Ann Becker", "7")
    assert id_of_new("Ann", "7") == id_of_new("Anna", "7")
