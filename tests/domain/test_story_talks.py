"""What the sample team's story tells of the conversation: debriefs, one-to-ones, goals."""

from collections import Counter, defaultdict
from datetime import date
from statistics import mean

import pytest

from coachdesk.domain.outlook import Outlook, fall
from coachdesk.domain.sample import Question, story
from tests.domain.test_story import UNTIL, a_cast, on

QUESTIONS = (Question("q1", "reality", "What did you see?"), Question("q2", "goal", "What for?"))


@pytest.fixture(scope="module", params=[1, 7])
def told(request):
    """Twelve reps, eighteen months: by table, id → fields."""
    tables = defaultdict(dict)
    cast = a_cast(QUESTIONS)
    for batch in story(cast, seed=request.param, reps=12, years=1.5, until=UNTIL):
        for row in batch:
            assert row.id not in tables[row.table]
            tables[row.table][row.id] = row.fields
    return tables


def debriefed(told):
    return {
        id: call for id, call in told["call"].items()
        if call["role"] == "coaching" and call.get("closed_at") and "together_id" not in call
    }  # fmt: skip


def test_that_reps_speak_first_and_are_asked_more_as_time_goes_on(told):
    calls = sorted(debriefed(told).values(), key=lambda call: call["held_on"])
    views = [call for call in calls if call.get("rep_view")]
    assert 0.8 < len(views) / len(calls) < 1
    assert len({call["rep_view"] for call in views}) > 150
    half = len(calls) // 2
    early, late = ([call["guided"] == "guided" for call in part]
                   for part in (calls[:half], calls[half:]))  # fmt: skip
    assert mean(late) > mean(early) + 0.08
    assert {call["spoke"] for call in calls} == {"coach", "even", "rep"}
    assert 0 < sum("overrode_at" in call for call in calls) < 0.15 * len(calls)
    for call in calls:
        assert call["ended_at"] < call["debrief_began_at"] <= call["closed_at"]


def test_that_some_calls_are_debriefed_as_one_and_a_few_never_with_the_reason(told):
    calls = told["call"]
    as_one = {id: call for id, call in calls.items() if "together_id" in call}
    never = {id: call for id, call in calls.items() if "undebriefed" in call}
    assert 3 < len(as_one) < 40
    assert 3 < len(never) < 30
    of_talks = [x["call_id"] for table in ("rating", "step", "way", "asked")
                for x in told[table].values() if "call_id" in x]  # fmt: skip
    assert not {*as_one, *never} & set(of_talks)
    for call in as_one.values():
        head = calls[call["together_id"]]
        assert "together_id" not in head
        assert (head["rep_id"], head["closed_at"]) == (call["rep_id"], call["closed_at"])
        assert head["started_at"] > call["started_at"]
    for call in never.values():
        assert "closed_at" not in call


def test_that_some_days_are_talked_over_in_the_evening(told):
    evenings = told["day_debrief"].values()
    assert len(evenings) > 15
    assert len({(x["rep_id"], x["held_on"]) for x in evenings}) == len(evenings)
    assert {x["audience"] for x in evenings} == {"rep", "private"}
    for x in evenings:
        assert x["held_on"] == x["began_at"][:10] < UNTIL.on.isoformat()
        assert x["began_at"] < x["closed_at"]
        assert "{" not in x["note"]


def test_that_reps_see_themselves_a_little_higher_on_the_whole(told):
    by_call = defaultdict(dict)
    for x in told["rating"].values():
        by_call[x["call_id"], x["skill_id"]][x.get("rater", "coach")] = x["level"]
    gaps = [pair["rep"] - pair["coach"] for pair in by_call.values()
            if len(pair) == 2 and pair["coach"]]  # fmt: skip
    assert 0.1 < mean(gaps) < 0.6
    assert sum(gap < 0 for gap in gaps) > 0.05 * len(gaps)


