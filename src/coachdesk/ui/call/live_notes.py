"""The live call as its page works on it: lines in, entries changed, nothing lost on the way."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal

from coachdesk.desk.call import Call, call_of
from coachdesk.desk.call_entries import (
    Words,
    add_line,
    delete_entry,
    edit_entry,
    mark_entry,
    move_entries,
    tag_entry,
    words_of,
)
from coachdesk.desk.call_lines import Line, lines_of
from coachdesk.desk.call_undo import take_back
from coachdesk.domain.changes import Changes
from coachdesk.domain.due import day_first
from coachdesk.domain.moment import Moment, stamp, unstamp
from coachdesk.domain.note_line import SIGNS, Mark, meaning, typed
from coachdesk.domain.refused import Refused
from coachdesk.domain.step_line import read_step
from coachdesk.ui.session import READ_ONLY, Session


@dataclass(frozen=True, slots=True)
class Pending:
    """A line that was entered and isn't on disk yet."""

    text: str
    at: Moment


class LiveNotes(QObject):
    """Writes what the page asks for. What can't be stored is kept, marked and tried again."""

    changed = Signal()

    def __init__(self, session: Session, initiator: QObject) -> None:
        super().__init__(initiator)
        self._session = session
        self._initiator = initiator
        self.call: Call | None = None
        self.lines: list[Line] = []
        self.words = Words("coaching", (), ())
        self.pending: list[Pending] = []
        self.trouble = ""  # why the last write failed, one sentence
        self.done = ""  # a word on what was saved last where its line doesn't show it
        self.editing: str | None = None  # the entry that stands in the note line
        self._was: str | None = None  # what that said when it was taken there
        self.kept = ""  # what stood there before it

    def open(self, call_id: str) -> str:
        """Take up a call where it was left; returns what stood in its note line."""
        self.call = call_of(self._session.store, call_id)
        self.trouble, self.editing = "", None
        draft = json.loads(self._session.store.drafts.get(_key(call_id)) or "{}")
        offset = self.call.utc_offset_minutes
        self.pending = [Pending(text, Moment(unstamp(at), offset)) for at, text in
                        draft.get("pending", ())]  # fmt: skip
        self.kept = str(draft.get("kept", ""))
        self.refresh()
        if any(line.id == draft.get("editing") for line in self.lines):
            self.editing, self._was = draft["editing"], draft.get("was")
        self.store_pending()
        return str(draft.get("line", ""))

    @property
    def entries(self) -> list[Line]:
        """The lines that are entries."""
        return [line for line in self.lines if not line.is_step]

    def refresh(self, *, names: bool = True) -> None:
        """Read the call anew, and unless told not to, the names that a line may use."""
        if self.call:
            store = self._session.store
            self.call = call_of(store, self.call.id)
            self.lines = lines_of(store, self.call)
            if names:
                self.words = words_of(store, self.call)
        self.changed.emit()

    def begin_edit(self, line: Line, typed_so_far: str) -> str:
        """Take an entry into the note line; what stood there waits."""
        self.kept = self.kept if self.editing else typed_so_far
        self.editing, self._was = line.id, line.text
        return typed(line.text, line.mark, role=self.words.role)

    def end_edit(self) -> str:
        """Leave the entry; returns what waited meanwhile."""
        kept, self.kept, self.editing = self.kept, "", None
        return kept

    def enter(self, text: str) -> bool:
        """Store a line, or each of several, or the edited entry; False where it isn't stored."""
        if self.editing:
            text, _, more = text.partition("\n")
            edited = {"entry_id": self.editing, "line": text, "was": self._was}
            if not self._do(edit_entry, **edited, **_dates()):
                return False
            self.editing, text = None, more
        now = self._session.now()
        self.pending += [Pending(line, now) for line in text.splitlines() if line.strip()]
        return self.store_pending()

    def store_pending(self) -> bool:
        """Put on disk what isn't; what fails stays, and the draft keeps it."""
        before = len(self.pending)
        while self.call and self.pending:
            first, call_id = self.pending[0], self.call.id
            if not self._write(add_line, first.at, line=first.text, call_id=call_id, **_dates()):
                break
            self.pending.pop(0)
        if before != len(self.pending) or self.trouble:
            self.refresh(names=False)
        return not self.pending

    def keep_draft(self, line: str) -> None:
        """Keep what is typed and not stored, on this machine."""
        if self.call is None or self._session.read_only:
            return
        drafts, now = self._session.store.drafts, self._session.now()
        pending = [(stamp(each.at.at), each.text) for each in self.pending]
        draft = {"line": line, "pending": pending, "editing": self.editing, "kept": self.kept}
        if self.editing:
            draft["was"] = self._was
        text = json.dumps(draft) if any(draft.values()) else ""
        try:
            if text != (drafts.get(_key(self.call.id)) or ""):
                drafts.put(_key(self.call.id), text, now)
        except Refused as refused:
            self.trouble = str(refused)
            self.changed.emit()

    def entry_beside(self, step: int) -> Line | None:
        """The entry before or after the one that is edited; before none, the last."""
        entries = self.entries
        at = next((n for n, line in enumerate(entries) if line.id == self.editing), len(entries))
        return entries[at + step] if 0 <= at + step < len(entries) else None

    def meaning_of(self, text: str) -> tuple[str, str | None]:
        """A typed line's meaning in words, and its mark; a sign alone means what it will."""
        means = self.words.read(text if len(text.strip()) != 1 else f"{text} …")
        words = meaning(means)
        if means.is_step:
            today = self._session.today()
            _, owner, due = read_step(means.text, today, **_dates())
            mine = "me" if owner == "coach" else ""
            words = " · ".join(filter(None, (words, mine, due.said(today) if due else "")))
        return words, means.mark

    def mark(self, lines: Sequence[Line], mark: Mark) -> None:
        """Mark entries so; where all are so already, take the mark off."""
        wanted = None if all(line.mark == mark for line in lines) else mark
        for line in lines:
            self._do(mark_entry, entry_id=line.id, mark=wanted)
        self._say(SIGNS[mark] if wanted else "plain")

    def tag(self, lines: Sequence[Line], digit: int) -> None:
        """Tag entries with the digit's skill; 0, or the same again, takes the tag off."""
        skills = self.words.skills
        if digit > len(skills):
            return
        skill = skills[digit - 1].id if digit else None
        wanted = None if all(line.skill_id == skill for line in lines) else skill
        for line in lines:
            self._do(tag_entry, entry_id=line.id, skill_id=wanted)
        self._say(str(digit) if wanted else "plain")

    def delete(self, lines: Sequence[Line]) -> None:
        """Take entries away; Ctrl+Z brings them back."""
        for line in lines:
            self._do(delete_entry, entry_id=line.id)

    def move(self, lines: Sequence[Line], to_call_id: str) -> None:
        """Put entries into another call."""
        ids = [line.id for line in lines]
        self._do(move_entries, entry_ids=ids, to_call_id=to_call_id)

    def take_back(self) -> None:
        """Undo the last thing done in the call."""
        if self.pending:
            self.pending.pop()
            self.trouble = ""
            self.changed.emit()
        elif self.call:
            self._do(take_back, call_id=self.call.id)

    def do(self, write: Callable[..., Changes], **facts: object) -> bool:
        """Another of desk's writes on this call."""
        return self.call is not None and self._do(write, call_id=self.call.id, **facts)

    def _do(self, write: Callable[..., Changes], /, **facts: object) -> bool:
        """Write and read anew."""
        done = self._write(write, **facts)
        self.refresh(names=False)
        return done

    def _say(self, done: str) -> None:
        self.done = "" if self.trouble else done
        self.changed.emit()

    def _write(
        self, write: Callable[..., Changes], at: Moment | None = None, /, **facts: object
    ) -> bool:
        """Write and tell everyone. A failure is said in the page and not in a banner."""
        session = self._session
        self.trouble = READ_ONLY if session.read_only else ""
        try:
            changes = (
                Changes() if self.trouble else write(session.store, at or session.now(), **facts)
            )
        except Refused as refused:
            self.trouble = str(refused)
        if not self.trouble:
            noted_apart = write is add_line and changes.topics == {"note"}
            self.done = "apart" if noted_apart else ""
            session.changed.emit(changes, self._initiator)
        return not self.trouble


def drop_draft(session: Session, call_id: str) -> None:
    """Nothing of the call's line is left to enter."""
    session.store.drafts.drop(_key(call_id))


def _key(call_id: str) -> str:
    return f"call/{call_id}/line"


def _dates() -> dict[str, bool]:
    return {"day_first": day_first(QLocale.system().name())}
