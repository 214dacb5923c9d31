from datetime import date

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from coachdesk.desk.debrief import Waiting
from coachdesk.desk.step import Step
from coachdesk.domain.due import Due
from coachdesk.domain.refused import Refused
from coachdesk.ui.call.attention import Attention
from coachdesk.ui.call.before_side import BeforeSide, DebriefLink
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.ladder import Ladder
from coachdesk.ui.call.memory import just_before
from coachdesk.ui.call.step_line import StepLine, whose_and_when
from coachdesk.ui.kit import Link
from tests.builders import TUESDAY, FixedClock

TODAY = TUESDAY.on


def a_step(**facts):
    whole = {
        "id": "s", "rep_id": "r", "call_id": None, "ride_id": None, "owner": "rep",
        "what": "Ask first", "agreed_on": TODAY, "due": None, "how_seen": "", "adaptation": "",
        "result": None, "result_note": "", "closed_on": None, "audience": "private",
        "overdue": False,
    }  # fmt: skip
    return Step(**(whole | facts))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Kary"),
        ({"owner": "coach"}, "me"),
        ({"due": Due(when="next call")}, "Kary · next call"),
        ({"due": Due(on=date(2026, 11, 27))}, "Kary · Fri"),
        ({"due": Due(on=date(2026, 11, 17)), "overdue": True}, "Kary · overdue since Tue 17 Nov"),
        ({"ride_id": "x", "call_id": "y"}, "Kary · for the whole ride-along"),
        ({"ride_id": "x"}, "Kary"),  # of a one-to-one
    ],
)
def test_that_a_step_says_whose_it_is_and_by_when(facts, words):
    assert whose_and_when(a_step(**facts), "Kary", TODAY) == words


def test_that_a_step_to_read_has_neither_a_box_nor_a_way_to_edit(look, qtbot):
    line = StepLine(a_step(), "Kary", TODAY)
    qtbot.addWidget(line)
    assert line.findChildren(QPushButton) == []


def test_that_a_step_is_edited_by_its_link(look, qtbot):
    line = StepLine(a_step(), "Kary", TODAY, edit=True)
    qtbot.addWidget(line)
    (link,) = line.findChildren(Link)
    assert link.accessibleName() == "Edit: Ask first"
    with qtbot.waitSignal(line.edit_asked) as asked:
        link.click()
    assert asked.args == ["s"]


def waiting(number, name="Kary Hendriks"):
    return Waiting(f"c{number}", "r", name, "Betelgard", "coaching", TODAY, "", number, begun=False)


def test_that_a_few_debriefs_are_listed_and_the_others_on_demand(session, qtbot):
    side = BeforeSide(session)
    qtbot.addWidget(side)
    side.show_debriefs([waiting(number) for number in range(9)])
    assert len(side.findChildren(DebriefLink)) == 6
    (more,) = [link for link in side.findChildren(Link) if link.text() == "3 more"]
    more.click()
    assert len([link for link in side.findChildren(DebriefLink) if not link.isHidden()]) >= 9


def test_that_a_long_name_elides_and_is_whole_in_the_tip(look, qtbot):
    link = DebriefLink("A & B " * 20)
    qtbot.addWidget(link)
    link.resize(120, 24)
    link.show()
    assert link.text().endswith("…")
    assert link.toolTip() == "A & B " * 20


def test_that_a_ladder_shows_levels_in_words_and_marks_the_one_in_force(look, qtbot):
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.show_levels(("a", "b", "c", "d", "e"), 2)
    assert [rung.level for rung in ladder.rungs] == [1, 2, 3, 4, 5, 0]
    assert [rung.level for rung in ladder.rungs if rung.isChecked()] == [2]
    ladder.show_levels(("a", "b", "c", "d", "e"), None)
    assert not any(rung.isChecked() for rung in ladder.rungs)
    ladder.show_levels((), None)
    assert ladder.rungs == []


def test_that_a_ladder_stands_beside_its_skill_but_never_out_of_view(look, qtbot):
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.resize(400, 500)
    ladder.show()
    ladder.show_levels(("a", "b", "c", "d", "e"), 2)
    for wanted, bottom in ((60, 500), (400, 500), (-300, 500)):
        ladder.stand_at(wanted)
        qtbot.waitUntil(lambda: ladder.verticalScrollBar().maximum() == 0)
        assert ladder.rungs[0].y() >= 0
        assert ladder.rungs[-1].geometry().bottom() <= bottom
    ladder.stand_at(60)
    qtbot.waitUntil(lambda: ladder.question.y() == 60)


def test_that_a_long_wording_takes_more_lines(look, qtbot):
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.show_levels(("words " * 40, "b", "c", "d", "e"), None)
    long, short, *_ = ladder.rungs
    assert long.heightForWidth(300) > short.heightForWidth(300)


def test_that_attention_counts_no_more_than_five_minutes_of_silence():
    clock = FixedClock()
    attention = Attention(clock)
    for minutes in (2, 30, 1):
        clock.go_on(minutes=minutes)
        attention.touch()
    assert attention.minutes == 8
    attention.begin()
    assert attention.minutes == 1


@pytest.fixture
def parent(qapp):
    return QObject()


def test_that_what_is_typed_is_kept_within_a_second_and_dropped_when_stored(
    session, store, qtbot, parent
):
    draft = Draft(session, lambda: "half a thou", parent)
    draft.key = "step/c"
    draft.touch()
    qtbot.waitUntil(lambda: store.drafts.get("step/c") == "half a thou", timeout=1000)
    assert draft.is_dirty
    draft.drop()
    assert not draft.is_dirty
    assert store.drafts.get("step/c") is None


def test_that_a_draft_is_taken_up_again_as_being_typed(session, store, parent):
    store.drafts.put("step/c", "half a thou", TUESDAY)
    draft = Draft(session, str, parent)
    draft.key = "step/c"
    assert draft.take() == "half a thou"
    assert draft.is_dirty


def test_that_a_draft_that_cannot_be_kept_is_said_and_stays(session, store, parent, monkeypatch):
    def full(*_):
        raise Refused("The disk is full.")

    said = []
    session.failed.connect(said.append)
    monkeypatch.setattr(store.drafts, "put", full)
    draft = Draft(session, lambda: "half a thou", parent)
    draft.key = "step/c"
    draft.touch()
    draft.keep()
    assert said == ["The disk is full."]
    assert draft.is_dirty


def test_that_a_file_open_for_reading_keeps_no_draft(session, store, parent):
    session.read_only = True
    draft = Draft(session, lambda: "half a thou", parent)
    draft.key = "step/c"
    draft.touch()
    draft.keep()
    draft.drop()
    assert draft.take() is None
    assert store.drafts.get("step/c") is None


def test_that_a_call_that_ended_after_midnight_began_yesterday():
    assert just_before(TUESDAY, 45) == "today 8:45"
    midnight = TUESDAY.later(hours=-9, minutes=-21)
    assert just_before(midnight, 45) == "yesterday 23:30"
