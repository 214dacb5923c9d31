from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.cadence import Standing
from coachdesk.domain.outlook import Fall
from coachdesk.domain.who_next import (
    DEFAULTS,
    DISMISSABLE,
    FLAGS,
    NAMES,
    WEIGHTS,
    Facts,
    Wish,
    ranked,
)

TODAY = date(2026, 11, 24)


def ago(days):
    return TODAY - timedelta(days)


def rep(name="Ann", days=20, **facts):
    coached = None if days is None else ago(days)
    standing = Standing(facts.pop("cadence", 35), coached, facts.pop("since", None), TODAY)
    return Facts(name, name, facts.pop("tier", "middle"), standing, **facts)


def why(**facts):
    (line,) = ranked([rep(**facts)])
    return line.why


def order(*people, **weights):
    return [line.name for line in ranked(people, DEFAULTS | weights)]


# What makes each reason there, on a rep who has none of it.
GIVEN = {
    "cadence": lambda one: replace(one, standing=replace(one.standing, coached_on=ago(70))),
    "planned": lambda one: replace(one, next_on=None),
    "asked": lambda one: replace(one, wishes=(Wish("pricing talks", ago(12)),)),
    "outlook": lambda one: replace(one, fell=Fall(4, 2, ago(3))),
    "steps": lambda one: replace(one, overdue=1),
    "higher": lambda one: replace(one, higher=(("Plan the call", 2),)),
    "mending": lambda one: replace(one, mends_only=True),
    "talk": lambda one: replace(one, talk_before=date(2026, 12, 31)),
}


def plain(name):
    """Coached 30 days ago with a visit planned after the quarter: no reason but that."""
    return rep(name, 30, tier="top", next_on=date(2027, 1, 7))


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("weight", WEIGHTS)
def test_that_each_reason_changes_the_order_unless_its_weight_is_none(flag, weight):
    given_it = GIVEN[flag](plain("Zoe"))
    ahead = "Ann" if weight == "not at all" and flag != "cadence" else "Zoe"
    assert order(plain("Ann"), given_it, **{flag: weight})[0] == ahead


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("other", FLAGS)
def test_that_what_is_weighed_first_precedes_all_other_reasons(flag, other):
    if flag == other:
        return
    weights = dict.fromkeys(FLAGS, "much") | {flag: "first"}
    one = GIVEN[flag](plain("Zoe"))
    assert order(GIVEN[other](plain("Ann")), one, **weights)[0] == "Zoe"


@given(st.permutations(FLAGS), st.sets(st.sampled_from(FLAGS)), st.sampled_from(FLAGS))
def test_that_one_reason_more_never_puts_a_rep_further_down(flags, has, more):
    """Whatever else is known of two reps alike, a reason moves its rep up or leaves the place."""
    one = plain("Zoe")
    for flag in flags:
        one = GIVEN[flag](one) if flag in has else one
    twin = replace(one, rep_id="Ann", name="Ann")
    assert order(twin, GIVEN[more](one))[0] == ("Ann" if more in has else "Zoe")


@given(st.permutations([rep(name, days) for name, days in zip("ABCDEFG", range(7), strict=True)]))
def test_that_the_order_does_not_depend_on_the_order_they_come_in(people):
    assert order(*people) == list("GFEDCBA")


def test_that_every_reason_stands_in_words_and_no_figure_of_the_order():
    told = why(
        days=47, wishes=(Wish("pricing talks", ago(12)),), overdue=2, mends_only=True,
        higher=(("Plan the call", 2),),
    )  # fmt: skip
    assert told == (
        "not coached for 47 days, cadence 35 · nothing planned · asked for help with pricing talks"
        " on 12 Nov · two steps overdue · sees Plan the call higher than you, twice · mending only"
        " for 90 days"
    )


def test_that_a_rep_past_cadence_comes_before_one_who_is_not():
    assert order(rep("Ann", 34), rep("Bo", 47)) == ["Bo", "Ann"]
    assert order(rep("Ann", 40, cadence=42), rep("Bo", 36)) == ["Bo", "Ann"]


