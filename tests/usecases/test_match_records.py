"""Payments, recalls and contacts find their accounts by keys, never by names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.placement import (
    ContactRecord,
    ContactType,
    PaymentRecord,
    Quality,
    RecallRecord,
)
from console.usecases.match_records import (
    AccountIndex,
    ContactTotals,
    Cover,
    LoadedAccount,
    Match,
    MatchedBy,
    PaymentTotals,
    RecallTotals,
    Unmatched,
    UnmatchedReason,
    cover_of,
    match_contact,
    match_payment,
    match_recall,
)

ANA_CARD = LoadedAccount("k1", "5512-001", "RFC:ANA", "ANA", "REF-1", 10_000, 50_000)
ANA_LOAN = LoadedAccount("k2", "7700-002", "RFC:ANA", "ANA", "REF-2", 20_000, None)
LUIS = LoadedAccount("k3", "5512-003", "RFC:LUIS", "LUIS", "REF-3", 30_000, 60_000)
NAMELESS = LoadedAccount("k4", None, "CLIENT:9", None, None, 5_000, None)
TWIN = LoadedAccount("k5", "9900-005", "RFC:LUIS", "LUIS", "REF-3", 30_000, None)
INDEX = AccountIndex([ANA_CARD, ANA_LOAN, LUIS, NAMELESS])


def payment(**changes: Any) -> PaymentRecord:
    plain = PaymentRecord(
        row=5,
        amount_minor=10_000,
        currency="MXN",
        paid_on=date(2026, 11, 20),
        account_key=None,
        account_no=None,
        payment_reference=None,
        operation_no="1",
        doc_type=None,
        doc_number=None,
        client_code=None,
        full_name="Ana Ruiz",
    )
    return replace(plain, **changes)


def recall(**changes: Any) -> RecallRecord:
    plain = RecallRecord(3, None, None, None, None, None, "Ana Ruiz", None, None)
    return replace(plain, **changes)


def contact(**changes: Any) -> ContactRecord:
    plain = ContactRecord(
        4,
        ContactType.PHONE,
        Quality.DEBTOR,
        "+525511112222",
        None,
        None,
        None,
        None,
        None,
        "Ana Ruiz",
    )  # fmt: skip - as the record reads
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("keys", "account", "by"),
    [
        ({"payment_reference": "ref 1"}, ANA_CARD, MatchedBy.REFERENCE),
        ({"account_no": "7700002"}, ANA_LOAN, MatchedBy.ACCOUNT_NO),
        (
            {"payment_reference": "REF-1", "account_no": "5512 001"},
            ANA_CARD,
            MatchedBy.REFERENCE,
        ),
        ({"payment_reference": "NONE", "account_no": "5512-003"}, LUIS, MatchedBy.ACCOUNT_NO),
        ({"doc_number": "ANA"}, ANA_CARD, MatchedBy.DOC_AMOUNT),
        ({"doc_number": "LUIS", "amount_minor": 60_000}, LUIS, MatchedBy.DOC_AMOUNT),
        ({"doc_number": "LUIS", "amount_minor": -60_000}, LUIS, MatchedBy.DOC_AMOUNT),
    ],
)
def test_the_first_key_that_finds_an_account_decides(
    keys: dict[str, Any], account: LoadedAccount, by: MatchedBy
) -> None:
    found = match_payment(payment(**keys), INDEX)
    assert isinstance(found, Match)
    assert (found.account, found.by) == (account, by)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (
            {"payment_reference": "REF-1", "account_no": "5512-003"},
            UnmatchedReason.KEYS_DISAGREE,
        ),
        ({"doc_number": "ANA", "amount_minor": 1}, UnmatchedReason.AMOUNT_DIFFERS),
        ({"doc_number": "EVA"}, UnmatchedReason.NOT_FOUND),
        ({}, UnmatchedReason.NOT_FOUND),
        ({"payment_reference": "---"}, UnmatchedReason.NOT_FOUND),
    ],
)
def test_what_finds_no_account_is_kept_for_a_person(
    keys: dict[str, Any], reason: UnmatchedReason
) -> None:
    assert match_payment(payment(**keys), INDEX) == Unmatched(payment(**keys), reason)


def test_two_accounts_with_one_amount_are_ambiguous() -> None:
    twin = replace(ANA_LOAN, due_minor=10_000)
    found = match_payment(payment(doc_number="ANA"), AccountIndex([ANA_CARD, twin]))
    assert found == Unmatched(payment(doc_number="ANA"), UnmatchedReason.AMBIGUOUS)


def test_a_reference_that_two_accounts_share_finds_none() -> None:
    index = AccountIndex([LUIS, TWIN, replace(TWIN, key="k6", account_no="1")])
    assert index.of_reference("REF-3") is None
    found = match_payment(payment(payment_reference="REF-3", account_no="9900-005"), index)
    assert isinstance(found, Match)
    assert found.by is MatchedBy.ACCOUNT_NO


@pytest.mark.parametrize(
    ("paid", "cover"), [(10_000, Cover.FULL), (9_999, Cover.PARTIAL), (10_001, Cover.OVER)]
)
def test_cover_compares_this_payment_with_what_was_due(paid: int, cover: Cover) -> None:
    assert cover_of(paid, 10_000) is cover
    found = match_payment(payment(account_no="5512-001", amount_minor=paid), INDEX)
    assert isinstance(found, Match)
    assert found.cover is cover


def test_a_reversal_covers_nothing() -> None:
    found = match_payment(payment(account_no="5512-001", amount_minor=-10_000), INDEX)
    assert isinstance(found, Match)
    assert found.cover is None


@pytest.mark.parametrize(
    ("keys", "accounts"),
    [
        ({"account_no": "5512001"}, [ANA_CARD]),
        ({"account_no": "5512001", "doc_number": "LUIS"}, [ANA_CARD]),
        ({"account_no": "0000"}, []),
        ({"account_no": "0000", "doc_number": "LUIS"}, []),
        ({"doc_number": "ANA"}, [ANA_CARD, ANA_LOAN]),
        ({"doc_number": "EVA"}, []),
        ({}, []),
    ],
)
def test_recalls_and_contacts_go_by_account_else_by_document(
    keys: dict[str, Any], accounts: list[LoadedAccount]
) -> None:
    assert match_recall(recall(**keys), INDEX) == accounts
    assert match_contact(contact(**keys), INDEX) == accounts


def test_the_totals_of_recalls_count_an_account_once() -> None:
    totals = RecallTotals()
    for line in (
        recall(row=2, doc_number="ANA"),
        recall(row=3, account_no="5512-001"),
        recall(row=4),
    ):
        totals.take(line, match_recall(line, INDEX))
    told = totals.to_json()
    assert told["totals"] == {"due_amount_minor": 30_000, "balance_minor": 50_000}
    assert (told["matched"], told["debtors"], told["accounts"]) == (2, 1, 2)
    assert told["unmatched"] == [{"row": 4, "reason": "NOT_FOUND"}]
    assert told["recalled_accounts"] == ["5512-001", "7700-002"]


def test_the_totals_of_contacts_count_people_and_what_they_gave() -> None:
    totals = ContactTotals()
    lines = (
        contact(
            row=2,
            account_no="5512-001",
            account_key="5512001",
            doc_type="RFC",
            doc_number="ANA",
        ),  # fmt: skip - one line of the file
        contact(row=3, doc_number="LUIS", type=ContactType.EMAIL, quality=Quality.REFERENCE),
        contact(row=4, account_no="5512-003", account_key="5512003"),
        contact(row=5, account_no="0"),
    )
    for line in lines:
        totals.take(line, match_contact(line, INDEX))
    assert totals.to_json() == {
        "by_type": {"email": 1, "phone": 3},
        "by_quality": {"debtor": 3, "reference": 1},
        "matched": 3,
        "unmatched": [{"row": 5, "reason": "NOT_FOUND"}],
        "debtors": 2,
        "accounts": 2,
    }


amounts = st.integers(-100_000, 100_000).filter(bool)
keys = st.sampled_from(["5512-001", "7700-002", "5512-003", "0000", None])


@given(st.lists(st.tuples(amounts, keys), max_size=20))
def test_no_peso_is_lost_between_the_sums(paid: list[tuple[int, str | None]]) -> None:
    totals = PaymentTotals()
    for row, (amount, number) in enumerate(paid, start=2):
        line = payment(row=row, amount_minor=amount, account_no=number)
        totals.take(match_payment(line, INDEX))
    told: Any = totals.to_json()
    sums = told["totals"]
    assert sums["amount_minor"] == sum(amount for amount, _ in paid)
    assert sums["payments_minor"] + sums["reversals_minor"] == sums["amount_minor"]
    assert sums["matched_minor"] + sums["unmatched_minor"] == sums["amount_minor"]
    assert told["matched"] + len(told["unmatched"]) == len(paid)
    assert sum(told["cover_counts"].values()) + told["reversals"] == (
        told["matched"] + sum(1 for u in told["unmatched"] if u["amount_minor"] < 0)
    )
    assert told["accounts"] <= 3
