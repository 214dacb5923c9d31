from datetime import date

from coachdesk.desk.accounts import Account, accounts_of, open_deals, suggested_objective
from coachdesk.desk.roster import join_reps
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_rep, a_row


def test_that_the_account_with_the_latest_deal_comes_first(store: Store) -> None:
    ann = a_rep(store)
    a_row(store, "account", rep_id=ann, name="Zotwell", last_deal_on="2026-03-01")
    a_row(store, "account", rep_id=ann, name="Betelgard", last_deal_on="2026-11-02")
    a_row(store, "account", rep_id=ann, name="Acme")
    a_row(store, "account", rep_id=a_rep(store, "Bob"), name="Bob's own")
    assert accounts_of(store, ann) == [
        Account("Betelgard", date(2026, 11, 2)),
        Account("Zotwell", date(2026, 3, 1)),
        Account("Acme", None),
    ]


def test_that_open_deals_are_those_of_the_account_however_it_is_written(store: Store) -> None:
    ann = a_rep(store)
    for account, product, created in (("Acme", "Old", "2026-01-01"), ("Acme", "New", "2026-05-01"),
                                      ("Other", "Else", None)):  # fmt: skip
        a_row(store, "deal", rep_id=ann, account=account, product=product, created_on=created)
    assert [deal.product for deal in open_deals(store, ann, " ACME ")] == ["New", "Old"]
    assert [deal.product for deal in open_deals(store, ann)] == ["New", "Old", "Else"]


def test_that_the_newest_open_deal_suggests_the_objective(store: Store) -> None:
    ann = a_rep(store)
    a_row(store, "deal", rep_id=ann, account="Acme", product="TrioPro", stage="In_Progress")
    assert suggested_objective(store, ann, "acme") == "Move TrioPro on from in progress"
    assert suggested_objective(store, ann, "Elsewhere") == ""
    assert suggested_objective(store, ann, "") == ""


def test_that_a_joined_reps_customers_and_deals_are_the_persons(store: Store) -> None:
    ann, alias = a_rep(store), a_rep(store, "A. Becker")
    a_row(store, "account", rep_id=ann, name="Acme", last_deal_on="2026-03-01")
    a_row(store, "account", rep_id=alias, name="ACME", last_deal_on="2026-04-01")
    a_row(store, "deal", rep_id=alias, account="Acme", product="GTX")
    join_reps(store, TUESDAY, rep_id=alias, same_as_id=ann)
    assert accounts_of(store, ann) == [Account("ACME", date(2026, 4, 1))]
    assert [deal.product for deal in open_deals(store, ann)] == ["GTX"]
