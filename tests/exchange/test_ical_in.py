from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachdesk.domain.calendar import busy_of
from coachdesk.exchange.ical_in import reading_of
from tests.exchange.calendars import an_event, google, outlook, parts, plain

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 24)
DATASET = "0198-team"
NINE = ("DTSTART;TZID=Europe/Berlin:20261126T090000", "DTEND;TZID=Europe/Berlin:20261126T100000")


def reading(raw, today=TODAY, zone=BERLIN):
    return reading_of(parts(raw), today=today, zone=zone, dataset=DATASET)


def taken(raw, today=TODAY, zone=BERLIN):
    """Day, minute of its start, minutes; in order."""
    events = reading(raw, today, zone).events
    busy = [one for event in events for one in busy_of(event, zone)]
    return sorted((str(one.planned_on), one.starts_minute, one.minutes) for one in busy)


def test_that_an_outlook_series_under_a_windows_zone_keeps_its_hour_over_the_clock_change():
    series = an_event(
        'DTSTART;TZID="W. Europe Standard Time":20261019T090000',
        'DTEND;TZID="W. Europe Standard Time":20261019T093000',
        "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    )
    assert taken(outlook(series)) == [
        ("2026-10-19", 540, 30), ("2026-10-26", 540, 30), ("2026-11-02", 540, 30),
    ]  # fmt: skip
    starts = [event.starts for event in reading(outlook(series)).events]
    assert [at.astimezone(UTC).hour for at in starts] == [7, 8, 8]


def test_that_a_zone_of_the_file_s_own_is_read_from_its_description():
    event = an_event(
        'DTSTART;TZID="Customized Time Zone":20260914T090000',
        'DTEND;TZID="Customized Time Zone":20260914T100000',
    )
    raw = outlook(event, zone="Customized Time Zone")
    assert taken(raw) == [("2026-09-14", 540, 60)]
    assert taken(raw, zone=ZoneInfo("America/New_York")) == [("2026-09-14", 180, 60)]


def test_that_two_files_may_describe_different_zones_under_one_name():
    event = an_event("DTSTART;TZID=Ours:20261201T090000", "DTEND;TZID=Ours:20261201T100000")
    first = outlook(event, zone="Ours")
    second = first.replace(b"+0100", b"+0500").replace(b"+0200", b"+0600")
    assert taken(first) == [("2026-12-01", 540, 60)]
    assert taken(second) == [("2026-12-01", 300, 60)]


def test_that_exceptions_of_a_google_series_move_leave_out_and_cancel():
    series = an_event(
        "DTSTART;TZID=Europe/Berlin:20261103T140000",
        "DTEND;TZID=Europe/Berlin:20261103T150000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261208T225959Z;BYDAY=TU",
        "EXDATE;TZID=Europe/Berlin:20261110T140000",
        uid="abc@google.com",
    )
    moved = an_event(
        "DTSTART;TZID=Europe/Berlin:20261118T080000",
        "DTEND;TZID=Europe/Berlin:20261118T083000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261117T140000",
        uid="abc@google.com",
    )
    cancelled = an_event(
        "DTSTART;TZID=Europe/Berlin:20261124T140000",
        "DTEND;TZID=Europe/Berlin:20261124T150000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261124T140000",
        "STATUS:CANCELLED",
        uid="abc@google.com",
    )
    assert taken(google(series, moved, cancelled)) == [
        ("2026-11-03", 840, 60), ("2026-11-18", 480, 30), ("2026-12-01", 840, 60),
        ("2026-12-08", 840, 60),
    ]  # fmt: skip


def test_that_a_moved_occurrence_keeps_its_name_in_whatever_zone_that_is_written():
    zone = "TZID=Europe/Berlin"
    series = an_event(
        f"DTSTART;{zone}:20261103T150000",
        f"DTEND;{zone}:20261103T160000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
    )
    moved = an_event(
        "DTSTART:20261112T080000Z", "DTEND:20261112T090000Z", "RECURRENCE-ID:20261110T140000Z"
    )
    before = {event.key for event in reading(google(series)).events}
    after = {event.key for event in reading(google(series, moved)).events}
    assert len(before) == 2
    assert after == before


def test_that_times_without_a_zone_are_the_clock_s_here():
    event = an_event("DTSTART:20261126T090000", "DURATION:PT45M")
    assert taken(plain(event)) == [("2026-11-26", 540, 45)]
    assert taken(plain(event), zone=ZoneInfo("Asia/Tokyo")) == [("2026-11-26", 540, 45)]
    assert reading(plain(event)).said == ["1 with hours but no time zone: taken as the time here."]
    assert reading(google(an_event(*NINE))).said == []


def test_that_a_zone_nobody_knows_is_said_and_taken_as_here():
    event = an_event("DTSTART;TZID=Europe:20261126T090000", "DTEND;TZID=Europe:20261126T100000")
    read = reading(plain(event))
    assert taken(plain(event)) == [("2026-11-26", 540, 60)]
    assert read.said == ["The time zone “Europe” is not known: taken as the time here."]


def test_that_a_vendor_s_prefix_before_a_zone_is_seen_through():
    zone = "/freeassociation.sourceforge.net/America/New_York"
    event = an_event(f"DTSTART;TZID={zone}:20261126T090000", f"DTEND;TZID={zone}:20261126T100000")
    assert taken(plain(event)) == [("2026-11-26", 900, 60)]


def test_that_a_whole_day_stays_on_its_day_wherever_one_is():
    fair = an_event("DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261203", "TRANSP:OPAQUE")
    for zone in ("Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"):
        found = taken(google(fair), zone=ZoneInfo(zone))
        assert found == [(f"2026-{day}", None, 480) for day in ("11-30", "12-01", "12-02")]


def test_that_midnight_to_midnight_is_a_whole_day_too():
    day = an_event(
        "DTSTART;TZID=Europe/Berlin:20261130T000000", "DTEND;TZID=Europe/Berlin:20261202T000000"
    )
    assert taken(google(day)) == [("2026-11-30", None, 480), ("2026-12-01", None, 480)]


def test_that_a_night_over_the_clock_change_has_the_hours_that_pass():
    night = an_event(
        "DTSTART;TZID=Europe/Berlin:20261024T220000", "DTEND;TZID=Europe/Berlin:20261025T060000"
    )
    assert taken(google(night)) == [("2026-10-24", 1320, 120), ("2026-10-25", 0, 420)]


def test_that_only_what_takes_time_is_taken_and_the_rest_is_counted_by_why():
    mine = an_event(*NINE, uid=f"s1@{DATASET}.coachdesk")
    declined = an_event(*NINE, "ATTENDEE;PARTSTAT=DECLINED:mailto:kim@example.com", uid="d")
    read = reading(
        google(
            an_event(*NINE, "TRANSP:TRANSPARENT", uid="f1"),
            an_event(*NINE, "X-MICROSOFT-CDO-BUSYSTATUS:FREE", uid="f2", title="Lunch"),
            an_event(*NINE, "STATUS:CANCELLED", uid="c"),
            an_event("DTSTART:20261126T090000Z", uid="z"),
            an_event("DTSTART:20261126T090000Z", "DTEND:20261126T080000Z", uid="b"),
            an_event("DTSTART:tomorrow", uid="x"),
            an_event("DTSTART:20200101T090000Z", "DTEND:20200101T100000Z", uid="o"),
            mine,
            declined,
        )
    )
    assert read.events == []
    assert {why: len(titles) for why, titles in read.left_out.items()} == {
        "marked as free": 2,
        "cancelled": 1,
        "without a length": 1,
        "ends before it starts": 1,
        "can't be read": 1,
        "before Tue 25 Aug": 1,
        "planned here": 1,
        "declined": 1,
    }


def test_that_our_own_event_is_known_after_outlook_has_wrapped_its_name():
    inner = f"vCal-Uid\x01\x00\x00\x00s1@{DATASET}.coachdesk\x00".encode().hex().upper()
    wrapped = f"040000008200E00074C5B7101A82E00800000000000000000000000000000000{inner}"
    assert reading(outlook(an_event(*NINE, uid=wrapped))).left_out == {
        "planned here": ["Forecast call"]
    }


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,30"]
)
def test_that_what_repeats_all_day_long_is_left_out_at_once(rule):
    assert reading(google(an_event(*NINE, f"RRULE:{rule}"))).left_out == {
        "repeats too often": ["Forecast call"]
    }