def test_that_past_cadence_outweighs_two_overdue_steps():
    assert order(rep("Ann", 16, overdue=2), rep("Bo", 36, next_on=TODAY)) == ["Bo", "Ann"]


def test_that_an_open_request_tops_the_list_and_who_waited_longest_comes_first():
    asked = [rep(name, 3, wishes=(Wish("", ago(days)),)) for name, days in (("Cy", 1), ("Di", 9))]
    assert order(rep("Ann", 9), rep("Bo", 300), *asked) == ["Di", "Cy", "Bo", "Ann"]


def test_that_who_was_never_coached_comes_before_whose_cadence_has_passed_as_long():
    assert order(rep("Ann", 47), rep("Bo", None, since=ago(47))) == ["Bo", "Ann"]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("", "asked to be coached today"),
        ("pricing talks", "asked for help with pricing talks today"),
        ("Help with  pricing talks", "asked for help with pricing talks today"),
        ("Pricing talks", "asked for help with “Pricing talks” today"),
        ("Can you come along?", "asked “Can you come along?” today"),
        ("x" * 80, f"asked for help with {'x' * 80} today"),
        ("x" * 90, f"asked for help with {'x' * 79}… today"),
        ("the offer in short.", "asked “the offer in short.” today"),
    ],
)
def test_that_a_wish_is_said_within_the_line(what, words):
    assert words in why(wishes=(Wish(what, TODAY),))


@pytest.mark.parametrize(
    ("count", "mine", "words"),
    [
        (1, 0, "a step overdue"),
        (1, 1, "a step of yours overdue"),
        (3, 1, "three steps overdue, one of them yours"),
        (2, 2, "two steps overdue, all yours"),
        (12, 0, "12 steps overdue"),
    ],
)
def test_that_my_own_overdue_promises_are_named(count, mine, words):
    assert why(overdue=count, mine=mine).endswith(words)


def test_that_nothing_planned_is_said_only_when_the_cadence_runs_out_soon():
    assert why(days=20) == "coached 20 days ago"
    assert why(days=21) == "coached 21 days ago · nothing planned"
    assert why(days=21, next_on=TODAY) == "coached 21 days ago"


def test_that_each_line_has_one_action_and_who_has_something_planned_needs_none():
    end = date(2026, 12, 31)
    people = [
        rep("plan"),
        rep("none", next_on=date(2026, 11, 26)),
        rep("talk", talk_before=end),
        rep("after", talk_before=end, next_on=date(2027, 1, 4)),
        rep("before", talk_before=end, next_on=end),
    ]
    assert {line.name: line.action for line in ranked(people)} == {
        "plan": "plan", "none": "", "talk": "talk", "after": "talk", "before": "",
    }  # fmt: skip


def test_that_the_talk_says_until_when():
    assert "no time with you this quarter, which ends Thu 31 Dec" in why(
        talk_before=date(2026, 12, 31)
    )
    assert "no time with you this quarter, which ends today" in why(talk_before=TODAY)


@pytest.mark.parametrize("flag", DISMISSABLE)
def test_that_a_flag_put_aside_neither_counts_nor_is_said_as_a_flag(flag):
    flagged = GIVEN[flag](plain("Zoe"))
    (line,) = ranked([replace(flagged, put_aside=frozenset([flag]))])
    assert not line.is_flagged
    assert [reason.flag for reason in line.reasons] == ["cadence"]
    assert order(rep("Ann", 31), replace(flagged, put_aside=frozenset(["cadence", flag])))[0] == (
        "Ann"
    )


def test_that_only_who_is_past_the_cadence_is_flagged():
    late, due, never = ranked([rep("A", 47), rep("B", 35), rep("C", None)])[:3]
    flagged = {line.name for line in (late, due, never) if line.is_flagged}
    assert flagged == {"A"}


def test_that_every_reason_has_a_plain_name_and_a_weight():
    assert set(NAMES) == set(FLAGS) == set(DEFAULTS)
    assert set(DEFAULTS.values()) <= set(WEIGHTS)


@pytest.mark.parametrize("count", [0, 1, 200])
def test_that_a_team_of_any_size_is_ranked(count):
    assert len(ranked(rep(f"R{n:03}", n % 90) for n in range(count))) == count
