from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.days import said
from coachdesk.domain.due import Due, day_first, due, split_due

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 24)),
        ("Tomorrow", date(2026, 11, 25)),
        ("the day after tomorrow", date(2026, 11, 26)),
        ("fri", date(2026, 11, 27)),
        ("by Friday", date(2026, 11, 27)),
        ("tues", date(2026, 12, 1)),
        ("tuesday", date(2026, 12, 1)),
        ("next fri", date(2026, 12, 4)),
        ("Thurs.", date(2026, 11, 26)),
        ("sat", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 8)),
        ("2 weeks", date(2026, 12, 8)),
        ("2w", date(2026, 12, 8)),
        ("in a week", date(2026, 12, 1)),
        ("in three days", date(2026, 11, 27)),
        ("within 3 months", date(2027, 2, 24)),
        ("end of month", date(2026, 11, 30)),
        ("by the end of next month", date(2026, 12, 31)),
        ("eom", date(2026, 11, 30)),
        ("end of the week", date(2026, 11, 27)),
        ("next week", date(2026, 12, 4)),
        ("end of quarter", date(2026, 12, 31)),
        ("end of year", date(2026, 12, 31)),
        ("end of March", date(2027, 3, 31)),
        ("by the end of nov", date(2026, 11, 30)),
        ("the 30th", date(2026, 11, 30)),
        ("by the 15th", date(2026, 12, 15)),
        ("31st", date(2026, 12, 31)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        ("3.12.2026", date(2026, 12, 3)),
        ("27 Nov", date(2026, 11, 27)),
        ("Nov 27", date(2026, 11, 27)),
        ("Nov 27th, 2027", date(2027, 11, 27)),
        ("27. November", date(2026, 11, 27)),
        ("Fri 27 Nov", date(2026, 11, 27)),
        ("the 3rd of December", date(2026, 12, 3)),
        ("23 Nov", date(2027, 11, 23)),
        ("29 feb", date(2028, 2, 29)),
        ("27/11", date(2026, 11, 27)),
        ("12/3/26", date(2026, 12, 3)),
    ],
)
def test_that_a_day_is_understood_in_the_words_people_use(text: str, day: date) -> None:
    assert due(text, TODAY) == Due(on=day)


@pytest.mark.parametrize("text", ["next call", "Next Call", "at the next call", "call"])
def test_that_the_next_call_is_a_by_when(text: str) -> None:
    assert due(text, TODAY) == Due(when="next call")


@pytest.mark.parametrize("text", ["next ride-along", "next ride along", "by our next ride"])
def test_that_the_next_ride_along_is_a_by_when(text: str) -> None:
    assert due(text, TODAY) == Due(when="next ride-along")


@pytest.mark.parametrize(
    "text", ["", "soon", "31.11.", "13/13", "32nd", "end of it", "in 900 weeks", "fr", "may"]
)
def test_that_what_is_no_day_is_not_guessed(text: str) -> None:
    assert due(text, TODAY) is None


def test_that_12_3_is_read_as_the_place_writes_it() -> None:
    assert due("12/3", TODAY, day_first=False) == Due(on=date(2026, 12, 3))
    assert due("12/3", TODAY, day_first=True) == Due(on=date(2027, 3, 12))


@pytest.mark.parametrize(
    ("locale", "first"), [("de_DE", True), ("en_GB.UTF-8", True), ("en_US", False), ("C", False)]
)
def test_that_the_day_comes_first_outside_the_united_states(locale: str, first: bool) -> None:
    assert day_first(locale) is first


@pytest.mark.parametrize(
    ("line", "what", "found"),
    [
        ("send rollout story fri", "send rollout story", Due(on=date(2026, 11, 27))),
        ("send rollout story, by fri", "send rollout story", Due(on=date(2026, 11, 27))),
        ("two open questions first next call", "two open questions first", Due(when="next call")),
        ("call Maria in 2 weeks", "call Maria", Due(on=date(2026, 12, 8))),
        ("plan by the end of next month", "plan", Due(on=date(2026, 12, 31))),
        ("offer at the next ride-along", "offer", Due(when="next ride-along")),
        ("list by 3.12", "list", Due(on=date(2026, 12, 3))),
    ],
)
def test_that_a_lines_last_words_say_by_when(line: str, what: str, found: Due) -> None:
    assert split_due(line, TODAY) == (what, found)


@pytest.mark.parametrize(
    "line",
    [
        "stay off the price list for 2 weeks",
        "ask for the next call",
        "update to version 3.12",
        "ask where the buyer sat",
        "fri",
        "prepare the offer for Friday",
        "ask for the 3rd",
        "draw their process",
    ],
)
def test_that_a_sentence_that_only_ends_like_a_day_stays_whole(line: str) -> None:
    assert split_due(line, TODAY) == (line, None)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 300))
def test_that_a_date_as_the_window_says_it_is_understood_again(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert due(said(day, today), today) == Due(on=day)


@given(st.text(max_size=40))
def test_that_no_text_is_too_odd_to_read(text: str) -> None:
    due(text, TODAY)
    what, found = split_due(text, TODAY)
    assert what or not found
