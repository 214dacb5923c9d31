from datetime import date

import pytest

from coachdesk.desk.questions import ask, questions, unask
from coachdesk.desk.skills import seed_skills, skills
from coachdesk.desk.templates import add_line, edit_line, lines
from tests.builders import a_call, a_rep


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


def test_that_questions_on_the_skill_stand_before_those_on_any(store, now, kary):
    with store.write(now) as tx:
        seed_skills(tx)
    listen, other = (
        next(skill.id for skill in skills(store) if skill.name == name)
        for name in ("Listen", "Open the call")
    )
    add_line(store, now, kind="question", text="What else?", part="will", skill_id=listen)
    found = [each.skill_id for each in questions(store, rep_id=kary, part="will", skill_id=listen)]
    assert found[:2] == [listen, listen]
    assert set(found[2:]) == {None}
    assert other not in found


def test_that_a_question_tells_when_this_rep_was_last_asked_it_and_no_other(store, now, kary):
    bob = a_rep(store, "Bob")
    first, *_ = questions(store, rep_id=kary, part="goal")
    call = a_call(store, kary)
    ask(store, now.later(days=-7), rep_id=kary, question=first)
    changes = ask(store, now, rep_id=kary, question=first, call_id=call)
    found, *_ = questions(store, rep_id=kary, part="goal", call_id=call)
    assert (found.asked_on, found.asked_id) == (date(2026, 11, 24), changes.id)
    found, *_ = questions(store, rep_id=kary, part="goal", call_id=a_call(store, kary))
    assert (found.asked_on, found.asked_id) == (date(2026, 11, 24), None)
    found, *_ = questions(store, rep_id=bob, part="goal", call_id=call)
    assert found.asked_on is None


def test_that_asking_can_be_taken_back(store, now, kary):
    call = a_call(store, kary)
    first, *_ = questions(store, rep_id=kary, part="goal")
    unask(store, now, asked_id=ask(store, now, rep_id=kary, question=first, call_id=call).id)
    assert questions(store, rep_id=kary, part="goal", call_id=call)[0] == first


def test_that_what_was_asked_keeps_its_words_when_the_bank_changes(store, now, kary):
    first, *_ = questions(store, rep_id=kary, part="goal")
    ask(store, now, rep_id=kary, question=first)
    line = next(line for line in lines(store, "question") if line.id == first.id)
    edit_line(store, now, line=line, text="Where to?")
    assert store.rows("SELECT text FROM asked") == [(first.text,)]
    again, *_ = questions(store, rep_id=kary, part="goal")
    assert (again.text, again.asked_on) == ("Where to?", now.on)
