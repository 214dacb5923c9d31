"""Whatever people do to their copies and in whatever order these meet, nothing is lost."""

import os
from itertools import permutations
from pathlib import Path

import pytest

from coachdesk.store.check import check
from coachdesk.store.content import content_digest, log_digest
from coachdesk.store.merge import merge, open_places, plan
from tests.builders import TUESDAY
from tests.faults.histories import History, Machine, copy_of, reference
from tests.faults.sizes import size

HISTORIES = int(os.environ.get("COACHDESK_HISTORIES", size(6, 300)))
pytestmark = pytest.mark.fault("copies that went apart")


def meet(into: Machine, other: Machine) -> None:
    merge(into.store, plan(into.store, other.store), TUESDAY)


def live(history: History) -> None:
    """Edits, with machines that meet now and then, criss-cross and one-sidedly."""
    for _ in range(history.chance.randrange(5, 25)):
        history.edit()
        if history.chance.random() < 0.3:
            one, other = history.chance.sample(history.machines, 2)
            meet(one, other)
            if history.chance.random() < 0.3:
                meet(other, one)


def copies(machine: Machine, folder: Path, number: int) -> Machine:
    return Machine(machine.name, copy_of(machine.store, folder / f"{machine.name}-{number}"), 0)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_that_every_merge_order_ends_equal_and_no_sentence_is_lost(tmp_path, seed):
    history = History(tmp_path, seed)
    live(history)
    ends = []
    for number, order in enumerate(permutations(history.machines)):
        first, *rest = [copies(machine, tmp_path, number) for machine in order]
        for other in rest:
            meet(first, other)
        ends.append(first)
        for other in rest:
            other.store.close()
    history.close()
    assert len({content_digest(end.store) for end in ends}) == 1
    assert len({log_digest(end.store) for end in ends}) == 1
    assert check(ends[0].store) == []
    no_sentence_is_lost_or_doubled(history, ends[0])
    it_reads_as_the_reference_does(history, ends[0])
    for end in ends:
        end.store.close()


def no_sentence_is_lost_or_doubled(history: History, end: Machine) -> None:
    """Ledger's view: in the text, or in a version that a person is asked about."""
    shown = " ".join(text for (text,) in end.store.rows("SELECT text FROM note"))
    asked = " ".join(
        str(version.value)
        for place in open_places(end.store)
        for version in place.open.get("text", [])
    )
    for sentence in history.ledger.written:
        if sentence not in history.ledger.taken_out:
            assert sentence in shown or sentence in asked
        assert shown.count(sentence) <= 1


def it_reads_as_the_reference_does(history: History, end: Machine) -> None:
    """Reference's view: rows there are, and of each field one of the values not yet replaced."""
    expected = reference(end.store.stream("SELECT row, id, parents, kind, value FROM rev"))
    notes = dict(end.store.rows("SELECT id, text FROM note"))
    waiting = {place.row for place in open_places(end.store)}
    for note, text in notes.items():
        values = expected[note]["text"]
        if len(values) == 1:
            assert text == values[0]
        elif note in waiting:
            assert text in values
        else:  # brought together: every sentence of it comes from one of the versions
            assert all(piece in " ".join(values) for piece in text.split(". "))
    (territory,) = end.store.rows("SELECT territory FROM rep")[0]
    assert territory in expected[history.rep]["territory"]
    log_rows = {id for id, fields in expected.items() if "noted_on" in fields}
    assert log_rows == notes.keys()


def test_that_a_stale_copy_is_a_no_op_however_often_it_comes(tmp_path):
    history = History(tmp_path, 7)
    live(history)
    stale = copies(history.machines[0], tmp_path, 99)
    live(history)
    meet(history.machines[0], history.machines[1])
    before = log_digest(history.machines[0].store)
    for _ in range(3):
        meet(history.machines[0], stale)
    assert log_digest(history.machines[0].store) == before
    stale.store.close()
    history.close()
