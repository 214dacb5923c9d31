from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.exchange import ical_text
from tests.exchange.calendars import an_event, google, plain

NINE = ("DTSTART;TZID=Europe/Berlin:20261126T090000", "DTEND;TZID=Europe/Berlin:20261126T100000")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"  ", "kim.ics is empty."),
        (b"name,start\nA,1\n", "kim.ics is no calendar: export it as an .ics file (iCalendar)."),
        (
            google(an_event(*NINE))[:-120],
            "kim.ics ends in the middle or is damaged: export it again.",
        ),
        (
            google(an_event(*NINE)).replace(b"END:VALARM\r\n", b""),
            "kim.ics ends in the middle or is damaged: export it again.",
        ),
        (
            plain().replace(b"2.0", b"1.0"),
            "kim.ics is in the old vCalendar format: export it as an .ics file.",
        ),
    ],
)
def test_that_a_file_which_is_none_is_refused_in_one_sentence(tmp_path, raw, sentence):
    path = tmp_path / "kim.ics"
    path.write_bytes(raw)
    with pytest.raises(Refused) as refused:
        ical_text.read(path)
    assert str(refused.value) == sentence


def packed(tmp_path, **files):
    path = tmp_path / "kim.ical.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, raw in files.items():
            made.writestr(f"{name}.ics", raw)
    return path


def test_that_what_google_packs_is_unpacked_and_of_several_one_is_asked_for(tmp_path):
    kim = google(an_event(*NINE))
    assert ical_text.read(packed(tmp_path, kim=kim)).name == "kim.ics"
    both = packed(tmp_path, holidays=google(), kim=kim)
    with pytest.raises(ical_text.Several) as several:
        ical_text.read(both)
    assert several.value.names == ["holidays.ics", "kim.ics"]
    assert len(ical_text.read(both, "kim.ics").events) == 1


def test_that_what_is_packed_and_no_calendar_is_refused_in_one_sentence(tmp_path, monkeypatch):
    none = packed(tmp_path)
    none.write_bytes(b"PK\x03\x04 and nothing")
    with pytest.raises(Refused, match="can't be unpacked"):
        ical_text.read(none)
    huge = packed(tmp_path, kim=b"BEGIN:VCALENDAR\n" + b" " * 9000)
    monkeypatch.setattr(ical_text, "MOST_BYTES", 8000)
    with pytest.raises(Refused, match=r"kim\.ics has .* MB"):
        ical_text.read(huge)


def test_that_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "kim.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\n" * 1000)
    monkeypatch.setattr(ical_text, "MOST_BYTES", 8000)
    with pytest.raises(Refused, match=r"kim\.ics has .* MB; the most that is read is"):
        ical_text.read(path)
