"""The director's page: each figure as it was in its period, and no text that was not marked."""

from datetime import date

from coachdesk.desk.numbers import numbers
from coachdesk.domain.kept import Rate
from coachdesk.domain.numbers import COLUMNS, name_of, table, text
from coachdesk.domain.periods import Period, quarter
from tests.builders import TUESDAY, a_ride, a_row
from tests.history import a_call, a_rating, a_rep, a_skill, put

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
NOW = TUESDAY


def of(store, name="Kary Hendriks", period=NOVEMBER):
    page = numbers(store, period, NOW)
    return next(rep for rep in page.reps if rep.name == name)


def test_that_field_days_and_ride_alongs_are_counted_apart(store):
    rep = a_rep(store)
    for on, ended_as in (("2026-11-02", "done"), ("2026-11-02", "done"), ("2026-11-03", "moved")):
        a_ride(store, rep, on, ended_as=ended_as)
    a_ride(store, rep, "2026-10-30", ended_as="done")
    a_call(store, rep, date(2026, 11, 2))
    a_call(store, rep, date(2026, 11, 9))
    talk = a_ride(store, rep, "2026-11-10", kind="one-to-one", ended_as="done")
    a_call(store, rep, date(2026, 11, 10), ride_id=talk)
    kary = of(store)
    assert (kary.field_days, kary.ride_alongs) == (2, Rate("", 2, 3))
    assert kary.minutes == 120


def test_that_a_debrief_within_a_day_counts_and_one_still_in_time_is_neither(store):
    rep, on = a_rep(store), date(2026, 11, 10)
    a_call(store, rep, on, closed_at="2026-11-11T10:40:00.000Z")
    a_call(store, rep, on, closed_at="2026-11-11T10:40:01.000Z")
    a_call(store, rep, on, closed_at=None)
    a_call(store, rep, NOW.on, clock=-180, closed_at=None)
    a_call(store, rep, on, role="joint selling")
    assert of(store).debriefed == Rate("", 1, 3)


def test_that_steps_of_reps_and_coach_are_counted_apart(store):
    rep = a_rep(store)
    for owner, result, closed_on, due in (
        ("rep", "adapted", "2026-11-03", None), ("rep", None, None, "2026-11-20"),
        ("rep", None, None, "2026-11-26"), ("coach", "done", "2026-11-03", None),
    ):  # fmt: skip
        put(store, "step", rep_id=rep, what="call", agreed_on="2026-09-01", due_on=due,
            closed_on=closed_on, result=result, owner=owner)  # fmt: skip
    assert of(store).steps == Rate("", 1, 2)
    assert numbers(store, NOVEMBER, NOW).own_steps == Rate("", 1, 1)


def test_that_ratings_of_persons_show_only_when_asked_for(store):
    rep, skill = a_rep(store), a_skill(store, short_name="Ask")
    put(store, "focus", rep_id=rep, skill_id=skill, starts_on="2026-10-01")
    for day, level in ((3, 2), (10, 4)):
        a_rating(store, rep, skill, a_call(store, rep, date(2026, 11, day)), level)
    page = numbers(store, NOVEMBER, NOW)
    assert table(page)[0][-1] == "Ask (n 2)"
    assert table(page, ratings=True)[0][-1] == "Ask 2 → 4 (n 2)"
    assert "2 → 4" not in text(page)
    assert "Ask 2 → 4 (n 2)" in text(page, ratings=True)


def test_that_no_text_crosses_but_what_is_marked_for_the_director(store):
    rep = a_rep(store)
    for audience in ("private", "rep", "director"):
        put(store, "note", rep_id=rep, noted_on="2026-11-03", text=f"for {audience}",
            audience=audience)  # fmt: skip
    call = a_call(store, rep, date(2026, 11, 4), account="Secret account", objective="Secret aim")
    put(store, "entry", call_id=call, rep_id=rep, text="Secret entry")
    said = text(numbers(store, NOVEMBER, NOW))
    assert "Kary Hendriks: for director" in said
    assert not any(word in said for word in ("private", "for rep", "Secret"))


def test_that_a_rep_who_left_stays_in_the_months_before(store):
    a_rep(store, archived_on="2026-11-15")
    assert of(store).name == "Kary Hendriks"
    assert numbers(store, Period(date(2026, 12, 1), date(2026, 12, 31)), NOW).reps == []


def test_that_the_last_line_is_the_teams(store):
    for name in ("Ann", "bob"):
        rep = a_rep(store, name)
        a_ride(store, rep, "2026-11-02", ended_as="done")
        a_call(store, rep, date(2026, 11, 2), 45)
    lines = table(numbers(store, NOVEMBER, NOW))
    assert [line[0] for line in lines] == ["Ann", "bob", "Team"]
    assert lines[-1] == ("Team", 2, 2, 2, 1.5, 2, 2, 0, 0, "")
    assert {len(line) for line in lines} == {len(COLUMNS)}


def test_that_a_page_never_shows_a_reps_tier(store):
    rep = a_rep(store)
    a_row(store, "tier", rep_id=rep, tier="bottom", starts_on="2026-01-01")
    page = numbers(store, NOVEMBER, NOW)
    assert not any("bottom" in str(line) for line in table(page))
    assert "bottom" not in text(page).split("\n\n")[-1]


def test_that_a_team_of_none_and_of_two_hundred_have_a_page(store):
    assert text(numbers(store, NOVEMBER, NOW)).startswith("Coaching in November 2026")
    with store.write(NOW) as tx:
        for number in range(200):
            a_rep(tx, f"Rep {number:03}")
    assert len(table(numbers(store, NOVEMBER, NOW))) == 201


def test_that_a_page_is_named_by_its_months():
    assert name_of(NOVEMBER) == "November 2026"
    assert name_of(quarter(NOW.on)) == "Oct – Dec 2026"
    assert name_of(quarter(NOW.on, 2)) == "Nov 2026 – Jan 2027"
