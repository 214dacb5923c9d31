"""Which column of somebody's table holds what: guessed by its name, corrected by a person."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from coachdesk.domain.column_names import Field, plain
from coachdesk.domain.identity import folded
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import distinct

_CLOSE_ENOUGH = 0.75
_SHORT, _CLOSE_FOR_SHORT = 8, 0.85  # “state” is no “stage”


def guess(fields: Sequence[Field], header: Sequence[str]) -> dict[str, int]:
    """The column of each field that a name gives away: exact names first, then alike ones.

    Where the columns have no names, the first one holds the first field.
    """
    if tuple(header) == distinct([""] * len(header)):
        return {fields[0].key: 0}
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    ranked = [(rank, field, name) for field in fields for rank, name in enumerate(field.known_as)]
    for _rank, field, known in sorted(ranked, key=lambda entry: entry[0]):
        if field.key not in found and known in names:
            column = names.index(known)
            if column not in found.values():
                found[field.key] = column
    return found | _alike(fields, names, found)


def _alike(fields: Sequence[Field], names: list[str], found: Mapping[str, int]) -> dict[str, int]:
    ratios = sorted(
        (
            (ratio, column, field.key)
            for column, name in enumerate(names)
            if column not in found.values() and len(name) < 60
            for field in fields
            if field.key not in found
            for known in field.known_as
            if (ratio := _alikeness(name, known))
        ),
        key=lambda entry: -entry[0],
    )
    alike: dict[str, int] = {}
    for _, column, key in ratios:
        if key not in alike and column not in alike.values():
            alike[key] = column
    return alike


def _alikeness(name: str, known: str) -> float:
    """How alike two names are; 0 where it is not enough."""
    enough = _CLOSE_FOR_SHORT if min(len(name), len(known)) < _SHORT else _CLOSE_ENOUGH
    pair = SequenceMatcher(None, name, known)
    if pair.real_quick_ratio() < enough or pair.quick_ratio() < enough:
        return 0  # most pairs are told apart by their letters alone, ten times as fast
    ratio = pair.ratio()
    return ratio if ratio >= enough else 0


def chosen(
    fields: Sequence[Field], header: Sequence[str], asked: Mapping[str, str]
) -> dict[str, int]:
    """The guess, and over it what a person said: a field's column, or nothing for none."""
    mapping = guess(fields, header)
    for said, column_name in asked.items():
        key = _field(fields, said).key
        column = column_at(header, column_name) if column_name.strip() else None
        mapping = {k: c for k, c in mapping.items() if k != key and c != column}
        if column is not None:
            mapping[key] = column
    mapping = {f.key: mapping[f.key] for f in fields if f.key in mapping}  # in their order
    told = {_field(fields, said).key for said in asked}
    for key in mapping.keys() - told:
        _refuse_twins(header, key, mapping[key])
    return mapping


def _field(fields: Sequence[Field], said: str) -> Field:
    """The field of that key, or the one that is known by that name."""
    wanted = plain(said)
    exact = [field for field in fields if wanted in (plain(field.key), plain(field.label))]
    known = [field for field in fields if wanted in field.known_as]
    if not (exact or known):
        keys = ", ".join(field.key for field in fields)
        raise Refused(f"There is no field “{said}”; there are {keys}.")
    return (exact or known)[0]


def column_at(header: Sequence[str], name: str) -> int:
    """The column of that name; a column's own name wins over one that only looks alike."""
    for form in (str, folded, plain):
        names = [form(title) for title in header]
        if form(name) in names:
            return names.index(form(name))
    raise Refused(f"There is no column “{name}”; there are {', '.join(header)}.")


def _refuse_twins(header: Sequence[str], key: str, column: int) -> None:
    twin = f"{header[column]} (2)"
    if twin in header:
        raise Refused(
            f"Two columns are called “{header[column]}”: say which, "
            f'--map {key}="{header[column]}" or --map {key}="{twin}".'
        )
