"""What exports call their columns."""

from dataclasses import dataclass

from coachdesk.domain.identity import folded

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
    "account manager", "account owner", "assigned to", "responsible",
    "employee responsible", "full name", "vertreter",
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
        "actual close date", "deal closed on", "deal deal closed on", "expected close date",
        "won date", "closed at", "abschlussdatum",
        "schlusstermin", "abschluss", "date",
    )),
    Field("value", "Value", (
        "close value", "closed value", "amount", "value", "deal value", "deal amount", "deal size",
        "actual revenue",
        "opportunity amount", "revenue", "total value", "won value", "amount won", "price",
        "expected revenue", "expected value", "est revenue", "betrag", "wert", "umsatz",
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
        "engage date", "open date", "opened on", "created time", "deal created",
        "deal deal created", "erstellt am", "angelegt am",
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

REQUEST_FIELDS = (
    Field("what", "Request", (
        "request", "requests", "coaching request", "asked for", "asks for", "wish", "help with",
        "topic", "what", "wunsch", "anliegen", "thema",
    )),
    Field("asked_on", "Asked on", (
        "asked on", "date asked", "request date", "requested on", "asked", "date", "day", "datum",
    )),
)  # fmt: skip

RESULT_FIELDS = DEAL_FIELDS + QUOTA_FIELDS


def plain(header: str) -> str:
    """A column's name as it is compared: Close_Date and “close date” are one."""
    return folded(header.translate(_PUNCTUATION))


_KNOWN = frozenset(
    name for field in (*PERSON_FIELDS, *RESULT_FIELDS, *REQUEST_FIELDS) for name in field.known_as
)


def is_known(header: str) -> bool:
    """Whether a cell reads as the name of a column."""
    return plain(header) in _KNOWN
