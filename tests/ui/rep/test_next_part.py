from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.dismissals import reasons_counted
from coachdesk.desk.plan import end_ride, open_rides, plan_ride, reopen_ride
from coachdesk.desk.requests import add_request, open_requests, silent
from coachdesk.desk.roster import archive_rep
from coachdesk.desk.tier import set_tier
from coachdesk.desk.who_next import who_next
from tests.builders import a_past_call, a_row, a_skill

Key = Qt.Key


@pytest.fixture
def late(store, clock, kary):
    """Kary is twelve days past the cadence of top reps."""
    set_tier(store, clock(), rep_id=kary, tier="top")
    a_past_call(store, kary, clock().later(days=-47))
    return kary


def words(page):
    return [part.text() for part in page.side.next.findChildren(type(page.nothing)) if part.text()]


def test_that_past_cadence_is_said_in_days_and_words(page, late):
    assert words(page())[:3] == ["Cadence", "47 days · 12 over", "cadence 35 days for top reps"]


def test_that_a_rep_within_the_cadence_is_no_flag(page, store, clock, kary):
    a_past_call(store, kary, clock().later(days=-18))
    made = page()
    assert words(made)[:3] == [
        "Cadence", "Coached 18 days ago", "cadence 35 days for middle reps",
    ]  # fmt: skip
    assert made.side.next.flags == []


def test_that_a_flag_is_put_aside_by_one_tap_on_a_reason_counted_and_undone(
    qtbot, page, session, store, clock, late
):
    made = page()
    (flag,) = made.side.next.flags
    flag.link.setFocus()
    qtbot.keyClick(flag.link, Key.Key_Space)
    qtbot.keyClick(flag.reasons["does well without"], Key.Key_Space)
    today = clock().on
    assert not who_next(store, today)[0].is_flagged
    assert reasons_counted(store, today, today) == [("does well without", {"top": 1})]
    assert session.heard == ["Put aside: does well without"]
    assert "put aside until Tue 29 Dec, does well without" in words(made)
    session.undo()
    assert who_next(store, today)[0].is_flagged
    assert len(made.side.next.flags) == 1


def test_that_own_words_put_it_aside_too_and_escape_leaves_it(qtbot, page, store, clock, late):
    made = page()
    flag = made.side.next.flags[0]
    flag.link.click()
    qtbot.keyClick(flag.own, Key.Key_Return)
    qtbot.keyClick(flag.own, Key.Key_Escape)
    assert not flag.is_open
    flag.link.click()
    qtbot.keyClicks(flag.own, "moves to Bergen")
    qtbot.keyClick(flag.own, Key.Key_Return)
    assert reasons_counted(store, clock().on, clock().on) == [("moves to Bergen", {"top": 1})]
    made.side.next.asides[0].link.click()
    assert reasons_counted(store, clock().on, clock().on) == []


def test_that_a_change_elsewhere_keeps_a_reason_that_is_being_written(qtbot, page, store, late):
    made = page()
    flag = made.side.next.flags[0]
    flag.link.click()
    qtbot.keyClicks(flag.own, "mov")
    a_row(store, "request", rep_id=late, asked_on="2026-11-20", what="pricing talks")
    made.session.notice_others()
    assert made.side.next.flags == [flag]
    assert flag.own.text() == "mov"
    made.side.close_lines()
    made.session.notice_others()
    assert len(made.side.next.requests) == 1


def test_that_a_request_is_typed_by_a_key_says_its_skill_and_is_closed_with_undo(
    qtbot, page, session, store, clock, kary
):
    a_skill(store, "Plan the call")
    made = page()
    qtbot.keyClick(made.timeline, Key.Key_A)
    line = made.ask_line
    qtbot.keyClicks(line.field, "how to plan the call")
    assert line.question.text() == "Kary asked for help with"
    assert line.said.text() == "until coached on Plan the call"
    qtbot.keyClick(line.field, Key.Key_Return)
    assert words(made)[-3:] == [
        "Kary asked for",
        "how to plan the call",
        "asked today · Plan the call",
    ]
    assert made.timeline.hasFocus()
    made.side.next.requests[0].link.click()
    assert open_requests(store, clock().on) == []
    session.undo()
    assert [request.what for request in open_requests(store, clock().on)] == [
        "how to plan the call"
    ]


