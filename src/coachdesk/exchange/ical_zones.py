"""Time zones of an iCalendar file under names that everybody knows.

Outlook names zones as Windows does, others put a vendor before the name, some describe a zone
of their own. A description gets a name that follows from it: the library keeps zones by name
for as long as the program runs, and two files may describe different ones under one name.
"""

import re
from hashlib import blake2b

from coachdesk.exchange.ical_text import Component

_TZID = re.compile(r';TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)


class Zones:
    """What each zone of a file is called here."""

    def __init__(self, described: list[Component]) -> None:
        self._described = {zone.value("TZID").strip('"'): zone for zone in described}
        self._names: dict[str, str | None] = {}
        self.unknown: set[str] = set()

    def renamed(self, line: str) -> str:
        """A property's line with a zone that is known; without one, a clock on the wall."""
        return _TZID.sub(self._named, line)

    def _named(self, found: re.Match[str]) -> str:
        tzid = found[1].strip('"').strip()
        if tzid not in self._names:
            self._names[tzid] = self._find(tzid)
        name = self._names[tzid]
        if name is None:
            self.unknown.add(tzid)
        return f";TZID={name}" if name else ""

    def _find(self, tzid: str) -> str | None:
        parts = tzid.strip("/").split("/")
        for candidate in ("/".join(parts[at:]) for at in range(len(parts))):
            if _is_known(candidate):
                return candidate
        zone = self._described.get(tzid)
        return _described(zone) if zone else None


def _is_known(name: str) -> bool:
    from icalendar.timezone import tzp  # noqa: PLC0415 - a tenth of a second

    try:
        return bool(name) and tzp.timezone(name) is not None
    except (OSError, ValueError):  # zoneinfo takes a name for a path, and Europe for a folder
        return False


def _described(zone: Component) -> str | None:
    """The name of a zone that is made of its description."""
    from icalendar import Calendar  # noqa: PLC0415

    name = f"described-{blake2b(zone.text.encode(), digest_size=8).hexdigest()}"
    lines = (f"TZID:{name}" if line.upper().startswith("TZID") else line for line in zone.lines)
    text = Component("VTIMEZONE", list(lines)).text
    try:
        Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
    except (ValueError, KeyError, IndexError):
        return None
    return name
