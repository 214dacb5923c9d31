"""Schema 3 of the coach file: every table is STRICT, and nothing but tables and indexes.

`rev` is the truth; the content tables are its current reading (store/fold.py), for SQL and
anyone's tools. A content table's columns are the fields that revisions set. Texts have an
audience — private, rep, director — and are private unless the coach chooses otherwise.
Times are UTC stamps (`*_at`), dates are local dates (`*_on`), lengths are `*_minutes`.
"""

APPLICATION_ID = 0x4344534B  # "CDSK"
SCHEMA = 3
MIN_READER = 3  # a program of schema 2 would call a rep's own words a damage

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
# What coaching is for.
_PURPOSE = "purpose TEXT CHECK (purpose IN ('mend', 'grow', 'leverage', 'stretch', 'keep'))"
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
    # left_on is the last day; purge_on when what is held is to go, purged_on when it went
    "rep": """name TEXT NOT NULL, territory TEXT NOT NULL DEFAULT '', external_id TEXT,
        manager TEXT, started_on TEXT, archived_on TEXT,
        same_as_id TEXT REFERENCES rep(id) DEFERRABLE INITIALLY DEFERRED,
        left_on TEXT, purge_on TEXT, purged_on TEXT""",
    # a tier set by hand, from that day on; no tier: computed from results again
    "tier": f"{_REP}, tier TEXT CHECK (tier IN ('top', 'middle', 'bottom', 'new')), "
    "starts_on TEXT NOT NULL",
    "skill": """name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, archived_on TEXT,
        anchor_1 TEXT NOT NULL DEFAULT '', anchor_2 TEXT NOT NULL DEFAULT '',
        anchor_3 TEXT NOT NULL DEFAULT '', anchor_4 TEXT NOT NULL DEFAULT '',
        anchor_5 TEXT NOT NULL DEFAULT ''""",
    "focus": f"{_REP}, {_SKILL}, position INTEGER NOT NULL DEFAULT 1, starts_on TEXT NOT NULL, "
    f"ends_on TEXT, {_PURPOSE}",
    # what a CRM export says of a rep; not edited here
    "account": f"{_REP}, name TEXT NOT NULL, last_deal_on TEXT",
    "deal": f"{_REP}, external_id TEXT, account TEXT NOT NULL DEFAULT '', "
    "product TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', created_on TEXT, value REAL",
    "result": f"{_REP}, metric TEXT NOT NULL, value REAL NOT NULL, starts_on TEXT NOT NULL, "
    "ends_on TEXT NOT NULL",
    # a planned session. ended_as is empty while it has neither been done, moved nor cancelled;
    # starts_minute counts from local midnight and is empty while no hour is settled; began_at and
    # minutes are those of a talk that was held at the program
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
        bring TEXT NOT NULL DEFAULT '', {_PREPARED}, began_at TEXT, minutes INTEGER""",
    # a customer on a ride-along's way; minutes are the coaching ones expected, empty: by settings
    "stop": f"""ride_id TEXT NOT NULL REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL DEFAULT '', objective TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, starts_minute INTEGER, minutes INTEGER,
        watch INTEGER NOT NULL DEFAULT 1 CHECK (watch IN (0, 1)), {_SAFETY}, {_AUDIENCE}""",
    # live: no ended_at; debrief to do: ended_at and no closed_at. From memory: no clock times
    # of its own, `minutes` as the coach remembers them. Debriefed as one with another call: that
    # one (together_id) has the rep's view, the ratings and the step. overrode_at: the coach's
    # ratings were shown before the rep's were in. undebriefed: why there was no debrief.
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
        role_reason TEXT NOT NULL DEFAULT '', rep_view TEXT NOT NULL DEFAULT '',
        rep_view_{_AUDIENCE.replace("(audience", "(rep_view_audience")},
        guided TEXT CHECK (guided IN ('guided', 'directive')),
        spoke TEXT CHECK (spoke IN ('coach', 'even', 'rep')), debrief_began_at TEXT,
        overrode_at TEXT, undebriefed TEXT CHECK (undebriefed IN
            ('no time', 'rep left', 'customer stayed', 'nothing to say', 'other')),
        undebriefed_note TEXT NOT NULL DEFAULT '',
        together_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED""",
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
    # level is empty where the skill was not observed; the wording is that of the day. asked_by: who
    # asked for a change after the talk; disputed_on: when the rep disagreed with it
    "rating": f"""{_CALL}, {_REP},
        skill_id TEXT NOT NULL REFERENCES skill(id) DEFERRABLE INITIALLY DEFERRED,
        rater TEXT NOT NULL DEFAULT 'coach' CHECK (rater IN ('coach', 'rep')),
        level INTEGER CHECK (level BETWEEN 1 AND 5), rated_at TEXT NOT NULL,
        skill_name TEXT NOT NULL, anchor TEXT NOT NULL DEFAULT '', {_AUDIENCE},
        asked_by TEXT CHECK (asked_by IN ('rep', 'coach')), disputed_on TEXT""",
    # due_on or due_when ('next call', 'next ride-along'); result is empty while it is open
    "step": f"""{_REP}, call_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED,
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED,
        owner TEXT NOT NULL DEFAULT 'rep' CHECK (owner IN ('rep', 'coach')),
        what TEXT NOT NULL, agreed_on TEXT NOT NULL, due_on TEXT,
        due_when TEXT CHECK (due_when IN ('next call', 'next ride-along')),
        how_seen TEXT NOT NULL DEFAULT '', adaptation TEXT NOT NULL DEFAULT '',
        result TEXT CHECK (result IN ('done', 'adapted', 'dropped')),
        result_note TEXT NOT NULL DEFAULT '', closed_on TEXT, {_AUDIENCE}""",
    # of a rep; or a debrief's longer note (call_id), or what was said in a one-to-one (ride_id)
    "note": f"""{_REP}, noted_on TEXT NOT NULL, text TEXT NOT NULL, {_AUDIENCE},
        call_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED,
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED""",
    # the evening's talk about all calls of a day with a rep
    "day_debrief": f"""{_REP}, held_on TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
        began_at TEXT, closed_at TEXT, minutes INTEGER, {_AUDIENCE}""",
    # a shared goal, in the rep's own words; proposed until both agreed. baseline and target are
    # levels of the skill, or figures of the unit. reached_on: in maintenance until it is closed
    "goal": f"""{_REP}, {_SKILL}, words TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'skill'
            CHECK (kind IN ('skill', 'segment', 'product', 'channel', 'career')),
        {_PURPOSE}, baseline REAL, target REAL, unit TEXT NOT NULL DEFAULT '',
        reach TEXT CHECK (reach IN ('within reach', 'stretch', 'far')), due_on TEXT,
        proposed_on TEXT NOT NULL,
        proposed_by TEXT NOT NULL DEFAULT 'coach' CHECK (proposed_by IN ('coach', 'rep')),
        coach_agreed_on TEXT, rep_agreed_on TEXT, reached_on TEXT, recheck_on TEXT, closed_on TEXT,
        outcome TEXT CHECK (outcome IN ('kept', 'dropped', 'replaced')),
        outcome_note TEXT NOT NULL DEFAULT '', {_AUDIENCE}""",
    # how far a goal is on a day, and the entries that show it, as they read when they were cited
    "checkpoint": f"""goal_id TEXT NOT NULL REFERENCES goal(id) DEFERRABLE INITIALLY DEFERRED,
        {_REP}, checked_on TEXT NOT NULL, value REAL, note TEXT NOT NULL DEFAULT '', {_AUDIENCE}""",
    "citation": f"""checkpoint_id TEXT NOT NULL REFERENCES checkpoint(id)
            DEFERRABLE INITIALLY DEFERRED, {_REP}, entry_id TEXT NOT NULL, text TEXT NOT NULL,
        held_on TEXT NOT NULL, mark TEXT""",
    # a way to learn a skill that was offered; the rep chooses
    "way": f"""{_REP}, call_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED, {_SKILL},
        kind TEXT NOT NULL CHECK (kind IN ('watch', 'rehearse', 'read', 'blueprint', 'try')),
        what TEXT NOT NULL DEFAULT '', offered_on TEXT NOT NULL,
        chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)), {_AUDIENCE}""",
    # a question of the bank that was put to a rep, as it read that day
    "asked": f"""{_REP}, call_id TEXT REFERENCES call(id) DEFERRABLE INITIALLY DEFERRED,
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED, {_SKILL},
        question_id TEXT NOT NULL, text TEXT NOT NULL, part TEXT NOT NULL DEFAULT '',
        asked_on TEXT NOT NULL""",
    # how a rep sees the months ahead, in the rep's words
    "outlook": f"""{_REP}, noted_on TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), words TEXT NOT NULL DEFAULT '',
        ride_id TEXT REFERENCES ride(id) DEFERRABLE INITIALLY DEFERRED, {_AUDIENCE}""",
    # a field coaching report as it is being written, section by section; its days are first_on
    # to held_on, skill_id that of its chart
    "report": f"""{_REP}, {_SKILL}, first_on TEXT NOT NULL, held_on TEXT NOT NULL, {_AUDIENCE}""",
    "report_part": f"""report_id TEXT NOT NULL REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED,
        {_REP}, part TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, {_AUDIENCE}""",
    # a report as it was given away, whole and never written again; a later one supersedes it
    "page": f"""report_id TEXT NOT NULL REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED, {_REP},
        held_on TEXT NOT NULL, frozen_at TEXT NOT NULL, machine TEXT NOT NULL DEFAULT '',
        words INTEGER NOT NULL, content TEXT NOT NULL, {_AUDIENCE}""",
    # what the rep said to a page, verbatim, and how it came here
    "acknowledgement": f"""page_id TEXT NOT NULL REFERENCES page(id) DEFERRABLE INITIALLY DEFERRED,
        {_REP}, kind TEXT NOT NULL CHECK (kind IN ('read', 'comment', 'disagree')),
        comment TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('typed here', 'page came back')),
        machine TEXT NOT NULL DEFAULT '', presence TEXT NOT NULL DEFAULT '',
        acknowledged_at TEXT NOT NULL""",
    # two dated quotations of one skill, then and now: entries the rep may see
    "quotation": f"""{_REP}, {_SKILL}, then_id TEXT NOT NULL, now_id TEXT NOT NULL,
        chosen_on TEXT NOT NULL""",
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
    # a line of a list the coach edits; over a starter line of the same id. part: a question's GROW
    # step, what a report's section is filled from
    "template": f"""kind TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0,
        archived_on TEXT, part TEXT NOT NULL DEFAULT '', {_SKILL}""",
    # what the coach set for this file and must travel with it: tier boundaries, targets …
    "setting": "value TEXT NOT NULL",
}

# Texts that people write at length: two machines' changes are brought together by sentence.
TEXTS: dict[str, tuple[str, ...]] = {
    "call": ("objective", "rep_view"),
    "checkpoint": ("note",),
    "day_debrief": ("note",),
    "entry": ("text",),
    "goal": ("words",),
    "note": ("text",),
    "outlook": ("words",),
    "report_part": ("text",),
    "request": ("what",),
    "ride": ("reason_note", "bring"),
    "skill": ("anchor_1", "anchor_2", "anchor_3", "anchor_4", "anchor_5"),
    "stop": ("objective",),
    "step": ("what", "how_seen", "adaptation", "result_note"),
    "way": ("what",),
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
    "dismissal (rep_id)", "call (together_id)", "note (call_id)", "note (ride_id)",
    "day_debrief (rep_id, held_on)", "goal (rep_id)", "checkpoint (goal_id)",
    "citation (checkpoint_id)", "way (rep_id)", "asked (rep_id)", "outlook (rep_id, noted_on)",
    "report (rep_id)", "report_part (report_id)", "page (rep_id)", "page (report_id)",
    "acknowledgement (page_id)", "acknowledgement (rep_id)", "quotation (rep_id)",
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
