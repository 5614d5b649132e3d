"""The empty workbooks: what they hold, and that a filled one is read without a question."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import phonenumbers
import pytest
from openpyxl.utils import get_column_letter

from console.domain.placement import FileKind
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings
from console.excel.reading import read
from console.excel.refused import FileRefused
from console.excel.template import Column, columns_of, write_template
from console.excel.vocabulary import SURE

LANGUAGES = ("es", "pt_BR", "en")
DOCUMENTS = {
    "MX": ("RFC", "GOBM850417AB1"),
    "CO": ("CC", "1032456789"),
    "PE": ("DNI", "05678912"),
    "CL": ("RUT", "12345678-5"),
    "AR": ("DNI", "23456789"),
    "EC": ("CI", "1710034065"),
    "UY": ("CI", "1234567-2"),
    "BR": ("CPF", "52998224725"),
}
CURRENCIES = {"MX": "MXN", "CO": "COP", "PE": "PEN", "CL": "CLP", "AR": "ARS", "BR": "BRL"}
AS_OF = date(2026, 11, 17)
SAMPLES: dict[str, Any] = {
    "account_no": "005512-{row}",
    "debtor_id": "C-0{row}",
    "full_name": "=Nazario Urrutia {row}",
    "product": "Tarjeta",
    "due_amount": 1234.5,
    "total_balance": 5600,
    "minimum_payment": 400,
    "days_past_due": 45,
    "due_date": date(2026, 10, 3),
    "last_payment_date": date(2026, 9, 3),
    "last_payment_amount": 300.25,
    "email": "n{row}@example.com",
    "address": "Calle Luna 5",
    "payment_reference": "00007{row}",
    "agent": "PNAVA",
    "paid_on": date(2026, 11, 3),
    "amount": 100.25,
    "operation_no": "008813{row}",
    "channel": "SPEI",
    "source": "Acreedor",
    "reported_on": date(2026, 11, 1),
    "recall_on": date(2026, 11, 10),
    "recall_reason": "VENTA",
    "excluded_on": date(2026, 11, 1),
    "excluded_until": date(2027, 11, 1),
}


def settings_of(country: str) -> ImportSettings:
    return ImportSettings("Banco", country, CURRENCIES.get(country, "USD"), AS_OF)


def sample(column: Column, country: str, row: int) -> object:
    if column.name == "doc_type":
        return DOCUMENTS[country][0]
    if column.name == "doc_number":
        return DOCUMENTS[country][1]
    if column.choices:
        return column.choices[0]
    if column.name in {"phone", "other_phone", "reference_phone", "contact_value"}:
        example = phonenumbers.example_number_for_type(
            country, phonenumbers.PhoneNumberType.MOBILE
        )
        assert example is not None
        assert example.national_number is not None
        return f"+{example.country_code}{example.national_number + row}"
    value = SAMPLES[column.name]
    return value.format(row=row) if isinstance(value, str) else value


def fill(path: Path, kind: FileKind, country: str, language: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in (2, 3, 4):
        for index, column in enumerate(columns_of(kind, country, language), 1):
            cell = sheet.cell(row, index)
            cell.value = sample(column, country, row)  # type: ignore[assignment]
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", DOCUMENTS)
def test_a_filled_template_is_read_without_a_question(
    tmp_path: Path, kind: FileKind, country: str, language: str
) -> None:
    path = tmp_path / "plantilla.xlsx"
    write_template(path, kind, country, language)
    fill(path, kind, country, language)
    settings = settings_of(country)
    found = inspect(path, settings)
    assert (found.kind, found.layout.header_row) == (kind, 1)
    wanted = {
        "phone" if column.name == "other_phone" else column.name
        for column in columns_of(kind, country, language)
    }
    assert set(found.layout.mapping) == wanted
    assert {
        one.header: one.confidence for one in found.proposals if one.confidence < SURE
    } == {}
    report = read(path, found.layout, settings).finish()
    assert report.rejected == []
    assert report.warnings == []
    assert report.rows_total == 3


@pytest.mark.parametrize("kind", FileKind)
def test_an_empty_template_brings_nothing(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / "plantilla.xlsx"
    write_template(path, kind, "MX", "es")
    settings = settings_of("MX")
    try:
        found = inspect(path, settings)
    except FileRefused as refused:
        assert refused.code in {"NO_TABLE", "EMPTY", "NO_USABLE_COLUMN"}  # noqa: PT017 - either
        return
    report = read(path, found.layout, settings).finish()
    assert (report.rows_total, report.rejected) == (0, [])


def test_lists_and_limits_are_checked_while_writing(tmp_path: Path) -> None:
    path = tmp_path / "plantilla.xlsx"
    write_template(path, FileKind.PORTFOLIO, "PE", "es")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Cartera", "Instrucciones"]
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    rules = {
        headings[next(iter(rule.sqref.ranges)).min_col - 1]: rule
        for rule in sheet.data_validations.dataValidation
    }
    assert rules["Moneda"].formula1 == '"PEN,USD"'
    assert rules["Tipo de documento"].formula1 == '"DNI,CE,RUC"'
    assert (rules["Saldo vencido"].type, rules["Saldo vencido"].operator) == (
        "decimal",
        "greaterThanOrEqual",
    )
    assert rules["Días de atraso"].type == "whole"
    assert rules["Fecha de vencimiento"].type == "date"
    assert "Estatus" in rules
    assert all(len(rule.error or "") <= 225 for rule in rules.values())
    formats = {
        heading: sheet.column_dimensions[get_column_letter(n)].number_format
        for n, heading in enumerate(headings, 1)
    }
    assert {formats[name] for name in ("Número de documento", "Celular")} == {"@"}
    assert all(cell.comment for cell in sheet[1])
    payments = tmp_path / "pagos.xlsx"
    write_template(payments, FileKind.PAYMENTS, "MX", "en")
    (rule,) = [
        one
        for one in openpyxl.load_workbook(payments)
        .worksheets[0]
        .data_validations.dataValidation
        if one.type == "decimal"
    ]
    assert (rule.operator, rule.formula1) == ("greaterThan", "0")


def test_a_country_without_a_list_of_documents_takes_any(tmp_path: Path) -> None:
    (column,) = [
        one for one in columns_of(FileKind.PORTFOLIO, "US", "en") if one.name == "doc_type"
    ]
    assert (column.type, column.choices) == ("text", ())
    write_template(tmp_path / "t.xlsx", FileKind.PORTFOLIO, "US", "en")
    assert (tmp_path / "t.xlsx").stat().st_size > 0


def test_a_template_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="NOT_WRITABLE"):
        write_template(tmp_path / "no" / "t.xlsx", FileKind.RECALL, "MX", "es")
