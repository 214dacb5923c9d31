import pytest

from coachdesk.domain.lights import lights
from coachdesk.domain.personal import personal

WELL = {"behaviours": 1, "words": 20, "limit": 250, "actions": 1, "texts": ["Price list early"]}


def unlit(**facts):
    return [(light.name, light.says) for light in lights(**(WELL | facts)) if not light.lit]


def test_that_short_usable_feedback_lights_all_four():
    assert [light.lit for light in lights(**WELL)] == [True] * 4
    assert not any(light.advice for light in lights(**WELL))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"behaviours": 0}, ("behaviour", "no behaviour chosen")),
        ({"words": 251}, ("words", "251 words, 1 over")),
        ({"actions": 0}, ("action", "no action")),
        ({"actions": 3}, ("action", "3 actions")),
        ({"texts": ["fine", "She is pregnant"]}, ("personal", "“pregnant”")),
    ],
)
def test_that_each_light_says_what_is_in_the_way(facts, said):
    assert unlit(**facts) == [said]


def test_that_what_is_in_the_way_comes_with_advice():
    (light,) = (each for each in lights(**(WELL | {"texts": ["off sick"]})) if not each.lit)
    assert light.advice.startswith("“off sick” may be about health")


def test_that_the_limit_itself_is_within_it():
    assert unlit(words=250) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("was on SICK LEAVE last week", "health"),
        ("her husband lost his job", "family"),
        ("no calls during Ramadan", "belief"),
        ("he joined the union", "union"),
        ("too  old for this territory", "age"),
        ("kids, again", "family"),
    ],
)
def test_that_words_on_the_person_are_found_in_any_case_and_spacing(text, about):
    assert personal([text]).about == about


@pytest.mark.parametrize(
    "text",
    [
        "a hospital with forty doctors",
        "the family business buys in March",
        "tender under European Union rules",
        "asked for the average discount",
        "packaging for kidney patients",
        "",
    ],
)
def test_that_the_customers_business_is_not_taken_for_the_person(text):
    assert personal([text]) is None
