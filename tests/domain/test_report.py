"""What a report still does not say: lines that are neither in it nor in other words."""

import pytest

from coachdesk.domain.report import untold

ASKED = "Asked what changed"


@pytest.mark.parametrize(("known", "said", "left"), [
    ([ASKED], [], {ASKED}),
    ([ASKED], [ASKED], set()),
    ([ASKED], ["Asked what changed since May"], set()),
    ([ASKED], ["Listened"], {ASKED}),
    ([f"{ASKED} (Alp)", f"{ASKED} (Brook)"], [f"{ASKED} (Alp)"], {f"{ASKED} (Brook)"}),
    ([f"{ASKED} (Alp)", f"{ASKED} (Brook)"], [f"{ASKED} at Alp"], {f"{ASKED} (Brook)"}),
    (["👍"], ["👍"], set()),
])  # fmt: skip
def test_that_a_line_said_in_other_words_is_said_and_one_like_it_is_not(known, said, left):
    assert untold(known, said) == left
