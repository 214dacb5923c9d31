import uuid

from coachdesk.domain.identity import folded, named_id, written


def test_that_a_name_is_compared_without_case_and_runs_of_spaces():
    assert folded("  Ann\u00a0 BECKER\t") == "ann becker"
    assert folded("Jose\u0301") == folded("José")


def test_that_an_id_follows_from_what_is_named():
    assert named_id("rep", "Ann Becker") == named_id("rep", " ann  becker ")
    assert named_id("rep", "Ann") != named_id("skill", "Ann")
    assert named_id("rep", "a", "b") != named_id("rep", "ab")


def test_that_bits_are_written_as_a_uuid_is():
    for number in (0, 1, (1 << 128) - 1, 0x0196F701_9C00_7CC3_B821_34550E57FD12):
        assert written(number) == str(uuid.UUID(int=number))
