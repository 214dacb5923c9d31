from coachdesk.domain.masking import COVER, counted, mask, names_to_mask


def test_that_whole_names_and_their_parts_are_covered_once():
    names = names_to_mask(["Bea Horn"], "Ann Weber")
    assert mask("Bea Horn asked Bea, not Mrs Horn.", names) == (
        f"{COVER} asked {COVER}, not Mrs {COVER}."
    )


def test_that_case_and_accents_hide_nobody_and_what_is_around_stays():
    assert mask("Über RENEE’s plan, Große Idee", ["Renée"]) == f"Über {COVER}’s plan, Große Idee"
    assert mask("Ｆull ﬁnish, Renée", ["Renee"]) == f"Ｆull ﬁnish, {COVER}"


def test_that_a_name_inside_a_word_is_no_name():
    assert mask("Beatrice beats Bea.", ["Bea"]) == f"Beatrice beats {COVER}."


def test_that_what_the_rep_shares_with_others_is_not_covered():
    assert names_to_mask(["Ann Horn", "Weber, Bea"], "Ann Weber") == [
        "Bea Weber", "Ann Horn", "Horn", "Bea",
    ]  # fmt: skip


def test_that_signs_in_a_name_are_no_pattern():
    assert mask("Ask (B. Horn) now", ["B. Horn"]) == f"Ask ({COVER}) now"
    assert mask("Ask B2 Horn", ["B. Horn"]) == "Ask B2 Horn"


def test_that_nobody_to_cover_leaves_it_as_it_is():
    assert mask("Ask Bea", []) == "Ask Bea"


def test_that_names_are_counted_as_they_would_be_covered():
    names = ["Bea Horn", "Bea", "Horn"]
    assert counted(["Bea Horn and BEA", "no one"], names) == {"Bea Horn": 1, "Bea": 1}
