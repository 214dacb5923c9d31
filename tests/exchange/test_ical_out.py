from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import vobject

from coachdesk.desk.calendar import going_out, keep_sent
from coachdesk.desk.plan import end_ride, unplan_ride
from coachdesk.desk.sessions import sessions
from coachdesk.exchange.ical_in import reading_of
from coachdesk.exchange.ical_out import calendar_of
from tests.builders import TUESDAY, a_rep, a_ride, a_row, a_skill
from tests.exchange.calendars import parts

BERLIN = ZoneInfo("Europe/Berlin")


def sent(store, now=TUESDAY, zone=BERLIN):
    """Everything ahead, sent once more; as another library reads it, by title."""
    going = going_out(store, now)
    raw = calendar_of(going, now, zone, store.dataset)
    keep_sent(store, now, sessions=going)
    calendar = vobject.readOne(raw.decode())
    assert calendar.method.value == "PUBLISH"
    return {event.summary.value: event for event in calendar.contents.get("vevent", [])}


def test_that_another_library_reads_when_whom_and_where(store):
    kary = a_rep(store, "Hendriks, Kary")
    a_ride(store, kary, "2026-11-26", starts_minute=510, planned_minutes=450, place="Köln; depot")
    a_ride(store, kary, "2026-11-27", kind="one-to-one", starts_minute=600)
    a_ride(store, kary, "2026-11-30", kind="talk", starts_minute=960)
    events = sent(store)
    assert set(events) == {"Field day, Kary", "One-to-one, Kary", "Talk, Kary"}
    day = events["Field day, Kary"]
    assert day.dtstart.value == datetime(2026, 11, 26, 7, 30, tzinfo=UTC)
    assert day.dtend.value - day.dtstart.value == timedelta(minutes=450)
    assert day.location.value == "Köln; depot"
    assert day.status.value == "CONFIRMED"
    talk = events["Talk, Kary"]
    assert talk.dtend.value - talk.dtstart.value == timedelta(minutes=20)
    assert "location" not in talk.contents


def test_that_the_hour_holds_on_both_sides_of_a_clock_change(store):
    kary = a_rep(store, "Kary")
    a_ride(store, kary, "2027-03-26", starts_minute=540, kind="one-to-one")
    a_ride(store, kary, "2027-03-29", starts_minute=540)
    starts = [event.dtstart.value.hour for event in sent(store).values()]
    assert starts == [8, 7]


def test_that_a_session_without_an_hour_takes_its_day_and_a_short_one_blocks_none_of_it(store):
    kary = a_rep(store, "Kary")
    a_ride(store, kary, "2026-11-26")
    a_ride(store, kary, "2026-11-27", kind="one-to-one")
    events = sent(store)
    day, meeting = events["Field day, Kary"], events["One-to-one, Kary"]
    assert day.dtstart.value == date(2026, 11, 26)
    assert day.dtend.value == date(2026, 11, 27)
    assert (day.transp.value, meeting.transp.value) == ("OPAQUE", "TRANSPARENT")


def test_that_a_day_has_the_length_that_the_week_shows(store):
    ride = a_ride(store, a_rep(store, "Kary"), "2026-11-26", starts_minute=480)
    for _ in range(4):
        a_row(store, "stop", ride_id=ride)
    (item,) = sessions(store, date(2026, 11, 26), date(2026, 11, 26))
    event = sent(store)["Field day, Kary"]
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=item.minutes)


def test_that_nothing_private_goes_out(store):
    rep = a_rep(store, "Kary Hendriks", territory="Westfalen")
    a_row(store, "tier", rep_id=rep, tier="bottom", starts_on="2026-01-01")
    skill = a_skill(store, "Objections")
    a_row(store, "focus", rep_id=rep, skill_id=skill, starts_on="2026-01-01")
    ride = a_ride(store, rep, "2026-11-26", bring="the price story", reason_note="argued")
    a_row(store, "stop", ride_id=ride, account="Brightwater", objective="win back")
    raw = calendar_of(going_out(store, TUESDAY), TUESDAY, BERLIN, store.dataset).decode()
    lines = raw.replace("\r\n ", "").splitlines()
    told = {line.partition(":")[0].partition(";")[0] for line in lines}
    assert told == {
        "BEGIN", "END", "PRODID", "VERSION", "METHOD", "UID", "DTSTAMP", "LAST-MODIFIED",
        "SEQUENCE", "SUMMARY", "STATUS", "TRANSP", "DTSTART", "DTEND",
    }  # fmt: skip
    for word in ("Hendriks", "bottom", "Objections", "price", "argued", "Brightwater", "Westfalen"):
        assert word not in raw


