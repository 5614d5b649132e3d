"""Every sample file reproduces its truth, field by field."""

from functools import cache
from typing import Any

import pytest

from console.domain.placement import ContactRecord, PaymentRecord, RecallRecord, comparable
from console.excel.report import Report
from console.excel.tally import iso
from console.usecases.match_records import (
    ContactTotals,
    Match,
    PaymentTotals,
    RecallTotals,
    match_contact,
    match_payment,
    match_recall,
)
from tests.excel.samples import (
    OTHERS,
    PORTFOLIOS,
    accounts_of,
    inspected,
    reading_of,
    truth_of,
)

EVERY = PORTFOLIOS + OTHERS
COUNTED = (
    "kind", "sheet", "header_row", "header_rows", "first_data_row", "last_data_row",
    "ignored", "rows_total", "records_total", "accepted", "rejected_counts", "skipped",
    "warning_counts",
)  # fmt: skip
SUMMED = (
    "totals", "totals_by_currency", "debtors", "accounts", "not_workable", "without_phone",
    "shared_phones",
)  # fmt: skip


@cache
def report_of(name: str) -> Report:
    return reading_of(name).finish()


@pytest.mark.parametrize("name", EVERY)
def test_counts_are_the_truth(name: str) -> None:
    found, truth = report_of(name).to_json(), truth_of(name)
    assert {word: found[word] for word in COUNTED} == {word: truth[word] for word in COUNTED}


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_sums_are_the_truth(name: str) -> None:
    found, truth = report_of(name).to_json(), truth_of(name)
    assert {word: found[word] for word in SUMMED} == {word: truth[word] for word in SUMMED}


@pytest.mark.parametrize("name", EVERY)
def test_every_rejected_row_has_its_code(name: str) -> None:
    found = [
        (n.row, n.code, n.block) for n in sorted(report_of(name).rejected, key=lambda n: n.row)
    ]
    expected = [(n["row"], n["code"], n.get("block")) for n in truth_of(name)["rejected"]]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("name", EVERY)
