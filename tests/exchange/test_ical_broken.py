"""Whatever was done to a file: it is read, or refused in one sentence."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.calendar import busy_of
from coachdesk.domain.refused import Refused
from coachdesk.exchange.ical_in import reading_of
from tests.exchange.calendars import an_event, outlook, parts

BERLIN = ZoneInfo("Europe/Berlin")
WHOLE = outlook(
    an_event(
        "DTSTART;TZID=Ours:20261103T140000", "DTEND;TZID=Ours:20261103T150000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261208T225959Z;BYDAY=TU",
        "EXDATE;TZID=Ours:20261110T140000", uid="s",
    ),
    an_event(
        "DTSTART;TZID=Ours:20261118T080000", "DURATION:PT30M",
        "RECURRENCE-ID;TZID=Ours:20261117T140000", uid="s",
    ),
    an_event("DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261127", uid="d"),
    zone="Ours",
)  # fmt: skip
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"\r\n", b"\r\n ", b":", b";", b"=", b'"', b",", b"-1", b"0", b"99999999", b"T", b"Z",
         b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RRULE:FREQ=DAILY;COUNT=0\r\n", b"DTSTART:\r\n",
         b"INTERVAL=0;", b"COUNT=-1;", b"BYDAY=9XX;", b"TZID=/../../x:", b"VALUE=DATE:"]
    ),
)  # fmt: skip
CUTS = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), PIECES), min_size=1, max_size=5
)


@given(CUTS)
def test_that_a_damaged_calendar_is_read_or_refused(cuts):
    raw = WHOLE
    for at, length, piece in cuts:
        raw = raw[:at] + piece + raw[at + length :]
    sentence, events = "", []
    try:
        events = reading_of(parts(raw), today=date(2026, 11, 24), zone=BERLIN, dataset="").events
    except Refused as refused:
        sentence = str(refused)
    assert (sentence == "") or (sentence.endswith(".") and "\n" not in sentence)
    for event in events:
        for one in busy_of(event, BERLIN):
            assert 0 < one.minutes <= 25 * 60
