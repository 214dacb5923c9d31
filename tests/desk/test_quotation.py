"""Two dated quotations of one skill, of entries that the rep may see."""

from datetime import date

import pytest

from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.quotation import (
    OWN_WORDS,
    Quote,
    choose_quotation,
    drop_quotation,
    quotes,
    restore_quotation,
    shared_quotation,
)
from coachdesk.domain.refused import Refused
from tests.history import NOW, a_call, a_rep, a_skill, put

JANUARY, NOVEMBER = date(2026, 1, 13), date(2026, 11, 24)


def an_entry(store, rep, on, skill, text="I had him when I shut up.", audience="rep", **fields):
    call = a_call(store, rep, on, account="Betelgard")
    id = put(store, "entry", call_id=call, rep_id=rep, skill_id=skill, text=text,
             audience=audience, **fields)  # fmt: skip
    return Quote(id, skill, "Ask questions", text, fields.get("mark"), on, "Betelgard")


@pytest.fixture
def pair(store):
    rep, skill = a_rep(store), a_skill(store)
    return (
        rep,
        an_entry(store, rep, JANUARY, skill, "I asked him what he needs."),
        an_entry(store, rep, NOVEMBER, skill),
    )


def test_that_the_earlier_of_two_entries_is_then_in_whatever_order_they_are_chosen(store, pair):
    rep, january, november = pair
    choose_quotation(store, NOW, rep_id=rep, quotes=(november, january))
    found = shared_quotation(store, rep)
    assert (found.then.text, found.then.on) == ("I asked him what he needs.", JANUARY)
    assert (found.now.on, found.now.account) == (NOVEMBER, "Betelgard")


def test_that_only_shared_entries_of_a_skill_can_be_quoted(store, pair):
    rep, january, _ = pair
    private = an_entry(store, rep, NOVEMBER, january.skill_id, audience="private")
    news = an_entry(store, rep, NOVEMBER, january.skill_id, mark="account")
    for wrong in (private, news):
        with pytest.raises(Refused, match="what the rep may see"):
            choose_quotation(store, NOW, rep_id=rep, quotes=(january, wrong))
    assert len(quotes(store, rep)) == 2


def test_that_then_and_now_are_of_one_skill_and_two_days(store, pair):
    rep, january, november = pair
    other = an_entry(store, rep, NOVEMBER, a_skill(store, "Listen"))
    with pytest.raises(Refused, match="one skill"):
        choose_quotation(store, NOW, rep_id=rep, quotes=(january, other))
    same = an_entry(store, rep, NOVEMBER, quotes(store, rep)[-1].skill_id)
    with pytest.raises(Refused, match="two days"):
        choose_quotation(store, NOW, rep_id=rep, quotes=(november, same))
    assert shared_quotation(store, rep) is None


def test_that_an_entry_made_private_again_is_quoted_no_longer(store, pair):
    rep, january, november = pair
    choose_quotation(store, NOW, rep_id=rep, quotes=(january, november))
    choose_audience(store, NOW, table="entry", id=january.id, audience="private")
    assert shared_quotation(store, rep) is None


def test_that_another_choice_takes_the_place_of_the_first_and_dropping_it_can_be_undone(
    store, pair
):
    rep, january, november = pair
    october = an_entry(store, rep, date(2026, 10, 1), quotes(store, rep)[0].skill_id)
    choose_quotation(store, NOW, rep_id=rep, quotes=(january, november))
    choose_quotation(store, NOW, rep_id=rep, quotes=(october, november))
    found = shared_quotation(store, rep)
    assert found.then == october
    assert store.one("SELECT count(*) FROM quotation") == (1,)
    drop_quotation(store, NOW, quotation_id=found.id)
    assert shared_quotation(store, rep) is None
    restore_quotation(store, NOW, quotation_id=found.id)
    assert shared_quotation(store, rep) == found


def test_that_another_reps_entry_is_never_quoted(store, pair):
    _, january, november = pair
    somebody = a_rep(store, "Ann Becker")
    with pytest.raises(Refused):
        choose_quotation(store, NOW, rep_id=somebody, quotes=(january, november))


def test_that_the_reps_words_on_a_call_can_be_quoted_of_its_focus_skills_once_shared(store):
    rep, ask, listen = a_rep(store), a_skill(store), a_skill(store, "Listen")
    calls = [
        a_call(store, rep, on, rep_view=words, focus_1_id=ask, focus_2_id=listen)
        for on, words in ((JANUARY, "He gave me the list."), (NOVEMBER, "I shut up."))
    ]
    assert quotes(store, rep) == []
    for call in calls:
        choose_audience(store, NOW, table=REP_VIEW, id=call, audience="rep")
    of_listening = [quote for quote in quotes(store, rep) if quote.skill == "Listen"]
    assert [quote.text for quote in of_listening] == ["I shut up.", "He gave me the list."]
    assert len(quotes(store, rep)) == 4
    choose_quotation(store, NOW, rep_id=rep, quotes=tuple(of_listening))
    found = shared_quotation(store, rep)
    assert (found.now.text, found.now.skill, found.now.mark) == ("I shut up.", "Listen", OWN_WORDS)
