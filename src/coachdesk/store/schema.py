"""Schema 1 of the coach file: every table is STRICT, and nothing but tables and indexes.

`rev` is the truth; the content tables are its current reading (store/fold.py), for SQL and
anyone's tools. A content table's columns are the fields that revisions set. Texts have an
audience — private, rep, director — and are private unless the coach chooses otherwise.
Times are UTC stamps (`*_at`), dates are local dates (`*_on`), lengths are `*_minutes`.
"""

APPLICATION_ID = 0x4344534B  # "CDSK"
SCHEMA = 1

_AUDIENCE = (
    "audience TEXT NOT NULL DEFAULT 'private' CHECK (audience IN ('private', 'rep', 'director'))"
)
_REP = "rep_id TEXT NOT NULL REFERENCES rep(id) DEFERRABLE INITIALLY DEFERRED"
_SKILL = "skill_id TEXT REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED"
_CALL = "call_id TEXT NOT NULL REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED"

# Not content: the log, what the file says of itself, and who wrote it.
LOG = """
CREATE TABLE rev (
    row TEXT NOT NULL, id TEXT NOT NULL, tbl TEXT NOT NULL, parents TEXT NOT NULL,
    hlc INTEGER NOT NULL, session TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
    digest BLOB NOT NULL, PRIMARY KEY (row, id)) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    id TEXT PRIMARY KEY, device_id TEXT NOT NULL, device_name TEXT NOT NULL,
    version TEXT NOT NULL, started_at TEXT NOT NULL) STRICT;
"""

CONTENT: dict[str, str] = {
    # potential, outlook and goals come with the features that fill them
    "rep": """name TEXT NOT NULL, territory TEXT NOT NULL DEFAULT '', external_id TEXT,
        manager TEXT, started_on TEXT, archived_on TEXT,
        same_as_id TEXT REFERENCES rep(id) DEFERRABLE INITIALLY DEFERRED""",
    # a tier set by hand, from that day on; no tier: computed from results again
    "tier": f"{_REP}, tier TEXT CHECK (tier IN ('top', 'middle', 'bottom', 'new')), "
    "starts_on TEXT NOT NULL",
    "skill": """name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, archived_on TEXT,
        anchor_1 TEXT NOT NULL DEFAULT '', anchor_2 TEXT NOT NULL DEFAULT '',
        anchor_3 TEXT NOT NULL DEFAULT '', anchor_4 TEXT NOT NULL DEFAULT '',
        anchor_5 TEXT NOT NULL DEFAULT ''""",
    "focus": f"{_REP}, {_SKILL}, position INTEGER NOT NULL DEFAULT 1, starts_on TEXT NOT NULL, "
    "ends_on TEXT",
    # what a CRM export says of a rep; not edited here
    "account": f"{_REP}, name TEXT NOT NULL, last_deal_on TEXT",
    "deal": f"{_REP}, external_id TEXT, account TEXT NOT NULL DEFAULT '', "
    "product TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', created_on TEXT, value REAL",
    "result": f"{_REP}, metric TEXT NOT NULL, value REAL NOT NULL, starts_on TEXT NOT NULL, "
    "ends_on TEXT NOT NULL",
    # ended_as is empty while a planned ride-along has neither been done, moved nor cancelled
    "ride": f"""{_REP}, planned_on TEXT NOT NULL, utc_offset_minutes INTEGER NOT NULL DEFAULT 0,
        ended_as TEXT CHECK (ended_as IN ('done', 'moved', 'cancelled')),
        ended_by TEXT CHECK (ended_by IN ('coach', 'rep', 'customer', 'other')), ended_at TEXT,
        reason TEXT CHECK (reason IN ('no commitment', 'span', 'understanding', 'know-how',
            'customer', 'other')),
        reason_note TEXT NOT NULL DEFAULT '',
        moved_to_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED, {_AUDIENCE}""",
    # live: no ended_at; debrief to do: ended_at and no closed_at. From memory: no clock times
    # of its own, `minutes` as the coach remembers them.
    "call": f"""{_REP},
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL DEFAULT '', objective TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT 'coaching'
            CHECK (role IN ('coaching', 'joint selling', 'demonstration')),
        focus_1_id TEXT REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED,
        focus_2_id TEXT REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED,
        held_on TEXT NOT NULL, utc_offset_minutes INTEGER NOT NULL DEFAULT 0,
        started_at TEXT NOT NULL, ended_at TEXT, minutes INTEGER,
        from_memory INTEGER NOT NULL DEFAULT 0 CHECK (from_memory IN (0, 1)),
        closed_at TEXT, debrief_minutes INTEGER, {_AUDIENCE}""",
    "pause": f"{_CALL}, started_at TEXT NOT NULL, ended_at TEXT",
    # who is talking, when the coach chose to time it
    "talk": f"{_CALL}, who TEXT NOT NULL CHECK (who IN ('rep', 'customer', 'coach')), "
    "started_at TEXT NOT NULL, ended_at TEXT",
    # an observation; noted_at is empty in a call written down from memory
    "entry": f"""{_CALL}, {_REP}, text TEXT NOT NULL,
        mark TEXT CHECK (mark IN ('strength', 'deficiency', 'question', 'customer', 'takeover',
            'account')),
        {_SKILL}, noted_at TEXT, position INTEGER NOT NULL DEFAULT 0,
        feedback TEXT CHECK (feedback IN ('keep', 'stop', 'start')), {_AUDIENCE}""",
    # level is empty where the skill was not observed; the wording is that of the day
    "rating": f"""{_CALL}, {_REP},
        skill_id TEXT NOT NULL REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED,
        rater TEXT NOT NULL DEFAULT 'coach' CHECK (rater IN ('coach', 'rep')),
        level INTEGER CHECK (level BETWEEN 1 AND 5), rated_at TEXT NOT NULL,
        skill_name TEXT NOT NULL, anchor TEXT NOT NULL DEFAULT '', {_AUDIENCE}""",
    # due_on or due_when ('next call', 'next ride-along'); result is empty while it is open
    "step": f"""{_REP}, call_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED,
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        owner TEXT NOT NULL DEFAULT 'rep' CHECK (owner IN ('rep', 'coach')),
        what TEXT NOT NULL, agreed_on TEXT NOT NULL, due_on TEXT,
        due_when TEXT CHECK (due_when IN ('next call', 'next ride-along')),
        how_seen TEXT NOT NULL DEFAULT '', adaptation TEXT NOT NULL DEFAULT '',
        result TEXT CHECK (result IN ('done', 'adapted', 'dropped')),
        result_note TEXT NOT NULL DEFAULT '', closed_on TEXT, {_AUDIENCE}""",
    "note": f"{_REP}, noted_on TEXT NOT NULL, text TEXT NOT NULL, {_AUDIENCE}",
    # what the coach set for this file and must travel with it: tier boundaries, targets …
    "setting": "value TEXT NOT NULL",
}