def test_that_a_rule_that_never_comes_true_is_left_out_at_once():
    never = an_event(*NINE, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    assert list(reading(google(never)).left_out) == ["can't be read"]


def test_that_a_series_without_an_end_ends_where_reading_does():
    found = taken(google(an_event(*NINE, "RRULE:FREQ=WEEKLY")))
    assert found[0] == ("2026-11-26", 540, 60)
    assert date.fromisoformat(found[-1][0]) <= TODAY + timedelta(weeks=26)
    assert len(found) == 26


def test_that_outlook_says_which_days_it_tells_all_of():
    read = reading(outlook(an_event(*NINE)))
    assert read.whole == (date(2026, 11, 1), date(2027, 1, 1))
    assert reading(google()).whole == (read.first, read.last)
    assert reading(plain(an_event(*NINE))).whole == (date(2026, 11, 26), date(2026, 11, 26))


def test_that_text_in_the_encodings_of_windows_is_read():
    event = an_event(*NINE, title="Gespräch")
    for raw in (plain(event).decode().encode(code) for code in ("cp1252", "utf-16", "utf-8-sig")):
        assert reading(raw).events[0].title == "Gespräch"


def test_that_one_strange_event_does_not_lose_the_others():
    strange = an_event("DTSTART:20261126T090000Z", "DTEND;VALUE=DATE:20261127", uid="s")
    read = reading(google(strange, an_event(*NINE)))
    assert len(read.events) == 1
    assert list(read.left_out) == ["can't be read"]


def test_that_reading_can_be_stopped():
    def stop(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        reading_of(
            parts(google(an_event(*NINE))), today=TODAY, zone=BERLIN, dataset="", progress=stop
        )


def test_that_times_of_a_day_are_those_of_the_rules_in_force_then():
    """Nine in New York is 14:00 in Berlin while only one of the two has changed its clocks."""
    event = an_event(
        "DTSTART;TZID=Eastern Standard Time:20261026T090000",
        "DTEND;TZID=Eastern Standard Time:20261026T100000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
    )
    assert taken(plain(event)) == [("2026-10-26", 840, 60), ("2026-11-02", 900, 60)]
    assert datetime(2026, 10, 26, 13, tzinfo=UTC) in [
        e.starts for e in reading(plain(event)).events
    ]