def test_every_warning_has_its_row_code_and_column(name: str) -> None:
    found = [(n.row, n.code, n.block, n.column) for n in report_of(name).warnings]
    found = [
        (row, code, block, None if code == "AGE_UNKNOWN" else column)
        for row, code, block, column in found
    ]
    expected = [
        (n["row"], n["code"], n.get("block"), n.get("column"))
        for n in truth_of(name)["warnings"]
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("name", EVERY)
def test_every_column_is_recognised(name: str) -> None:
    assert _listed(inspected(name).layout.mapping_by_header()) == _listed(
        truth_of(name)["mapping"]
    )


@pytest.mark.parametrize("name", EVERY)
def test_column_letters_are_those_of_the_sheet(name: str) -> None:
    layout = inspected(name).layout
    found = {
        field: [layout.letter(c) for c in columns] for field, columns in layout.mapping.items()
    }
    truth = {k: v for k, v in truth_of(name)["columns"].items() if k != "blocks"}
    assert found == _listed(truth)


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_sample_records_are_fully_normalised(name: str) -> None:
    found = {(s["row"], s.get("block")): s for s in report_of(name).to_json()["sample"]}
    for sample in truth_of(name)["sample"]:
        assert found[sample["row"], sample.get("block")] == sample


def test_instalments_add_up_to_their_accounts() -> None:
    accounts = report_of("br_parcelas").instalments.values()
    found = {
        account.account_no: {
            "account_no": account.account_no,
            "rows": account.rows,
            "open_instalments": account.open_instalments,
            "due_amount_minor": account.due_minor,
            "due_date": iso(account.due_on),
            "dpd": account.dpd,
            "workable": account.workable,
        }
        for account in accounts
    }
    for account in truth_of("br_parcelas")["accounts_sample"]:
        assert found[account["account_no"]] == account


def test_payments_find_their_accounts() -> None:
    index, truth = accounts_of("mx_banco_tarjetas"), truth_of("mx_pagos_noviembre")
    totals, shown = PaymentTotals(), {}
    for payment in reading_of("mx_pagos_noviembre"):
        assert isinstance(payment, PaymentRecord)
        found = match_payment(payment, index)
        totals.take(found)
        shown[payment.row] = {
            "row": payment.row,
            "operation_no": payment.operation_no,
            "paid_on": iso(payment.paid_on),
            "amount_minor": payment.amount_minor,
            "currency": payment.currency,
            "payment_reference": payment.payment_reference,
            "account_no_as_written": payment.account_no,
            "doc_number": payment.doc_number,
            "reversal": payment.is_reversal,
            "by": found.by.value if isinstance(found, Match) else None,
            "account_no": found.account.account_no if isinstance(found, Match) else None,
            "reason": None if isinstance(found, Match) else found.reason.value,
            "warnings": list(payment.warnings),
        }
    assert {word: truth[word] for word in totals.to_json()} == totals.to_json()
    for sample in truth["sample"]:
        assert _compared(shown[sample["row"]]) == _compared(sample)


def test_recalls_find_their_accounts() -> None:
    index, truth = accounts_of("mx_banco_tarjetas"), truth_of("mx_retiros")
    totals, shown = RecallTotals(), {}
    for recall in reading_of("mx_retiros"):
        assert isinstance(recall, RecallRecord)
        found = match_recall(recall, index)
        totals.take(recall, found)
        shown[recall.row] = {
            "row": recall.row,
            "account_no_as_written": recall.account_no,
            "doc_number": recall.doc_number,
            "recall_on": iso(recall.recall_on),
            "reason": recall.reason,
            "accounts": sorted(account.account_no or "" for account in found),
            "warnings": list(recall.warnings),
        }
    assert {word: truth[word] for word in totals.to_json()} == totals.to_json()
    for sample in truth["sample"]:
        expected = sample | {"accounts": sorted(sample["accounts"])}
        assert _compared(shown[sample["row"]]) == _compared(expected)


def test_contacts_find_their_people() -> None:
    index, truth = accounts_of("co_agencia_libranzas"), truth_of("co_contactos_largos")
    totals, shown = ContactTotals(), {}
    for contact in reading_of("co_contactos_largos"):
        assert isinstance(contact, ContactRecord)
        found = match_contact(contact, index)
        totals.take(contact, found)
        shown[contact.row] = {
            "row": contact.row,
            "doc_type": contact.doc_type,
            "doc_number": contact.doc_number,
            "full_name": contact.full_name,
            "quality": contact.quality.value,
            "type": contact.type.value,
            "value": contact.value,
            "account_no": contact.account_no,
            "matched": bool(found),
            "warnings": list(contact.warnings),
        }
    assert {word: truth[word] for word in totals.to_json()} == totals.to_json()
    for sample in truth["sample"]:
        assert shown[sample["row"]] == sample


@pytest.mark.parametrize("name", EVERY)
def test_the_reading_is_said_before_the_file_is_read(name: str) -> None:
    found, reading = inspected(name), truth_of(name)["reading"]
    assert found.format == reading["format"]
    assert found.encoding == reading.get("encoding")
    assert found.delimiter == reading.get("delimiter")
    assert found.date_system == reading.get("date_system", 1900)
    if reading["decimal"] is not None and name != "ec_diners_bloques":  # all numbers there
        assert found.decimal == {"point": ".", "comma": ","}[reading["decimal"]]
    if reading["date_order"] is not None:
        assert found.date_order == reading["date_order"]
    if reading.get("as_of_found_in"):
        assert found.as_of_found is not None
        assert found.as_of_found.isoformat() == truth_of(name)["as_of"]


def _compared(sample: dict[str, Any]) -> dict[str, Any]:
    """The truths of payments and recalls spell an account number as the portfolio does, also
    where the row writes it without hyphen; account numbers are equal by letters and digits.
    """
    written = sample["account_no_as_written"]
    return sample | {"account_no_as_written": written and comparable(written)}


def _listed(mapping: dict[str, Any]) -> dict[str, Any]:
    return {
        field: header
        if isinstance(header, list)
        else _listed(header)
        if isinstance(header, dict)
        else [header]
        for field, header in mapping.items()
    }
