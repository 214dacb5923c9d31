"""The grammar of the note line."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.note_line import (
    SIGNS,
    Named,
    NoteLine,
    meaning,
    read_line,
    read_lines,
    split_owner,
    typed,
)

ASK = Named("s1", "Ask questions", "Question")
LISTEN = Named("s2", "Listen")
INSIGHT = Named("s3", "Bring fresh insight", "Insight")
KNOW = Named("s4", "Know their business and ours", "Know")
LISTENING_POST = Named("s5", "Listening post")
SKILLS = (ASK, LISTEN, INSIGHT, KNOW)
ANN, ANNA, KARY = Named("r1", "Ann Lee"), Named("r2", "Anna Poe"), Named("r3", "Kary Hendriks")
REPS = (ANN, ANNA, KARY)


def read(line: str, role: str = "coaching") -> NoteLine:
    return read_line(line, role=role, skills=SKILLS, reps=REPS)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("+ asks first", "strength"),
        ("+asks first", "strength"),
        ("- price list too early", "deficiency"),
        ("? what changed", "question"),
        ('"nobody owns it', "customer"),
        ("“nobody owns it", "customer"),
        ("„nobody owns it", "customer"),
        ("«nobody owns it", "customer"),
        ("! I answered myself", "takeover"),
        ("= new buyer from May", "account"),
        ("sets the agenda", None),
    ],
)
def test_that_a_leading_sign_is_a_mark_and_leaves_the_text(line, mark):
    found = read(line)
    assert found.mark == mark
    assert found.text == (line[1:].strip() if mark else line)


@pytest.mark.parametrize(
    "line", ["+20 % on last year", "-5 %", "#1 in the region", '"3 days', ">2"]
)
def test_that_a_mark_before_a_digit_is_text(line):
    assert read(line) == NoteLine(line)


def test_that_a_digit_behind_a_space_does_not_hinder_the_mark():
    assert read("+ 20 questions") == NoteLine("20 questions", "strength")


@pytest.mark.parametrize("line", ["+", "-", ">", "@", "#", "\\", "#ask", "@kary", '"'])
def test_that_a_sign_with_nothing_behind_it_stays_as_typed(line):
    assert read(line) == NoteLine(line)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('"nobody owns it"', "nobody owns it"),
        ("„niemand ist zuständig“", "niemand ist zuständig"),
        ("« personne »", "personne"),
        ('"he said "no"', 'he said "no"'),
        ('"nobody owns it" #listen', "nobody owns it"),
    ],
)
def test_that_customers_words_lose_the_pair_of_quotation_marks_and_nothing_else(line, text):
    assert (read(line).text, read(line).mark) == (text, "customer")


@pytest.mark.parametrize(
    ("line", "skill", "text"),
    [
        ("#ask what changed", ASK, "what changed"),
        ("what changed #ask", ASK, "what changed"),
        ("+ #lis lets him go on", LISTEN, "lets him go on"),
        ("+ lets him go on #LIS", LISTEN, "lets him go on"),
        ("brings a story #fresh", INSIGHT, "brings a story"),
        ("their margin #askquestions", ASK, "their margin"),
    ],
)
def test_that_an_unambiguous_prefix_of_a_name_or_its_words_tags_the_skill(line, skill, text):
    assert (read(line).skill, read(line).text) == (skill, text)


@pytest.mark.parametrize(
    "line", ["#zebra crossing", "talks #b4 noon", "in the #ask middle", "issue #42", "a#ask"]
)
def test_that_an_unknown_tag_stays_as_typed(line):
    assert read(line) == NoteLine(line)


def test_that_an_ambiguous_prefix_stays_as_typed_but_a_whole_name_is_enough():
    both = (LISTEN, LISTENING_POST)
    assert read_line("waits #listeni", skills=both).skill == LISTENING_POST
    assert read_line("waits #lis", skills=both) == NoteLine("waits #lis")
    assert read_line("waits #listen", skills=both).skill == LISTEN


def test_that_account_news_takes_no_skill():
    assert read("= new buyer #ask") == NoteLine("new buyer #ask", "account")


def test_that_a_greater_sign_is_a_step_and_keeps_its_words():
    assert read("> send rollout story me fri") == NoteLine(
        "send rollout story me fri", is_step=True
    )


@pytest.mark.parametrize(
    ("line", "rep", "text"),
    [
        ("@kary wants the north", KARY, "wants the north"),
        ("@Kary Hendriks wants the north", KARY, "wants the north"),
        ("@Hendriks: wants the north", KARY, "wants the north"),
        ("@ann l asked for a talk", ANN, "asked for a talk"),
        ("@anna asked for a talk", ANNA, "asked for a talk"),
    ],
)
def test_that_an_at_sign_makes_a_note_on_another_rep(line, rep, text):
    assert read(line) == NoteLine(text, rep=rep)


@pytest.mark.parametrize(
    "line", ["@nobody knows", "@ann asked", "@ half past", "mail ann@kary.com"]
)
def test_that_an_unknown_or_ambiguous_name_stays_as_typed(line):
    reps = (Named("r1", "Ann Lee"), Named("r2", "Ann Poe"))
    assert read_line(line, reps=reps) == NoteLine(line)


@pytest.mark.parametrize("role", ["joint selling", "demonstration"])
def test_that_a_takeover_outside_a_coaching_call_is_plain(role):
    assert read("! I answered", role) == NoteLine("! I answered")
    assert read("! I answered #ask", role) == NoteLine("! I answered", skill=ASK)


def test_that_a_backslash_keeps_the_line_as_it_is():
    assert read("\\+ is on their logo #ask") == NoteLine("+ is on their logo #ask", as_typed=True)


def test_that_every_pasted_line_is_a_note_of_its_own():
    lines = read_lines("+ one\n\n  \r\n- two #lis\nthree", skills=SKILLS)
    assert [line.text for line in lines] == ["one", "two", "three"]
    assert [line.mark for line in lines] == ["strength", "deficiency", None]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sets the agenda", ""),
        ("+ asks #ask", "strength · Ask questions"),
        ('"no budget"', "customer’s words"),
        ("= new buyer", "account news"),
        ("> send it", "step"),
        ("@kary asks", "note on Kary Hendriks, not in this call"),
        ("\\+ is text", "as typed"),
    ],
)
def test_that_the_meaning_is_said_in_words(line, words):
    assert meaning(read(line)) == words


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_that_any_line_can_be_read_and_none_loses_its_words(line):
    found = read(line)
    assert bool(found.text) == bool(line.strip())
    assert found.text in line


@given(st.text('+-?"“!=>@#\\ 1ab', min_size=1, max_size=20), st.sampled_from([*SIGNS, None]))
def test_that_the_line_of_an_entry_reads_back_as_that_entry(text, mark):
    entry = NoteLine(" ".join(text.split()) or "a", mark)
    again = read_line(typed(entry.text, entry.mark))
    assert again.mark == mark
    assert again.text.rstrip('"“ ') == entry.text.rstrip('"“ ')


@given(st.sampled_from(string.punctuation.replace("\\", "")), st.integers(0, 9))
def test_that_no_sign_before_a_digit_means_anything(sign, digit):
    assert read(f"{sign}{digit} of them").text == f"{sign}{digit} of them"


@pytest.mark.parametrize(
    ("what", "owner"),
    [
        ("send rollout story me", ("send rollout story", "coach")),
        ("me: send rollout story", ("send rollout story", "coach")),
        ("I send rollout story", ("send rollout story", "coach")),
        ("send rollout story to me", ("send rollout story to me", "rep")),
        ("practise, then call me", ("practise, then call me", "rep")),
        ("send rollout story", ("send rollout story", "rep")),
        ("me", ("me", "rep")),
    ],
)
def test_that_a_step_is_the_reps_unless_its_line_says_me(what, owner):
    assert split_owner(what) == owner