def test_that_sending_again_says_the_same_until_something_changes(store):
    ride = a_ride(store, a_rep(store, "Kary"), "2026-11-26")
    first = sent(store)["Field day, Kary"]
    later = TUESDAY.later(hours=1)
    again = sent(store, later)["Field day, Kary"]
    assert again.uid.value == first.uid.value
    assert again.sequence.value == first.sequence.value == "0"
    assert again.last_modified.value == first.last_modified.value
    with store.write(later) as tx:
        tx.update("ride", ride, starts_minute=540, place="Unna")
    changed = sent(store, later)["Field day, Kary"]
    assert changed.uid.value == first.uid.value
    assert changed.sequence.value == "1"
    assert changed.last_modified.value == later.at.replace(microsecond=0)


def test_that_a_moved_session_is_the_same_event_at_its_new_time(store):
    ride = a_ride(store, a_rep(store, "Kary"), "2026-11-26")
    uid = sent(store)["Field day, Kary"].uid.value
    end_ride(
        store, TUESDAY, ride_id=ride, ended_as="moved", ended_by="rep", reason="customer",
        moved_to_on=date(2026, 12, 3),
    )  # fmt: skip
    events = sent(store)
    assert len(events) == 1
    moved = events["Field day, Kary"]
    assert (moved.uid.value, moved.sequence.value) == (uid, "1")
    assert moved.dtstart.value == date(2026, 12, 3)


def test_that_what_was_sent_and_is_off_goes_out_as_cancelled(store):
    kary, ann = a_rep(store, "Kary"), a_rep(store, "Ann")
    cancelled, dropped = a_ride(store, kary, "2026-11-26"), a_ride(store, ann, "2026-11-27")
    before = sent(store)
    end_ride(store, TUESDAY, ride_id=cancelled, ended_as="cancelled", ended_by="rep", reason="span")
    unplan_ride(store, TUESDAY, ride_id=dropped)
    never = a_ride(store, kary, "2026-11-30", kind="talk")
    end_ride(store, TUESDAY, ride_id=never, ended_as="cancelled", ended_by="rep", reason="span")
    after = sent(store)
    assert set(after) == {"Cancelled: Field day, Kary", "Cancelled: Field day, Ann"}
    event = after["Cancelled: Field day, Kary"]
    assert event.status.value == "CANCELLED"
    assert event.transp.value == "TRANSPARENT"
    assert event.uid.value == before["Field day, Kary"].uid.value
    assert event.sequence.value == "1"
    assert set(sent(store)) == set(after)  # said again until its day has passed


def test_that_two_of_one_first_name_are_told_apart(store):
    for name, on in (("Kary Hendriks", "2026-11-26"), ("Moss, Kary", "2026-11-27")):
        a_ride(store, a_rep(store, name), on)
    assert set(sent(store)) == {"Field day, Kary H.", "Field day, Kary M."}


def test_that_what_went_out_comes_back_as_planned_here(store):
    kary = a_rep(store, "Kary")
    a_ride(store, kary, "2026-11-26", starts_minute=510)
    raw = calendar_of(going_out(store, TUESDAY), TUESDAY, BERLIN, store.dataset)
    read = reading_of(parts(raw), today=TUESDAY.on, zone=BERLIN, dataset=store.dataset)
    assert read.events == []
    assert read.left_out == {"planned here": ["Field day, Kary"]}
    others = reading_of(parts(raw), today=TUESDAY.on, zone=BERLIN, dataset="another")
    assert len(others.events) == 1
