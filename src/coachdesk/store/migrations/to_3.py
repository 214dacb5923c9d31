"""Schema 3: the conversation — the rep's view, goals, one-to-ones, reports, leaving."""

_AUDIENCE = (
    "audience TEXT NOT NULL DEFAULT 'private' CHECK (audience IN ('private', 'rep', 'director'))"
)


def _refers(table: str, name: str = "", *, needed: bool = False) -> str:
    """A column that holds the id of a row of another table."""
    must = " NOT NULL" if needed else ""
    return f"{name or table}_id TEXT{must} REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


_REP = _refers("rep", needed=True)
_SKILL = _refers("skill")
_CALL = _refers("call")
_RIDE = _refers("ride")
_PURPOSE = "purpose TEXT CHECK (purpose IN ('mend', 'grow', 'leverage', 'stretch', 'keep'))"

_COLUMNS: dict[str, tuple[str, ...]] = {
    "rep": ("left_on TEXT", "purge_on TEXT", "purged_on TEXT"),
    "ride": ("began_at TEXT", "minutes INTEGER"),
    "call": (
        "rep_view TEXT NOT NULL DEFAULT ''",
        (
            "rep_view_audience TEXT NOT NULL DEFAULT 'private'"
            " CHECK (rep_view_audience IN ('private', 'rep', 'director'))"
        ),
        "guided TEXT CHECK (guided IN ('guided', 'directive'))",
        "spoke TEXT CHECK (spoke IN ('coach', 'even', 'rep'))",
        "debrief_began_at TEXT",
        "overrode_at TEXT",
        (
            "undebriefed TEXT CHECK (undebriefed IN"
            " ('no time', 'rep left', 'customer stayed', 'nothing to say', 'other'))"
        ),
        "undebriefed_note TEXT NOT NULL DEFAULT ''",
        _refers("call", "together"),
    ),
    "rating": ("asked_by TEXT CHECK (asked_by IN ('rep', 'coach'))", "disputed_on TEXT"),
    "note": (_CALL, _RIDE),
    "template": ("part TEXT NOT NULL DEFAULT ''", _SKILL),
}
_TABLES: dict[str, tuple[str, ...]] = {
    "day_debrief": (
        _REP, "held_on TEXT NOT NULL", "note TEXT NOT NULL DEFAULT ''", "began_at TEXT",
        "closed_at TEXT", "minutes INTEGER", _AUDIENCE,
    ),
    "goal": (
        _REP, _SKILL, "words TEXT NOT NULL",
        ("kind TEXT NOT NULL DEFAULT 'skill'"
        " CHECK (kind IN ('skill', 'segment', 'product', 'channel', 'career'))"),
        _PURPOSE, "baseline REAL", "target REAL", "unit TEXT NOT NULL DEFAULT ''",
        "reach TEXT CHECK (reach IN ('within reach', 'stretch', 'far'))", "due_on TEXT",
        "proposed_on TEXT NOT NULL",
        "proposed_by TEXT NOT NULL DEFAULT 'coach' CHECK (proposed_by IN ('coach', 'rep'))",
        "coach_agreed_on TEXT", "rep_agreed_on TEXT", "reached_on TEXT", "recheck_on TEXT",
        "closed_on TEXT", "outcome TEXT CHECK (outcome IN ('kept', 'dropped', 'replaced'))",
        "outcome_note TEXT NOT NULL DEFAULT ''", _AUDIENCE,
    ),
    "checkpoint": (
        _refers("goal", needed=True), _REP, "checked_on TEXT NOT NULL", "value REAL",
        "note TEXT NOT NULL DEFAULT ''", _AUDIENCE,
    ),
    "citation": (
        _refers("checkpoint", needed=True), _REP, "entry_id TEXT NOT NULL", "text TEXT NOT NULL",
        "held_on TEXT NOT NULL", "mark TEXT",
    ),
    "way": (
        _REP, _CALL, _SKILL,
        "kind TEXT NOT NULL CHECK (kind IN ('watch', 'rehearse', 'read', 'blueprint', 'try'))",
        "what TEXT NOT NULL DEFAULT ''", "offered_on TEXT NOT NULL",
        "chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1))", _AUDIENCE,
    ),
    "asked": (
        _REP, _CALL, _RIDE, _SKILL, "question_id TEXT NOT NULL", "text TEXT NOT NULL",
        "part TEXT NOT NULL DEFAULT ''", "asked_on TEXT NOT NULL",
    ),
    "outlook": (
        _REP, "noted_on TEXT NOT NULL", "level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5)",
        "words TEXT NOT NULL DEFAULT ''", _RIDE, _AUDIENCE,
    ),
    "report": (_REP, _SKILL, "first_on TEXT NOT NULL", "held_on TEXT NOT NULL", _AUDIENCE),
    "report_part": (
        _refers("report", needed=True), _REP, "part TEXT NOT NULL", "title TEXT NOT NULL",
        "text TEXT NOT NULL DEFAULT ''", "position INTEGER NOT NULL DEFAULT 0", _AUDIENCE,
    ),
    "page": (
        _refers("report", needed=True), _REP, "held_on TEXT NOT NULL", "frozen_at TEXT NOT NULL",
        "machine TEXT NOT NULL DEFAULT ''", "words INTEGER NOT NULL", "content TEXT NOT NULL",
        _AUDIENCE,
    ),
    "acknowledgement": (
        _refers("page", needed=True), _REP,
        "kind TEXT NOT NULL CHECK (kind IN ('read', 'comment', 'disagree'))",
        "comment TEXT NOT NULL DEFAULT ''", "name TEXT NOT NULL",
        "how TEXT NOT NULL CHECK (how IN ('typed here', 'page came back'))",
        "machine TEXT NOT NULL DEFAULT ''", "presence TEXT NOT NULL DEFAULT ''",
        "acknowledged_at TEXT NOT NULL",
    ),
    "quotation": (
        _REP, _SKILL, "then_id TEXT NOT NULL", "now_id TEXT NOT NULL", "chosen_on TEXT NOT NULL",
    ),
}  # fmt: skip
_INDEXES = (
    "call (together_id)", "note (call_id)", "note (ride_id)", "day_debrief (rep_id, held_on)",
    "goal (rep_id)", "checkpoint (goal_id)", "citation (checkpoint_id)", "way (rep_id)",
    "asked (rep_id)", "outlook (rep_id, noted_on)", "report (rep_id)", "report_part (report_id)",
    "page (rep_id)", "page (report_id)", "acknowledgement (page_id)", "acknowledgement (rep_id)",
    "quotation (rep_id)",
)  # fmt: skip


def _name(index: str) -> str:
    table, _, columns = index.rstrip(")").partition(" (")
    return f"{table}_by_{columns.replace(', ', '_')}"


STATEMENTS = (
    *(
        f"CREATE TABLE {table} (id TEXT PRIMARY KEY, {', '.join(columns)}) STRICT, WITHOUT ROWID"
        for table, columns in _TABLES.items()
    ),
    *(
        f"ALTER TABLE {table} ADD COLUMN {column}"
        for table, columns in _COLUMNS.items()
        for column in columns
    ),
    *(f"CREATE INDEX {_name(index)} ON {index}" for index in _INDEXES),
)
