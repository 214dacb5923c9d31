"""The text of an iCalendar file: read with limits, unfolded, and cut into its events."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from coachdesk.domain.refused import Refused

MOST_BYTES = 20 * 2**20  # ten years of a full calendar have half of it
MOST_EVENTS = 50_000

_FOLD = re.compile(rb"\r?\n[ \t]")  # in bytes: some programs fold within a character
_NAME_END = re.compile("[;:]")
# What says when and whether; descriptions and lists of people are not even looked at.
_ASKED = frozenset((
    "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
    "SEQUENCE", "STATUS", "TRANSP", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS",
))  # fmt: skip


@dataclass(slots=True)
class Component:
    """The lines between BEGIN and END."""

    kind: str
    lines: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The raw value of a property, or nothing."""
        return next((value_in(line) for line in self.lines if name_in(line) == name), "")

    @property
    def title(self) -> str:
        """The event's own words."""
        return re.sub(
            r"\\(.)", lambda sign: " " if sign[1] in "nN" else sign[1], self.value("SUMMARY")
        )

    @property
    def text(self) -> str:
        """As it stands in a file."""
        return "\r\n".join((f"BEGIN:{self.kind}", *self.lines, f"END:{self.kind}", ""))


@dataclass(slots=True)
class CalendarText:
    """A calendar by its parts."""

    name: str
    head: Component
    events: list[Component]
    zones: list[Component]
    tasks: int


class Several(Refused):
    """A packed file holds more than one calendar: one is to be chosen by its name."""

    def __init__(self, path: Path, names: list[str]) -> None:
        super().__init__(f"{path.name} holds {len(names)} calendars: which one?")
        self.path, self.names = path, names


def read(path: Path, name: str = "") -> CalendarText:
    """The parts of a file, or one plain sentence why it can't be taken.

    Google packs what it exports: `name` says which calendar, where there are several.
    """
    raw = _bytes_of(path)
    if raw.startswith(b"PK\x03\x04"):
        return parts_of(*_unpacked(path, raw, name))
    return parts_of(path.name, raw)


def parts_of(name: str, raw: bytes) -> CalendarText:
    """The parts of what stood in a file of that name."""
    lines = [line.rstrip() for line in re.split("[\r\n]+", _decoded(raw)) if line.strip()]
    if not lines or lines[0].upper() != "BEGIN:VCALENDAR":
        raise Refused(f"{name} is no calendar: export it as an .ics file (iCalendar).")
    parts = list(_parts(lines))
    head = next(part for part in parts if part.kind == "VCALENDAR")
    if head.value("VERSION") == "1.0":
        raise Refused(f"{name} is in the old vCalendar format: export it as an .ics file.")
    # what a torn file lacks would be taken for deleted
    if lines[-1].upper() != "END:VCALENDAR" or any(part.kind == "" for part in parts):
        raise Refused(f"{name} ends in the middle or is damaged: export it again.")
    events = [part for part in parts if part.kind == "VEVENT"]
    if len(events) > MOST_EVENTS:
        raise Refused(
            f"{name} has {len(events):,} events; the most that is read is {MOST_EVENTS:,}. "
            "Export a shorter period."
        )
    zones = [part for part in parts if part.kind == "VTIMEZONE"]
    tasks = sum(part.kind == "VTODO" for part in parts)
    return CalendarText(name, head, events, zones, tasks)


def name_in(line: str) -> str:
    """The name of a line's property."""
    return _NAME_END.split(line, maxsplit=1)[0].upper()


def value_in(line: str) -> str:
    """What stands behind a line's colon; parameters in quotes may hold colons, too."""
    return re.sub(r'^(?:[^":]|"[^"]*")*:', "", line, count=1).strip()


def _parts(lines: list[str]) -> Iterator[Component]:
    """The parts of a calendar, itself last; one without a kind where BEGIN and END don't match."""
    head, part, within = Component("VCALENDAR"), Component("VCALENDAR"), list[str]()
    for line in lines:
        word, _, kind = line.upper().partition(":")
        if word == "BEGIN":
            within.append(kind)
            if len(within) == 2:
                part = Component(kind)
                continue
        elif word == "END":
            if not within or within.pop() != kind:
                yield Component("")
                break
            if len(within) == 1:
                yield part
                continue
        depth = len(within)
        if depth == 1 and word not in ("BEGIN", "END"):
            head.lines.append(line)
        elif depth > 1 and _is_asked(part.kind, depth, line):
            part.lines.append(line)
    yield head


def _is_asked(kind: str, depth: int, line: str) -> bool:
    """A time zone is wanted whole; of an event neither alarms nor what nobody asks for.

    Of those invited only who declined: an event may name hundreds.
    """
    if kind != "VEVENT" or depth != 2:
        return kind == "VTIMEZONE"
    name = name_in(line)
    return name in _ASKED and (name != "ATTENDEE" or "DECLINED" in line.upper())


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refused(f"{path.name or path} is a folder: choose an .ics file in it.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(path.name, size)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except OSError as fault:
        raise Refused(f"{path.name} can't be read: {fault.strerror or fault}.") from None
    if not raw.strip():
        raise Refused(f"{path.name} is empty.")
    return raw


def _unpacked(path: Path, raw: bytes, name: str) -> tuple[str, bytes]:
    try:
        with ZipFile(BytesIO(raw)) as packed:
            found = [one for one in packed.infolist() if one.filename.lower().endswith(".ics")]
            if not found:
                raise Refused(f"{path.name} has no calendar in it: choose an .ics file.")
            if len(found) > 1 and not name:
                raise Several(path, [one.filename for one in found])
            one = next((one for one in found if one.filename == name), found[0])
            if one.file_size > MOST_BYTES:
                raise _too_large(one.filename, one.file_size)
            return one.filename, packed.read(one)
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error):
        raise Refused(f"{path.name} can't be unpacked: choose the .ics file in it.") from None


def _too_large(name: str, size: int) -> Refused:
    return Refused(
        f"{name} has {size / 2**20:,.0f} MB; the most that is read is {MOST_BYTES // 2**20} MB. "
        "Export a shorter period."
    )


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode()
    raw = _FOLD.sub(b"", raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
