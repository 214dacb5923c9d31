from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coachdesk.desk.calendar_in import Coming, keeps_titles, plan_busy
from coachdesk.desk.importing import apply, take_back
from coachdesk.domain.calendar import Event
from tests.builders import TUESDAY

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = date(2026, 8, 25), date(2027, 5, 25)


def an_event(uid="e1", on=26, title="Forecast call", key="", hours=1, hour=8):
    starts = datetime(2026, 11, on, hour, tzinfo=UTC)
    return Event(uid, key, starts, starts + timedelta(hours=hours), title)


def coming(*events, source="work", whole=(FIRST, LAST), uids=()):
    named = frozenset(event.uid for event in events) | frozenset(uids)
    return Coming(source, events, named, FIRST, LAST, whole)


def bring(store, what, *, titled=False, **chosen):
    purposes = {title.replace("_", " "): category for title, category in chosen.items()}
    busy = plan_busy(store, what, zone=BERLIN, chosen=purposes, titled=titled)
    apply(store, TUESDAY, plan=busy.plan)
    return busy


def rows(store):
    sql = "SELECT planned_on, starts_minute, minutes, title, category FROM busy ORDER BY 1, 2"
    return store.rows(sql)


def counts(busy):
    return busy.new, busy.changed, len(busy.gone)


def test_that_events_come_in_as_busy_time_and_without_their_titles(store):
    assert counts(bring(store, coming(an_event()))) == (1, 0, 0)
    assert rows(store) == [("2026-11-26", 540, 60, "", "managing")]


def test_that_the_same_file_again_changes_nothing(store):
    bring(store, coming(an_event(), an_event("e2", 27)))
    again = bring(store, coming(an_event(), an_event("e2", 27)))
    assert counts(again) == (0, 0, 0)
    assert again.plan.writes == ()


def test_that_an_event_that_moved_is_moved_and_not_doubled(store):
    bring(store, coming(an_event()))
    assert counts(bring(store, coming(an_event(on=27, hours=2)))) == (0, 1, 0)
    assert rows(store) == [("2026-11-27", 540, 120, "", "managing")]


def test_that_what_has_vanished_from_the_days_a_file_tells_all_of_goes_away(store):
    bring(store, coming(an_event("e1", 25), an_event("e2", 26), an_event("e3", 30)))
    part = coming(an_event("e1", 25), whole=(date(2026, 11, 24), date(2026, 11, 28)))
    busy = plan_busy(store, part, zone=BERLIN, chosen={}, titled=False)
    assert busy.gone == ((date(2026, 11, 26), ""),)
    apply(store, TUESDAY, plan=busy.plan)
    assert [row[0] for row in rows(store)] == ["2026-11-25", "2026-11-30"]
    take_back(store, TUESDAY, plan=busy.plan)
    assert [row[0] for row in rows(store)] == ["2026-11-25", "2026-11-26", "2026-11-30"]


def test_that_an_event_the_file_names_elsewhere_goes_from_its_old_day_anyway(store):
    bring(store, coming(an_event("s", 25, key="a"), an_event("s", 30, key="b")))
    part = coming(an_event("s", 25, key="a"), whole=(date(2026, 11, 24), date(2026, 11, 26)))
    assert counts(bring(store, part)) == (0, 0, 1)


def test_that_another_calendar_s_events_stay(store):
    bring(store, coming(an_event("e1"), source="work"))
    assert counts(bring(store, coming(an_event("p1", 27), source="private"))) == (1, 0, 0)
    assert len(rows(store)) == 2


def test_that_an_event_of_two_calendars_counts_once(store):
    bring(store, coming(an_event("shared"), source="work"))
    assert counts(bring(store, coming(an_event("shared"), source="private"))) == (0, 0, 0)


def test_that_what_a_title_is_for_is_remembered_without_the_title(store):
    event = an_event(title="Bienenstock")
    bring(store, coming(event), Bienenstock="travel")
    assert rows(store)[0][3:] == ("", "travel")
    told = str(store.rows("SELECT id, value FROM setting"))
    assert "ienenstock" not in told
    other = an_event("e9", 27, title="bienenstock ")
    bring(store, coming(event, other))
    assert [row[4] for row in rows(store)] == ["travel", "travel"]
    bring(store, coming(event, other), Bienenstock=None)
    assert [row[4] for row in rows(store)] == [None, None]


def test_that_a_choice_beats_what_a_title_seems_to_say(store):
    bring(store, coming(an_event(title="Flight to Rome")))
    assert rows(store)[0][4] == "travel"
    bring(store, coming(an_event(title="Flight to Rome")), Flight_to_Rome="corporate")
    assert rows(store)[0][4] == "corporate"


def test_that_a_category_set_by_hand_stays_where_nobody_says_otherwise(store):
    bring(store, coming(an_event(title="Quiet hour")))
    (id,) = store.one("SELECT id FROM busy")
    with store.write(TUESDAY) as tx:
        tx.update("busy", id, category="coaching")
    assert counts(bring(store, coming(an_event(title="Quiet hour")))) == (0, 0, 0)


def test_that_titles_are_kept_where_asked_for_and_taken_away_again(store):
    bring(store, coming(an_event()), titled=True)
    assert rows(store)[0][3] == "Forecast call"
    assert keeps_titles(store, "work")
    assert counts(bring(store, coming(an_event()))) == (0, 1, 0)
    assert not keeps_titles(store, "work")


def test_that_undo_brings_back_what_was_remembered(store):
    bring(store, coming(an_event()), Forecast_call="corporate")
    busy = bring(store, coming(an_event()), Forecast_call="travel")
    take_back(store, TUESDAY, plan=busy.plan)
    assert rows(store)[0][4] == "corporate"
    assert counts(bring(store, coming(an_event()))) == (0, 0, 0)


def test_that_titles_are_listed_by_the_time_they_take(store):
    busy = bring(
        store, coming(an_event("a", title="Short"), an_event("b", 27, title="Long", hours=3))
    )
    assert [(one.title, one.count, one.minutes) for one in busy.titles] == [
        ("Long", 1, 180),
        ("Short", 1, 60),
    ]
