"""Schema 2 of the coach file: every table is STRICT, and nothing but tables and indexes.

`rev` is the truth; the content tables are its current reading (store/fold.py), for SQL and
anyone's tools. A content table's columns are the fields that revisions set. Texts have an
audience — private, rep, director — and are private unless the coach chooses otherwise.
Times are UTC stamps (`*_at`), dates are local dates (`*_on`), lengths are `*_minutes`.
"""

APPLICATION_ID = 0x4344534B  # "CDSK"
SCHEMA = 2
MIN_READER = 2  # a program of schema 1 would call a planned hour a damage

_AUDIENCE = (
    "audience TEXT NOT NULL DEFAULT 'private' CHECK (audience IN ('private', 'rep', 'director'))"
)
_REP = "rep_id TEXT NOT NULL REFERENCES rep(id) DEFERRABLE INITIALLY DEFERRED"
_SKILL = "skill_id TEXT REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED"
_CALL = "call_id TEXT NOT NULL REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED"

# How well somebody was prepared, in one tap.
_PREPARED = "prepared TEXT CHECK (prepared IN ('prepared', 'partly', 'not'))"
# What makes a call safe to coach on, or not; empty where nobody said.
_SAFETY = """stake TEXT CHECK (stake IN ('small', 'large')), stage TEXT NOT NULL DEFAULT '',
        relation TEXT CHECK (relation IN ('new', 'steady', 'strained')),
        informed INTEGER CHECK (informed IN (0, 1))"""
