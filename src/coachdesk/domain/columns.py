"""Which column of somebody's table holds what: guessed by its name, corrected by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachdesk.domain.identity import folded
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import distinct

_CLOSE_ENOUGH = 0.75
_PUNCTUATION = str.maketrans(dict.fromkeys("_-./()[]#:*&?", " "))


@dataclass(frozen=True, slots=True)
class Field:
    """Something a table can say. `known_as`: the names that exports give it, likeliest first."""

    key: str
    label: str
    known_as: tuple[str, ...]


_REP = (
    "rep", "sales rep", "sales agent", "salesperson", "sales person", "seller",
    "account executive", "opportunity owner", "deal owner", "owner", "owner name", "rep name",
    "sales representative", "representative", "agent", "employee", "salesman", "consultant",
    "account manager", "account owner", "assigned to", "responsible", "full name", "vertreter",
    "verkäufer", "mitarbeiter", "außendienst", "besitzer", "vendeur", "vendedor", "name",
)  # fmt: skip
_EXTERNAL_ID = (
    "employee id", "rep id", "agent id", "owner id", "user id", "sales rep id", "employee number",
    "personnel number", "staff id", "personalnummer",
)  # fmt: skip

PERSON_FIELDS = (
    Field("name", "Name", _REP),
    Field("first_name", "First name", ("first name", "given name", "forename", "vorname")),
    Field("last_name", "Last name", ("last name", "surname", "family name", "nachname")),
    Field("external_id", "Id", (*_EXTERNAL_ID, "external id", "id")),
    Field("territory", "Territory", (
        "territory", "sales territory", "region", "regional office", "area", "district", "office",
        "patch", "branch", "city", "location", "gebiet", "bezirk", "niederlassung",
    )),
    Field("manager", "Manager", (
        "manager", "sales manager", "team lead", "team leader", "reports to", "supervisor",
        "coach", "manager name", "vorgesetzter", "teamleiter", "leiter",
    )),
    Field("started_on", "Started on", (
        "start date", "hire date", "date hired", "started", "started on", "joined", "entry date",
        "since", "eintritt", "eintrittsdatum",
    )),
)  # fmt: skip

DEAL_FIELDS = (
    Field("rep", "Rep", _REP),
    Field("stage", "Stage", (
        "stage", "deal stage", "opportunity stage", "sales stage", "stage name", "status",
        "deal status", "opportunity status", "outcome", "phase", "verkaufsphase",
    )),
    Field("closed_on", "Close date", (
        "close date", "closed date", "date closed", "closed on", "closing date", "close",
        "actual close date", "expected close date", "won date", "closed at", "abschlussdatum",
        "schlusstermin", "abschluss", "date",
    )),
    Field("value", "Value", (
        "close value", "closed value", "amount", "value", "deal value", "deal amount", "deal size",
        "opportunity amount", "revenue", "total value", "won value", "amount won", "price",
        "betrag", "wert", "umsatz",
    )),
    Field("account", "Account", (
        "account", "account name", "company", "company name", "customer", "customer name",
        "client", "organization", "organisation", "kunde", "firma",
    )),
    Field("product", "Product", (
        "product", "product name", "product line", "item", "opportunity name", "deal name",
        "opportunity", "deal", "produkt",
    )),
    Field("deal_id", "Deal's id", (
        "opportunity id", "deal id", "record id", "opportunity number", "deal number", "id",
    )),
    Field("created_on", "Created on", (
        "created on", "created date", "create date", "date created", "created", "created at",
        "engage date", "open date", "opened on", "erstellt am", "angelegt am",
    )),
    Field("rep_id", "Rep's id", _EXTERNAL_ID),
)  # fmt: skip

QUOTA_FIELDS = (
    Field("period", "Period", (
        "period", "month", "quarter", "fiscal period", "quota period", "year", "zeitraum",
        "monat", "quartal", "period start", "start date", "from",
    )),
    Field("period_end", "Period's end", ("period end", "end date", "to", "until")),
    Field("quota", "Quota", ("quota", "target", "quota amount", "goal", "plan", "ziel", "soll")),
    Field("actual", "Actual", (
        "actual", "actuals", "achieved", "sales", "attained", "closed", "bookings", "result",
        "ist",
    )),
    Field("quota_percent", "Quota met in %", (
        "attainment", "quota attainment", "attainment %", "% of quota", "% quota", "quota %",
        "achievement", "percent of quota", "percent to quota", "zielerreichung",
    )),
)  # fmt: skip

RESULT_FIELDS = DEAL_FIELDS + QUOTA_FIELDS


def plain(header: str) -> str:
    """A column's name as it is compared: Close_Date and “close date” are one."""
    return folded(header.translate(_PUNCTUATION))


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
    from difflib import SequenceMatcher  # noqa: PLC0415 -- not at start-up

    ratios = sorted(
        (
            (SequenceMatcher(None, name, known).ratio(), column, field.key)
            for column, name in enumerate(names)
            if column not in found.values() and len(name) < 60
            for field in fields
            if field.key not in found
            for known in field.known_as
        ),
        key=lambda entry: -entry[0],
    )
    alike: dict[str, int] = {}
    for ratio, column, key in ratios:
        if ratio < _CLOSE_ENOUGH:
            break
        if key not in alike and column not in alike.values():
            alike[key] = column
    return alike


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


_KNOWN = frozenset(name for field in (*PERSON_FIELDS, *RESULT_FIELDS) for name in field.known_as)


def is_known(header: str) -> bool:
    """Whether a cell reads as the name of a column."""
    return plain(header) in _KNOWN
