"""Random histories on the log alone, in memory: many more than real files allow."""

import random
from itertools import permutations

import pytest

from coachdesk.store.fold import Row, heads, read
from coachdesk.store.line import canonical, digest_of
from coachdesk.store.revision import Revision
from tests.faults.histories import TEN_YEARS_H, Ledger, reference
from tests.faults.sizes import size

HISTORIES = size(1000, 50_000)
_HOUR = 3_600_000 << 16
_START = 1_795_500_000_000 << 16

Log = dict[str, dict[str, Revision]]  # row → id → revision


class Copy:
    """One machine's log of notes, and its clock, which may be ten years wrong."""

    def __init__(self, name: str, wrong_h: int) -> None:
        self.name, self.log = name, Log()
        self._hlc = _START + wrong_h * _HOUR
        self._count = 0

    def write(self, row: str, kind: str, text: str | None) -> None:
        known = self.log.setdefault(row, {})
        self._hlc += _HOUR
        self._count += 1
        id = f"{self.name}-{self._count:03}"
        value = canonical({} if text is None else {"text": text})
        body = (row, id, "note", canonical(heads(known.values())), self._hlc, self.name, kind,
                value)  # fmt: skip
        known[id] = Revision(*body, digest_of(*body))

    def meet(self, other: "Copy") -> None:
        """The union of the logs."""
        for row, revisions in other.log.items():
            self.log.setdefault(row, {}).update(revisions)

    def shown(self) -> dict[str, Row]:
        rows = {row: read(revisions.values()) for row, revisions in self.log.items()}
        return {row: reading for row, reading in rows.items() if reading}


class History:
    """Three machines, what they did and whom they met; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance, self.ledger = random.Random(seed), Ledger()
        wrong = (0, -TEN_YEARS_H, TEN_YEARS_H)
        self.copies = [Copy(name, self.chance.choice(wrong)) for name in "abc"]
        self._count = 0
        for _ in range(self.chance.randrange(4, 18)):
            self._edit(self.chance.choice(self.copies))
            if self.chance.random() < 0.3:
                one, other = self.chance.sample(self.copies, 2)
                one.meet(other)
                if self.chance.random() < 0.3:
                    other.meet(one)

    def _edit(self, copy: Copy) -> None:
        shown = copy.shown()
        gone = sorted(copy.log.keys() - shown.keys())
        what = self.chance.choice(
            ("new", "append", "append", "prepend", "cut", "delete", "restore")
        )
        if what == "restore" and gone:
            row = self.chance.choice(gone)
            before = read(r for r in copy.log[row].values() if r.kind != "delete")
            copy.write(row, "restore", before.fields["text"] if before else "")
        elif what in ("new", "restore") or not shown:
            row = f"note{self._count}"
            copy.write(row, "edit", self._sentence(row))
        else:
            row = self.chance.choice(sorted(shown))
            versions = [r.fields["text"] for r in shown[row].open.get("text", [])]
            self._rewrite(copy, row, versions or [shown[row].fields["text"]], what)

    def _rewrite(self, copy: Copy, row: str, texts: list[str], what: str) -> None:
        """What a person does who sees these versions: to write is to decide between them."""
        words = " ".join(texts).split(".")
        pieces = list(dict.fromkeys(f"{piece.strip()}." for piece in words if piece.strip()))
        if what == "delete":
            self.ledger.taken_out.update(pieces)
            copy.write(row, "delete", None)
            return
        if what == "cut" and len(pieces) > 1:
            self.ledger.taken_out.add(gone := self.chance.choice(pieces))
            pieces.remove(gone)
        else:
            pieces.insert(0 if what == "prepend" else len(pieces), self._sentence(row))
        copy.write(row, "edit", " ".join(pieces))

    def _sentence(self, row: str) -> str:
        self._count += 1
        return self.ledger.write(row, f"Sentence {self._count:04}.")


def joined(order: tuple[Copy, ...]) -> Copy:
    """What a fresh machine has that meets the others in this order."""
    end = Copy("end", 0)
    for copy in order:
        end.meet(copy)
    return end


@pytest.mark.timeout(7200)
@pytest.mark.fault("copies that went apart", tries=HISTORIES * 6)
def test_that_however_logs_meet_they_read_the_same_and_lose_no_sentence():
    for seed in range(HISTORIES):
        history = History(seed)
        ends = [joined(order) for order in permutations(history.copies)]
        shown = ends[0].shown()
        assert all(end.shown() == shown for end in ends[1:]), seed
        no_sentence_is_lost_or_doubled(history.ledger, shown, seed)
        it_reads_as_the_reference_does(ends[0], shown, seed)


def no_sentence_is_lost_or_doubled(ledger: Ledger, shown: dict[str, Row], seed: int) -> None:
    for sentence, row in ledger.written.items():
        reading = shown.get(row)
        text = reading.fields["text"] if reading else ""
        asked = [r.fields["text"] for r in reading.open.get("text", [])] if reading else []
        assert text.count(sentence) <= 1, (seed, sentence)
        if sentence not in ledger.taken_out:
            assert any(sentence in each for each in (text, *asked)), (seed, sentence)


def it_reads_as_the_reference_does(end: Copy, shown: dict[str, Row], seed: int) -> None:
    expected = reference(
        (r.row, r.id, r.parents, r.kind, r.value) for log in end.log.values() for r in log.values()
    )
    assert expected.keys() == shown.keys(), seed
    for row, reading in shown.items():
        values, text = expected[row]["text"], reading.fields["text"]
        if len(values) == 1 or "text" in reading.open:
            assert text in values, (seed, row)
        if "text" in reading.open:
            assert sorted(r.fields["text"] for r in reading.open["text"]) == values, (seed, row)
