"""A call's lines as they came."""

from coachdesk.desk.call import call_of, start_call
from coachdesk.desk.call_entries import add_line
from coachdesk.desk.call_lines import lines_of
from tests.builders import a_rep, a_skill


def test_that_entries_and_steps_stand_in_the_order_they_were_noted(store, clock):
    a_skill(store, "Listen to the end", short_name="Listen")
    call = start_call(store, clock(), rep_id=a_rep(store)).id
    for text in ("+ one #listen", "> two fri", "three"):
        add_line(store, clock.go_on(minutes=2), call_id=call, line=text)
    lines = lines_of(store, call_of(store, call))
    assert [(line.text, line.mark, line.skill, line.minute) for line in lines] == [
        ("one", "strength", "Listen to the end", 2),
        ("two", "step", "", 4),
        ("three", None, "", 6),
    ]
