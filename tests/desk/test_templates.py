import pytest

from coachdesk.desk.skills import seed_skills
from coachdesk.desk.templates import (
    add_line,
    edit_line,
    left_out,
    lines,
    move_line,
    remove_line,
    report_sections,
    restore_line,
)
from coachdesk.domain.refused import Refused
from coachdesk.domain.templates import GROW, KINDS

REP = "rep preparation"


def texts(store):
    return [line.text for line in lines(store, REP)]


def test_that_a_new_file_has_the_starter_lines_without_a_row_of_its_own(store):
    assert all(len(lines(store, kind)) >= 4 for kind in KINDS)
    assert store.rows("SELECT 1 FROM template") == []
    assert len({line.id for kind in KINDS for line in lines(store, kind)}) == sum(
        len(lines(store, kind)) for kind in KINDS
    )


def test_that_a_changed_starter_line_stands_over_the_programs_own(store, now):
    first, *rest = lines(store, REP)
    edit_line(store, now, line=first, text=" In  my words ")
    assert texts(store) == ["In my words", *(line.text for line in rest)]
    ((id,),) = store.rows("SELECT id FROM template")
    assert id == first.id


def test_that_lines_are_added_last_moved_and_taken_away_and_back(store, now):
    before = texts(store)
    add_line(store, now, kind=REP, text="Bring the price list")
    assert texts(store) == [*before, "Bring the price list"]
    move_line(store, now, line=lines(store, REP)[-1], by=-99)
    assert texts(store) == ["Bring the price list", *before]
    starter = lines(store, REP)[1]
    remove_line(store, now, line=starter)
    assert texts(store) == ["Bring the price list", *before[1:]]
    restore_line(store, now, line=starter)
    assert texts(store) == ["Bring the price list", *before]


@pytest.mark.parametrize("text", ["", "  ", "x" * 161])
def test_that_a_line_has_words_and_not_too_many(store, now, text):
    with pytest.raises(Refused, match="line of the list"):
        add_line(store, now, kind=REP, text=text)


def test_that_one_list_leaves_the_other_alone(store, now):
    before = lines(store, "coach preparation")
    add_line(store, now, kind=REP, text="Mine")
    assert lines(store, "coach preparation") == before


def test_that_each_step_of_the_talk_begins_with_questions_of_any_skill_and_of_each_starter_skill(
    store, now
):
    assert {line.skill_id for line in lines(store, "question")} == {None}
    with store.write(now) as tx:
        seed_skills(tx)
    skills = {id for (id,) in store.rows("SELECT id FROM skill")}
    for part in GROW:
        of_part = [line for line in lines(store, "question") if line.part == part]
        assert {line.skill_id for line in of_part} == {None, *skills}


def test_that_a_question_moves_among_those_of_its_step_and_skill(store, now):
    first, second, *_ = [line for line in lines(store, "question") if line.part == "will"]
    move_line(store, now, line=first, by=1)
    will = [line.id for line in lines(store, "question") if line.part == "will"]
    assert will[:2] == [second.id, first.id]


def test_that_a_question_of_ones_own_has_a_step(store, now):
    with pytest.raises(Refused, match="goal, reality, options or will"):
        add_line(store, now, kind="question", text="How?", part="")
    add_line(store, now, kind="question", text="What now?", part="will")
    assert (lines(store, "question")[-1].text, lines(store, "question")[-1].part) == (
        "What now?", "will",
    )  # fmt: skip


def test_that_a_report_begins_with_behaviour_and_has_account_news_apart_at_its_end(store):
    parts = [section.part for section in report_sections(store)]
    assert parts == ["strengths", "changes", "rep view", "next step", "goals", "account news"]


@pytest.mark.parametrize("part", ["strengths", "next step"])
def test_that_a_report_always_has_strengths_and_next_step_in_whatever_words(store, now, part):
    line = next(line for line in lines(store, "section") if line.part == part)
    with pytest.raises(Refused, match="A report always tells"):
        remove_line(store, now, line=line)
    edit_line(store, now, line=line, text="Well done")
    titles = {section.part: section.title for section in report_sections(store)}
    assert titles[part] == "Well done"


def test_that_a_section_of_ones_own_is_written_by_hand(store, now):
    add_line(store, now, kind="section", text="A word of thanks")
    assert [(section.title, section.part) for section in report_sections(store)][-1] == (
        "A word of thanks", "",
    )  # fmt: skip
    with pytest.raises(Refused, match="could fill a section"):
        add_line(store, now, kind="section", text="Weather", part="weather")


def test_that_what_was_left_out_is_listed_and_comes_back(store, now):
    goals = next(line for line in lines(store, "section") if line.part == "goals")
    remove_line(store, now, line=goals)
    assert left_out(store, "section") == [goals]
    restore_line(store, now, line=goals)
    assert left_out(store, "section") == []
    assert goals in lines(store, "section")
