"""Lists that a coach makes their own, line by line, over those the program begins with.

The starter lines are in resources/, each under an id of its own; a row of that id in the file
stands over it, so that a starter line nobody changed improves with the program.
"""

from dataclasses import dataclass
from typing import Any

from coachdesk.assets import resource
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.templates import Kind, check_part, checked_words, why_it_stays
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

# Which list of which file a kind begins with.
_STARTERS: dict[Kind, tuple[str, str]] = {
    "rep preparation": ("preparation.toml", "rep"),
    "coach preparation": ("preparation.toml", "coach"),
    "talk": ("preparation.toml", "questions"),
    "question": ("questions.toml", "question"),
    "section": ("report.toml", "section"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. `part`: a question's GROW step, or what fills a report's section."""

    id: str
    kind: Kind
    text: str
    position: int
    part: str = ""
    skill_id: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a field coaching report; without a part it is written by hand."""

    id: str
    title: str
    part: str
    position: int


def lines(store: Store | Transaction, kind: Kind) -> list[Line]:
    """A list as the coach has it, in its order."""
    return _read(store, kind, left_out=False)


def left_out(store: Store, kind: Kind) -> list[Line]:
    """The lines of a list that were taken out of it, and can come back."""
    return _read(store, kind, left_out=True)


def report_sections(store: Store) -> list[Section]:
    """What a new report is made of, in the coach's words and order."""
    return [
        Section(line.id, line.text, line.part, line.position) for line in lines(store, "section")
    ]


def add_line(
    store: Store, now: Moment, *, kind: Kind, text: str, part: str = "", skill_id: str | None = None
) -> Changes:
    """One more at the end."""
    check_part(kind, part)
    with store.write(now) as tx:
        last = max((line.position for line in lines(tx, kind)), default=0)
        tx.insert(
            "template",
            kind=kind,
            text=checked_words(text),
            position=last + 1,
            part=part,
            skill_id=skill_id,
        )
    return tx.changes


def edit_line(store: Store, now: Moment, *, line: Line, text: str) -> Changes:
    """Say a line in other words."""
    return _put(store, now, line, text=checked_words(text))


def remove_line(store: Store, now: Moment, *, line: Line) -> Changes:
    """Leave a line out from now on."""
    if why := why_it_stays(line.kind, line.part):
        raise Refused(why)
    return _put(store, now, line, archived_on=now.on.isoformat())


def restore_line(store: Store, now: Moment, *, line: Line) -> Changes:
    """Undo of `remove_line`."""
    return _put(store, now, line, archived_on=None)


def move_line(store: Store, now: Moment, *, line: Line, by: int) -> Changes:
    """A line `by` places down its list, as far as the list goes.

    A question moves among those of its step and skill, which are read together.
    """
    with store.write(now) as tx:
        order = [each for each in lines(tx, line.kind) if _is_beside(each, line)]
        places = [place for place, each in enumerate(order) if each.id == line.id]
        for at in places:  # none where it was left out meanwhile
            order.insert(max(0, at + by), order.pop(at))
        for position, each in enumerate(order, start=1):
            if each.position != position:
                _write(tx, each, position=position)
    return tx.changes


def _read(store: Store | Transaction, kind: Kind, *, left_out: bool) -> list[Line]:
    found = {} if left_out else {line.id: line for line in _known_starters(store, kind)}
    for id, text, position, archived, part, skill_id in store.rows(
        "SELECT id, text, position, archived_on, part, skill_id FROM template WHERE kind = ?", kind
    ):
        if bool(archived) == left_out:
            found[id] = Line(id, kind, text, position, part, skill_id)
        else:
            found.pop(id, None)
    return sorted(found.values(), key=lambda line: (line.position, line.text, line.id))


def starters(kind: Kind) -> list[Line]:
    """The lines that the program has of a kind."""
    import tomllib  # noqa: PLC0415 -- seldom read

    file_name, name = _STARTERS[kind]
    with resource(file_name).open("rb") as file:
        found = tomllib.load(file)[name]
    return [
        _starter_line(kind, at, {"text": each} if isinstance(each, str) else each)
        for at, each in enumerate(found, start=1)
    ]


def _known_starters(store: Store | Transaction, kind: Kind) -> list[Line]:
    """All but questions on skills that this file does not know."""
    known = {None, *(id for (id,) in store.rows("SELECT id FROM skill"))}
    return [line for line in starters(kind) if line.skill_id in known]


def _starter_line(kind: Kind, at: int, facts: dict[str, str]) -> Line:
    skill = facts.get("skill")
    skill_id = named_id("skill", skill) if skill else None
    id = named_id("template", kind, str(at))
    return Line(id, kind, facts["text"], at, facts.get("part", ""), skill_id)


def _is_beside(one: Line, other: Line) -> bool:
    is_question = one.kind == "question"
    return not is_question or (one.part, one.skill_id) == (other.part, other.skill_id)


def _put(store: Store, now: Moment, line: Line, **facts: Any) -> Changes:
    with store.write(now) as tx:
        _write(tx, line, **facts)
    return tx.changes


def _write(tx: Transaction, line: Line, **facts: Any) -> None:
    if tx.one("SELECT 1 FROM template WHERE id = ?", line.id):
        tx.update("template", line.id, **facts)
        return
    whole = {
        "kind": line.kind,
        "text": line.text,
        "position": line.position,
        "part": line.part,
        "skill_id": line.skill_id,
    }
    tx.insert("template", id=line.id, **(whole | facts))
