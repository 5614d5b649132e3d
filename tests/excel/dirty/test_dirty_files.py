"""Dirty files of many countries reproduce the truths that the rule book gives them."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from console.domain.placement import (
    ContactRecord,
    ExclusionRecord,
    ImportRecord,
    PaymentRecord,
)
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings, Inspection
from console.excel.reading import read
from console.excel.report import Report
from console.excel.tally import iso
from tests.excel.dirty.builders import BUILDERS

FOLDER = Path(__file__).parent
NAMES = sorted(BUILDERS)
COUNTED = (
    "kind", "sheet", "header_row", "header_rows", "first_data_row", "last_data_row", "ignored",
    "rows_total", "records_total", "accepted", "rejected_counts", "skipped", "warning_counts",
)  # fmt: skip
SUMMED = (
    "totals", "totals_by_currency", "debtors", "accounts", "not_workable", "without_phone",
    "shared_phones",
)  # fmt: skip

Json = dict[str, Any]
Imported = tuple[Inspection, list[ImportRecord], Report]


@cache
def truth_of(name: str) -> Json:
    found: Json = json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dirty")
    for name, (ending, build) in BUILDERS.items():
        build(made / f"{name}{ending}")
    return made


@cache
def _imported(folder: Path, name: str) -> Imported:
    truth, path = truth_of(name), folder / f"{name}{BUILDERS[name][0]}"
    stated = ImportSettings(
        truth["creditor"],
        truth["country"],
        truth["currency"],
        date.fromisoformat(truth["as_of"]),
    )
    found = inspect(path, stated)
    shown = frozenset(sample["row"] for sample in truth["sample"])
    reading = read(path, found.layout, stated, show_rows=shown)
    return found, list(reading), reading.report


@pytest.mark.parametrize("name", NAMES)
def test_the_mapping_is_the_truth(folder: Path, name: str) -> None:
    found, _, _ = _imported(folder, name)
    assert found.layout.mapping_by_header() == truth_of(name)["mapping"]


@pytest.mark.parametrize("name", NAMES)
def test_the_counts_and_sums_are_the_truth(folder: Path, name: str) -> None:
    _, records, report = _imported(folder, name)
    found, truth = report.to_json(), truth_of(name)
    words = COUNTED + (SUMMED if truth["kind"] == "portfolio" else ())
    assert {word: found[word] for word in words} == {word: truth[word] for word in words}
    if truth["kind"] == "payments":
        amounts = [r.amount_minor for r in records if isinstance(r, PaymentRecord)]
        assert truth["totals"] == {
            "amount_minor": sum(amounts),
            "payments_minor": sum(amount for amount in amounts if amount > 0),
            "reversals_minor": sum(amount for amount in amounts if amount < 0),
        }


@pytest.mark.parametrize("name", NAMES)
def test_rejections_and_warnings_are_the_truth(folder: Path, name: str) -> None:
    _, _, report = _imported(folder, name)
    truth = truth_of(name)
    rejected = [(n.row, n.code, n.block) for n in report.rejected]
    assert rejected == [(n["row"], n["code"], n.get("block")) for n in truth["rejected"]]
    warned = {
        (n.row, n.code, None if n.code == "AGE_UNKNOWN" else n.column) for n in report.warnings
    }
    assert warned == {(n["row"], n["code"], n["column"]) for n in truth["warnings"]}


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_records_are_the_truth(folder: Path, name: str) -> None:
    _, records, report = _imported(folder, name)
    shown = report.samples or [_shown(record) for record in records]
    assert shown == truth_of(name)["sample"] or _by_row(shown) == _by_row(
        truth_of(name)["sample"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_is_the_truth(folder: Path, name: str) -> None:
    found, _, report = _imported(folder, name)
    reading, signs = truth_of(name)["reading"], {"point": ".", "comma": ","}
    assert (found.format, found.encoding, found.delimiter, found.date_system) == (
        reading["format"],
        reading["encoding"],
        reading["delimiter"],
        reading["date_system"],
    )
    if reading["decimal"] is not None:
        assert found.decimal == signs[reading["decimal"]]
    if reading["date_order"] is not None:
        assert set(report.survey.orders.values()) == {reading["date_order"]}


def _by_row(samples: list[Json]) -> dict[tuple[int, str | None], Json]:
    return {(sample["row"], sample.get("block")): sample for sample in samples}


def _shown(record: ImportRecord) -> Json:
    if isinstance(record, PaymentRecord):
        return {
            "row": record.row,
            "amount_minor": record.amount_minor,
            "currency": record.currency,
            "paid_on": iso(record.paid_on),
            "account_no": record.account_no,
            "operation_no": record.operation_no,
            "doc_type": record.doc_type,
            "doc_number": record.doc_number,
            "movement": record.movement,
            "warnings": list(record.warnings),
        }
    if isinstance(record, ContactRecord):
        return {
            "row": record.row,
            "doc_type": record.doc_type,
            "doc_number": record.doc_number,
            "full_name": record.full_name,
            "quality": record.quality.value,
            "type": record.type.value,
            "value": record.value,
            "account_no": record.account_no,
            "warnings": list(record.warnings),
        }
    assert isinstance(record, ExclusionRecord)
    return {
        "row": record.row,
        "account_no": record.account_no,
        "doc_type": record.doc_type,
        "doc_number": record.doc_number,
        "phones": list(record.phones),
        "email": record.email,
        "reason": record.reason,
        "block_reason": record.block_reason.value,
        "excluded_on": iso(record.excluded_on),
        "until_on": iso(record.until_on),
        "warnings": list(record.warnings),
    }