_CATEGORY = """TEXT CHECK (category IN
        ('coaching', 'joint selling', 'managing', 'corporate', 'travel'))"""

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
    "ends_on TEXT, "
    "purpose TEXT CHECK (purpose IN ('mend', 'grow', 'leverage', 'stretch', 'keep'))",
    # what a CRM export says of a rep; not edited here
    "account": f"{_REP}, name TEXT NOT NULL, last_deal_on TEXT",
    "deal": f"{_REP}, external_id TEXT, account TEXT NOT NULL DEFAULT '', "
    "product TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', created_on TEXT, value REAL",
    "result": f"{_REP}, metric TEXT NOT NULL, value REAL NOT NULL, starts_on TEXT NOT NULL, "
    "ends_on TEXT NOT NULL",
    # a planned session. ended_as is empty while it has neither been done, moved nor cancelled;
    # starts_minute counts from local midnight and is empty while no hour is settled
    "ride": f"""{_REP}, planned_on TEXT NOT NULL, utc_offset_minutes INTEGER NOT NULL DEFAULT 0,
        ended_as TEXT CHECK (ended_as IN ('done', 'moved', 'cancelled')),
        ended_by TEXT CHECK (ended_by IN ('coach', 'rep', 'customer', 'other')), ended_at TEXT,
        reason TEXT CHECK (reason IN ('no commitment', 'span', 'understanding', 'know-how',
            'customer', 'other')),
        reason_note TEXT NOT NULL DEFAULT '',
        moved_to_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED, {_AUDIENCE},
        kind TEXT NOT NULL DEFAULT 'ride-along'
            CHECK (kind IN ('ride-along', 'one-to-one', 'talk')),
        starts_minute INTEGER, planned_minutes INTEGER, place TEXT NOT NULL DEFAULT '',
        bring TEXT NOT NULL DEFAULT '', {_PREPARED}""",
    # a customer on a ride-along's way; minutes are the coaching ones expected, empty: by settings
    "stop": f"""ride_id TEXT NOT NULL REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL DEFAULT '', objective TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, starts_minute INTEGER, minutes INTEGER,
        watch INTEGER NOT NULL DEFAULT 1 CHECK (watch IN (0, 1)), {_SAFETY}, {_AUDIENCE}""",
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
        closed_at TEXT, debrief_minutes INTEGER, {_AUDIENCE},
        stop_id TEXT REFERENCES stop(id) DEFERRABLE INITIALLY DEFERRED, {_SAFETY}, {_PREPARED},
        role_was TEXT CHECK (role_was IN ('coaching', 'joint selling', 'demonstration')),
        role_reason TEXT NOT NULL DEFAULT ''""",
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
    # other events of the coach's calendar, an occurrence each; without a category it is not counted
    "busy": f"""uid TEXT NOT NULL DEFAULT '', planned_on TEXT NOT NULL, starts_minute INTEGER,
        minutes INTEGER NOT NULL, title TEXT NOT NULL DEFAULT '', category {_CATEGORY},
        source TEXT NOT NULL DEFAULT ''""",
    # what other calendars were told of a session, under the id of the first it was moved from
    "sent": """title TEXT NOT NULL, place TEXT NOT NULL DEFAULT '', planned_on TEXT NOT NULL,
        starts_minute INTEGER, minutes INTEGER NOT NULL,
        cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
        sequence INTEGER NOT NULL DEFAULT 0, changed_at TEXT NOT NULL""",
    # the time of a day as corrected by hand: minutes more, or less, than the records give
    "adjustment": f"""held_on TEXT NOT NULL, category {_CATEGORY}, minutes INTEGER NOT NULL""",
    # what the coach settled, from that day on: the budget, a tier's cadence, the target split
    "rule": "name TEXT NOT NULL, value TEXT NOT NULL, starts_on TEXT NOT NULL",
    # a rep's wish to be coached; open while closed_on is empty
    "request": f"""{_REP}, asked_on TEXT NOT NULL, what TEXT NOT NULL DEFAULT '', {_SKILL},
        closed_on TEXT, ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        {_AUDIENCE}""",
    # why a rep never asks
    "silence": f"""{_REP}, noted_on TEXT NOT NULL,
        why TEXT CHECK (why IN
            ('does not see where', 'not sure of asking', 'sees it as repair'))""",
    # a flag that was put aside, with its reason, until a day
    "dismissal": f"""{_REP}, flag TEXT NOT NULL, reason TEXT NOT NULL,
        reason_note TEXT NOT NULL DEFAULT '', dismissed_on TEXT NOT NULL, until_on TEXT""",
    # a line of a list the coach edits; over a starter line of the same id
    "template": """kind TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0,
        archived_on TEXT""",
    # what the coach set for this file and must travel with it: tier boundaries, targets …
    "setting": "value TEXT NOT NULL",
}

# Texts that people write at length: two machines' changes are brought together by sentence.
TEXTS: dict[str, tuple[str, ...]] = {
    "call": ("objective",),
    "entry": ("text",),
    "note": ("text",),
    "request": ("what",),
    "ride": ("reason_note", "bring"),
    "skill": ("anchor_1", "anchor_2", "anchor_3", "anchor_4", "anchor_5"),
    "stop": ("objective",),
    "step": ("what", "how_seen", "adaptation", "result_note"),
}

# What is asked for often is found without reading a whole history.
_INDEXES = (
    "tier (rep_id)", "focus (rep_id)", "account (rep_id)", "deal (rep_id)",
    "result (rep_id, metric, starts_on, ends_on, value)", "result (starts_on, metric, ends_on)",
    "ride (rep_id, planned_on)", "call (rep_id, held_on)", "call (held_on)", "call (ended_at)",
    "call (closed_at)", "call (ride_id)", "pause (call_id)", "talk (call_id)", "entry (call_id)",
    "rating (rep_id, skill_id)", "rating (call_id)", "step (rep_id, result)", "step (call_id)",
    "step (ride_id)", "note (rep_id, noted_on)", "ride (planned_on)", "stop (ride_id)",
    "call (stop_id)", "busy (planned_on)", "busy (uid)", "adjustment (held_on)",
    "rule (name, starts_on)", "request (rep_id)", "request (ride_id)", "silence (rep_id)",
    "dismissal (rep_id)",
)  # fmt: skip


def create_statements() -> list[str]:
    """The whole schema, a statement each, in order."""
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