# Texts that people write at length: two machines' changes are brought together by sentence.
TEXTS: dict[str, tuple[str, ...]] = {
    "call": ("objective",),
    "entry": ("text",),
    "note": ("text",),
    "ride": ("reason_note",),
    "skill": ("anchor_1", "anchor_2", "anchor_3", "anchor_4", "anchor_5"),
    "step": ("what", "how_seen", "adaptation", "result_note"),
}

# What is asked for often is found without reading a whole history.
_INDEXES = (
    "tier (rep_id)", "focus (rep_id)", "account (rep_id)", "deal (rep_id)",
    "result (rep_id, metric, starts_on, ends_on, value)", "result (starts_on, metric, ends_on)",
    "ride (rep_id, planned_on)", "call (rep_id, held_on)", "call (held_on)", "call (ended_at)",
    "call (closed_at)", "call (ride_id)", "pause (call_id)", "talk (call_id)", "entry (call_id)",
    "rating (rep_id, skill_id)", "rating (call_id)", "step (rep_id, result)", "step (call_id)",
    "step (ride_id)", "note (rep_id, noted_on)",
)  # fmt: skip


def create_statements() -> list[str]:
    """The whole of schema 1, a statement each, in order."""
    log = [statement.strip() for statement in LOG.split(";") if statement.strip()]
    tables = [
        f"CREATE TABLE {name} (id TEXT PRIMARY KEY, {columns}) STRICT, WITHOUT ROWID"
        for name, columns in CONTENT.items()
    ]
    indexes = [f"CREATE INDEX {_name(index)} ON {index}" for index in _INDEXES]
    return log + tables + indexes


def _name(index: str) -> str:
    """The name of an index: step (rep_id, result) → step_by_rep_id_result."""
    table, _, columns = index.rstrip(")").partition(" (")
    return f"{table}_by_{columns.replace(', ', '_')}"