def test_that_what_is_shared_is_shared_as_a_whole_and_some_stays_private(told):
    shared = defaultdict(set)
    for x in told["rating"].values():
        shared[x["call_id"]].add(x.get("audience", "private"))
    assert all(len(audiences) == 1 for audiences in shared.values())
    counts = Counter(next(iter(audiences)) for audiences in shared.values())
    assert counts["rep"] > 2 * counts["private"] > 0
    assert all(x["audience"] == "rep" for x in told["entry"].values() if x["feedback"])
    private = [x for x in told["entry"].values() if x.get("audience", "private") == "private"]
    assert len(private) > 0.6 * len(told["entry"])
    assert not [x for x in told["entry"].values()
                if x["mark"] == "account" and x.get("audience") == "rep"]  # fmt: skip


def test_that_a_few_notes_are_for_the_rep_and_a_few_for_the_director(told):
    counts = Counter(note.get("audience", "private") for note in told["note"].values())
    assert counts["private"] > counts["rep"] + counts["director"]
    assert min(counts["rep"], counts["director"]) > 2


def test_that_goals_are_agreed_checked_by_what_was_seen_and_some_are_reached(told):
    goals = told["goal"].values()
    assert any(goal.get("reached_on") for goal in goals)
    assert any("coach_agreed_on" not in goal for goal in goals)  # the rep's own proposal
    assert all(goal["audience"] == "rep" for goal in goals)
    assert all(goal["due_on"] > UNTIL.on.isoformat() for goal in goals if "due_on" in goal)
    entries = told["entry"]
    assert len(told["citation"]) > 10
    for cited in told["citation"].values():
        assert entries[cited["entry_id"]]["text"] == cited["text"]
        assert told["checkpoint"][cited["checkpoint_id"]]["checked_on"] == cited["held_on"]


def test_that_one_to_ones_take_minutes_close_on_a_step_or_say_why_not(told):
    agreed = {step["ride_id"] for step in told["step"].values() if "call_id" not in step}
    held = {id: ride for id, ride in told["ride"].items()
            if ride["kind"] == "one-to-one" and ride["ended_as"] == "done"}  # fmt: skip
    assert len(held) > 100
    for id, ride in held.items():
        assert 15 < ride["minutes"] < 40
        assert (id in agreed) != bool(ride["reason_note"])


def test_that_somebodys_outlook_fell_by_two(told):
    by_rep = defaultdict(list)
    for id, one in told["outlook"].items():
        on = date.fromisoformat(one["noted_on"])
        by_rep[one["rep_id"]].append(Outlook(id, on, one["level"], one["words"]))
    fell = [rep for rep, said in by_rep.items() if fall(said, UNTIL.on)]
    assert 1 <= len(fell) <= 4


def test_that_questions_and_ways_to_learn_are_there_and_every_phrase_is_filled_in(told):
    assert {x["question_id"] for x in told["asked"].values()} == {"q1", "q2"}
    assert {x["kind"] for x in told["way"].values()} == {"watch", "rehearse", "read", "try"}
    texts = [x.get("rep_view", "") for x in told["call"].values()]
    for table, field in (("way", "what"), ("goal", "words"), ("outlook", "words")):
        texts += [x[field] for x in told[table].values()]
    assert not [text for text in texts if "{" in text or "}" in text]


def test_that_then_and_now_lie_apart_and_both_are_shared_words_of_the_rep(told):
    assert len(told["quotation"]) >= 4
    for chosen in told["quotation"].values():
        then, now = (told["call"][chosen[name]] for name in ("then_id", "now_id"))
        assert then["rep_view_audience"] == now["rep_view_audience"] == "rep"
        assert then["focus_1_id"] == now["focus_1_id"] == chosen["skill_id"]
        assert (on(now["held_on"]) - on(then["held_on"])).days >= 60
        assert then["rep_view"] != now["rep_view"]


def test_that_one_rating_is_disputed_and_it_is_lower_than_the_reps_own(told):
    (disputed,) = [x for x in told["rating"].values() if x.get("disputed_on")]
    place = disputed["call_id"], disputed["skill_id"]
    (own,) = [x["level"] for x in told["rating"].values()
              if x.get("rater") == "rep" and (x["call_id"], x["skill_id"]) == place]  # fmt: skip
    assert own > disputed["level"]
    assert disputed["disputed_on"] > told["call"][disputed["call_id"]]["held_on"]
