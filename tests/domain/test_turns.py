from coachdesk.domain.turns import COACH, REP, Pair, Turn, Turns


def pair(skill_id, own=False, rated=False, is_focus=True):
    return Pair(skill_id, is_focus, own, rated)


def test_that_the_rep_rates_every_skill_before_the_coach_rates_any():
    turns = Turns((pair("ask"), pair("insight")))
    assert turns.next == Turn("ask", REP)
    assert turns.after(Turn("ask", REP)) == Turn("insight", REP)
    both = Turns((pair("ask", own=True), pair("insight", own=True)))
    assert both.after(Turn("insight", REP)) == Turn("ask", COACH)
    assert both.after(Turn("ask", COACH)) == Turn("insight", COACH)


def test_that_the_coachs_of_one_skill_waits_for_the_reps_of_every_focus_skill():
    turns = Turns((pair("ask", own=True), pair("insight")))
    assert not turns.coach_may("ask")
    assert turns.whose("ask") == REP


def test_that_a_skill_added_later_hides_none_of_the_others():
    turns = Turns((pair("ask", own=True, rated=True), pair("plan", is_focus=False)))
    assert turns.coach_may("ask")
    assert not turns.coach_may("plan")
    assert turns.next == Turn("plan", REP)


def test_that_nobody_waits_once_the_talk_is_over_or_the_order_was_overridden():
    turns = Turns((pair("ask"), pair("insight")), open=True)
    assert turns.coach_may("ask")
    assert turns.next == Turn("ask", COACH)


def test_that_a_skill_passed_over_comes_again_at_the_end():
    turns = Turns((pair("ask"), pair("insight", own=True)))
    assert turns.after(Turn("insight", REP)) == Turn("ask", REP)


def test_that_nothing_is_next_when_all_are_in():
    turns = Turns((pair("ask", own=True, rated=True),))
    assert turns.next is None
    assert turns.after(Turn("ask", COACH)) is None


def test_that_the_rating_given_before_is_found_to_be_taken_back():
    turns = Turns((pair("ask", own=True), pair("insight")))
    assert turns.before(Turn("insight", REP)) == Turn("ask", REP)
    assert turns.before(Turn("ask", REP)) is None
