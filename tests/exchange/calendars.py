"""Calendars as Outlook and Google write them."""

from coachdesk.exchange.ical_text import parts_of

_BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
_OUTLOOK = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-CALSTART:20261101T000000Z
X-CALEND:20270101T000000Z
X-CLIPSTART:20261101T000000Z
X-CLIPEND:20270101T000000Z
X-WR-RELCALID:{{0000002E-7B2A-1C4F-9C1D-3B6B1C6B0F11}}
X-WR-CALNAME:Kim Lindqvist
X-PRIMARY-CALENDAR:TRUE
X-OWNER;CN="Kim Lindqvist":mailto:kim@example.com
X-MS-OLK-WKHRSTART;TZID="{zone}":080000
{described}{events}END:VCALENDAR
"""
_GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:kim@example.com
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
{events}END:VCALENDAR
"""


def an_event(*lines, uid="e1", title="Forecast call"):
    """An event of those lines, with what programs put around them."""
    body = "\n".join(lines)
    return (
        "BEGIN:VEVENT\nDTSTAMP:20261120T080000Z\nCREATED:20260901T080000Z\n"
        'ATTENDEE;CN="Lou; Park";RSVP=TRUE:mailto:lou@example.com\n'
        "DESCRIPTION:Dial in: https://meet.example.com/abc\\nAgenda\\, notes\n"
        f"UID:{uid}\nSUMMARY;LANGUAGE=en-us:{title}\n{body}\n"
        "BEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nDESCRIPTION:Reminder\n"
        "UID:alarm-1\nEND:VALARM\nEND:VEVENT\n"
    )


def outlook(*events, zone="W. Europe Standard Time"):
    """What Outlook saves; the zone is described as it is, under the name that Windows has."""
    described = _BERLIN.format(name=zone)
    text = _OUTLOOK.format(zone=zone, described=described, events="".join(events))
    return text.replace("\n", "\r\n").encode()


def google(*events):
    """What Google exports."""
    return _GOOGLE.format(events="".join(events)).replace("\n", "\r\n").encode()


def plain(*events):
    """A calendar that says nothing of itself, and describes no zones."""
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Someone//EN\n"
    return (text + "".join(events) + "END:VCALENDAR\n").encode()


def parts(raw):
    return parts_of("kim.ics", raw)
