import pytest

from coachdesk.desk.curbside import curbside
from coachdesk.desk.curbside_lights import curbside_lights
from coachdesk.desk.debrief_note import write_longer_note
from coachdesk.desk.report_settings import set_word_limit
from tests.builders import TUESDAY, a_call, a_rep, a_ride, a_step, an_entry


@pytest.fixture
def ann(store):
    return a_rep(store)


def said(store, call):
    lights = curbside_lights(store, curbside(store, call), TUESDAY.on)
    return [light.says for light in lights]


def test_that_only_what_the_rep_is_given_counts_as_behaviour_and_words(store, ann):
    call = a_call(store, ann)
    an_entry(store, call, ann, "kept to oneself")
    assert said(store, call)[:2] == ["no behaviour chosen", "0 words"]
    an_entry(store, call, ann, "price list came early", audience="rep")
    an_entry(store, call, ann, "they hire", audience="rep", mark="account")
    a_step(store, ann, "Ask first", call_id=call, how_seen="next call")
    assert said(store, call)[:3] == ["a behaviour", "8 words", "one action"]


def test_that_my_own_promise_is_no_second_action(store, ann):
    call = a_call(store, ann)
    a_step(store, ann, call_id=call)
    a_step(store, ann, call_id=call, owner="coach")
    assert said(store, call)[2] == "one action"
    a_step(store, ann, call_id=call)
    assert said(store, call)[2] == "2 actions"


def test_that_the_step_of_the_whole_ride_along_is_the_action_of_each_call(store, ann):
    ride = a_ride(store, ann)
    first, second = (a_call(store, ann, ride_id=ride) for _ in range(2))
    a_step(store, ann, call_id=first, ride_id=ride)
    assert [said(store, call)[2] for call in (first, second)] == ["one action"] * 2


def test_that_personal_words_are_found_in_private_texts_too(store, ann):
    call = a_call(store, ann)
    assert said(store, call)[3] == "nothing personal"
    write_longer_note(store, TUESDAY, rep_id=ann, call_id=call, text="seems depressed")
    assert said(store, call)[3] == "“depressed”"


def test_that_the_limit_is_the_reports(store, ann):
    set_word_limit(store, TUESDAY, words=50)
    call = a_call(store, ann)
    an_entry(store, call, ann, "word " * 51, audience="rep")
    assert said(store, call)[1] == "51 words, 1 over"
