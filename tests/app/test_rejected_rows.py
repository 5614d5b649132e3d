"""The report of rejected rows, corrected and imported again: every row is accounted for."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from console.app.cli import DONE
from tests.app.conftest import SAMPLES, Acuerdo

ONE_EACH = ("account_no", "operation_no")
GOOD: dict[str, Any] = {
    "due_amount": 1234.5,
    "days_past_due": 45,
    "due_date": date(2026, 10, 3),
    "amount": 500,
    "paid_on": date(2026, 11, 14),
    "doc_number": None,
}
FILES = ("mx_banco_tarjetas", "mx_pagos_noviembre", "pe_microfinanza", "co_agencia_libranzas")


def truth_of(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))


def correct(report: Path, mapping: dict[str, Any]) -> int:
    """Do what the remedies say, as a person would: every key cell gets a good value."""
    book = openpyxl.load_workbook(report)
    sheet = book.worksheets[0]
    headers = [str(cell.value) for cell in sheet[1]]
    for number, row in enumerate(sheet.iter_rows(min_row=2), 1):
        for field, header in mapping.items():
            if not isinstance(header, str) or header not in headers:
                continue
            cell = row[headers.index(header)]
            if field in ONE_EACH:
                cell.value = f"99{number:05d}"
            elif field in GOOD:
                cell.value = GOOD[field]
    rows = sheet.max_row - 1
    book.save(report)
    book.close()
    return rows


@pytest.mark.parametrize("name", FILES)
def test_the_corrected_report_is_imported_whole(
    acuerdo: Acuerdo, tmp_path: Path, name: str
) -> None:
    truth, report = truth_of(name), tmp_path / "rechazadas.xlsx"
    stated = (
        "--creditor", truth["creditor"], "--as-of", truth["as_of"],
        "--country", truth["country"], "--currency", truth["currency"],
    )  # fmt: skip
    file = SAMPLES / truth["file"]
    first = acuerdo("--plain", "import", file, *stated, "--json", "--report", report).json
    rejected = {(one["row"], one.get("block")) for one in first["rejected"]}
    assert correct(report, truth["mapping"]) == len({row for row, _ in rejected})
    again = acuerdo("import", report, *stated, "--mode", "delta", "--json")
    assert (again.status, again.json["rejected"]) == (DONE, [])
    assert again.json["kind"] == truth["kind"]
    assert again.json["accepted"] == again.json["effect"]["created"] == len(rejected)
    assert {field: again.json["mapping"].get(field) for field in ("account_no", "phone")} == {
        field: truth["mapping"].get(field) for field in ("account_no", "phone")
    }
