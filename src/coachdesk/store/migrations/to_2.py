"""Schema 2: planned sessions with their hours and stops, and what the Week reckons with."""

_AUDIENCE = (
    "audience TEXT NOT NULL DEFAULT 'private' CHECK (audience IN ('private', 'rep', 'director'))"
)
_REP = "rep_id TEXT NOT NULL REFERENCES rep(id) DEFERRABLE INITIALLY DEFERRED"
_RIDE = "ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED"
_SKILL = "skill_id TEXT REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED"
_PREPARED = "prepared TEXT CHECK (prepared IN ('prepared', 'partly', 'not'))"
_SAFETY = (
    "stake TEXT CHECK (stake IN ('small', 'large'))",
    "stage TEXT NOT NULL DEFAULT ''",
    "relation TEXT CHECK (relation IN ('new', 'steady', 'strained'))",
    "informed INTEGER CHECK (informed IN (0, 1))",
)
_CATEGORY = (
    "category TEXT CHECK (category IN "
    "('coaching', 'joint selling', 'managing', 'corporate', 'travel'))"
)
_KIND = (
    "kind TEXT NOT NULL DEFAULT 'ride-along' CHECK (kind IN ('ride-along', 'one-to-one', 'talk'))"
)
_WHY = "why TEXT CHECK (why IN ('does not see where', 'not sure of asking', 'sees it as repair'))"

_COLUMNS: dict[str, tuple[str, ...]] = {
    "focus": ("purpose TEXT CHECK (purpose IN ('mend', 'grow', 'leverage', 'stretch', 'keep'))",),
    "ride": (
        _KIND,
        "starts_minute INTEGER",
        "planned_minutes INTEGER",
        "place TEXT NOT NULL DEFAULT ''",
        "bring TEXT NOT NULL DEFAULT ''",
        _PREPARED,
    ),
    "call": (
        "stop_id TEXT REFERENCES stop(id) DEFERRABLE INITIALLY DEFERRED",
        *_SAFETY,
        _PREPARED,
        "role_was TEXT CHECK (role_was IN ('coaching', 'joint selling', 'demonstration'))",
        "role_reason TEXT NOT NULL DEFAULT ''",
    ),
}
_TABLES: dict[str, tuple[str, ...]] = {
    "stop": (
        "ride_id TEXT NOT NULL REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED",
        "account TEXT NOT NULL DEFAULT ''",
        "objective TEXT NOT NULL DEFAULT ''",
        "position INTEGER NOT NULL DEFAULT 0",
        "starts_minute INTEGER",
        "minutes INTEGER",
        "watch INTEGER NOT NULL DEFAULT 1 CHECK (watch IN (0, 1))",
        *_SAFETY,
        _AUDIENCE,
    ),
    "busy": (
        "uid TEXT NOT NULL DEFAULT ''",
        "planned_on TEXT NOT NULL",
        "starts_minute INTEGER",
        "minutes INTEGER NOT NULL",
        "title TEXT NOT NULL DEFAULT ''",
        _CATEGORY,
        "source TEXT NOT NULL DEFAULT ''",
    ),
    "sent": (
        "title TEXT NOT NULL",
        "place TEXT NOT NULL DEFAULT ''",
        "planned_on TEXT NOT NULL",
        "starts_minute INTEGER",
        "minutes INTEGER NOT NULL",
        "cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))",
        "sequence INTEGER NOT NULL DEFAULT 0",
        "changed_at TEXT NOT NULL",
    ),
    "adjustment": ("held_on TEXT NOT NULL", _CATEGORY, "minutes INTEGER NOT NULL"),
    "rule": ("name TEXT NOT NULL", "value TEXT NOT NULL", "starts_on TEXT NOT NULL"),
    "request": (
        _REP, "asked_on TEXT NOT NULL", "what TEXT NOT NULL DEFAULT ''", _SKILL,
        "closed_on TEXT", _RIDE, _AUDIENCE,
    ),
    "silence": (
        _REP,
        "noted_on TEXT NOT NULL",
        _WHY,
    ),
    "dismissal": (
        _REP, "flag TEXT NOT NULL", "reason TEXT NOT NULL",
        "reason_note TEXT NOT NULL DEFAULT ''", "dismissed_on TEXT NOT NULL", "until_on TEXT",
    ),
    "template": (
        "kind TEXT NOT NULL", "text TEXT NOT NULL", "position INTEGER NOT NULL DEFAULT 0",
        "archived_on TEXT",
    ),
}  # fmt: skip
_INDEXES = (
    "ride_by_planned_on ON ride (planned_on)", "stop_by_ride_id ON stop (ride_id)",
    "call_by_stop_id ON call (stop_id)", "busy_by_planned_on ON busy (planned_on)",
    "busy_by_uid ON busy (uid)", "adjustment_by_held_on ON adjustment (held_on)",
    "rule_by_name_starts_on ON rule (name, starts_on)", "request_by_rep_id ON request (rep_id)",
    "request_by_ride_id ON request (ride_id)", "silence_by_rep_id ON silence (rep_id)",
    "dismissal_by_rep_id ON dismissal (rep_id)",
)  # fmt: skip

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
    *(f"CREATE INDEX {index}" for index in _INDEXES),
)