def test_that_what_was_typed_by_mistake_was_never_asked(qtbot, page, session, store, clock, kary):
    made = page()
    made.ask.trigger()
    qtbot.keyClicks(made.ask_line.field, "pricing talks")
    qtbot.keyClick(made.ask_line.field, Key.Key_Return)
    assert silent(store, clock().on) == []
    session.undo()
    assert [one.rep_id for one in silent(store, clock().on)] == [kary]


def test_that_one_tap_says_why_a_tenured_rep_never_asks_and_another_takes_it_back(
    page, store, clock, kary
):
    made = page()
    assert "Has not asked in a year" in words(made)
    for on in (True, False):
        made.side.next.why_not.buttons["sees it as repair"].click()
        (one,) = silent(store, clock().on)
        assert one.why == ("sees it as repair" if on else None)
        assert made.side.next.why_not.buttons["sees it as repair"].isChecked() == on


def test_that_a_rep_of_this_year_is_not_asked_about(page, store, clock, kary):
    with store.write(clock()) as tx:
        tx.update("rep", kary, started_on=clock().on - timedelta(200))
    assert page().side.next.why_not is None


def test_that_an_archived_rep_has_no_cadence(page, store, clock, late):
    archive_rep(store, clock(), rep_id=late)
    assert words(page()) == []


def test_that_a_ride_along_is_planned_to_answer_a_request_and_being_done_closes_it(
    qtbot, page, session, store, clock, kary
):
    a_skill(store, "Plan the call")
    session.do(add_request, rep_id=kary, what="how to plan the call")
    made = page()
    made.side.next.requests[0].plan.click()
    assert made.plan_line.question.text() == "Ride-along with Kary on"
    qtbot.keyClicks(made.plan_line.field, "thu")
    qtbot.keyClick(made.plan_line.field, Key.Key_Return)
    assert "asked today · Plan the call · planned for Thu" in words(made)
    assert made.side.next.requests[0].plan.isHidden()
    session.undo()
    assert open_requests(store, clock().on)[0].planned_on is None
    ride = plan_ride(
        store, clock(), rep_id=kary, planned_on=clock().on,
        request_id=open_requests(store, clock().on)[0].id,
    ).ids[0]  # fmt: skip
    end_ride(store, clock(), ride_id=ride, ended_as="cancelled", ended_by="rep", reason="span")
    assert open_requests(store, clock().on)[0].planned_on is None
    reopen_ride(store, clock(), ride_id=ride)
    end_ride(store, clock(), ride_id=ride, ended_as="done")
    assert open_requests(store, clock().on) == []


def test_that_in_the_quarters_last_weeks_twenty_minutes_are_planned_from_the_flag(
    qtbot, page, store, clock, kary
):
    set_tier(store, clock(), rep_id=kary, tier="top")
    a_past_call(store, kary, clock().later(days=-100))
    clock.go_on(days=20)
    made = page()
    flag = next(flag for flag in made.side.next.flags if flag.flag == "talk")
    assert flag.words == "No time with you this quarter, which ends Thu 31 Dec"
    flag.plan.click()
    assert made.plan_line.question.text() == "Twenty minutes with Kary on"
    qtbot.keyClicks(made.plan_line.field, "thu")
    qtbot.keyClick(made.plan_line.field, Key.Key_Return)
    assert [ride.kind for ride in open_rides(store, kary)] == ["talk"]
    assert "talk" not in {flag.flag for flag in made.side.next.flags}
