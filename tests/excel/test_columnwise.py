"""Reading down the columns gives what reading row by row gives."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.placement import PortfolioRecord
from console.excel.documents import DocumentReader
from console.excel.layout import ImportSettings, Layout
from console.excel.phones import PhoneReader, pieces_of
from console.excel.reading import Reading, StagedReading
from console.excel.sample_portfolio import write_sample
from console.usecases.staged import ROW_COLUMNS, Owner, StagedRows, only, place_texts, staged
from tests.excel import samples, workbooks

OWNER = Owner(batch_id=3, creditor_id=8, country="MX")


def place(country: str, record: PortfolioRecord) -> tuple[str, str]:
    phone = record.phones[0] if record.phones else None
    return place_texts(country, record.state, phone)


def same_by_both_roads(path: Path, layout: Layout, settings: ImportSettings) -> int:
    """How many rows the columns gave; whatever is read must be the same."""
    owner = Owner(3, 8, settings.country)
    rows = Reading(path, layout, settings)
    records = [record for record in rows if isinstance(record, PortfolioRecord)]
    expected = staged(owner, records, [place(settings.country, one) for one in records])
    columns = StagedReading(path, layout, settings, owner=owner)
    chunks = list(columns)
    assert by_row(chunks) == by_row([StagedRows(ROW_COLUMNS, expected.rows, [])])
    points = [point for chunk in chunks for point in chunk.points]
    assert sorted(points, key=str) == sorted(expected.points, key=str)
    assert columns.report.to_json() == rows.report.to_json()
    return sum(len(chunk.rows) for chunk in chunks)


def by_row(chunks: Sequence[StagedRows]) -> list[dict[str, Any]]:
    """Staged rows by column, in the file's order; a column that is left out is unknown."""
    found = [
        dict.fromkeys(ROW_COLUMNS) | dict(zip(chunk.columns, row, strict=True))
        for chunk in chunks
        for row in chunk.rows
    ]
    return sorted(found, key=lambda row: (row["row"], row["account_key"]))


@pytest.mark.parametrize("name", samples.PORTFOLIOS)
def test_a_sample_reads_the_same_by_both_roads(name: str) -> None:
    truth = samples.truth_of(name)
    read = same_by_both_roads(
        samples.path_of(truth), samples.inspected(name).layout, samples.settings_of(truth)
    )
    assert read == truth["accepted"]


def test_a_made_portfolio_reads_the_same_by_both_roads(tmp_path: Path) -> None:
    path = tmp_path / "cartera.xlsx"
    write_sample(path, creditor="Banco", as_of=workbooks.AS_OF, rows=2500, seed=4)
    found, _, _ = workbooks.imported(path)
    assert same_by_both_roads(path, found.layout, workbooks.settings()) > 2000


OCTOBER, JANUARY = date(2026, 10, 3), date(2026, 1, 2)
HEADER = (
    "No. Crédito", "No. Cliente", "RFC", "Nombre", "Apellido Paterno", "Celular", "Teléfono 2",
    "Tel. Referencia", "Correo", "Saldo Vencido", "Saldo Total", "Intereses", "Comisiones",
    "Gastos", "Días de Atraso", "Fecha de Vencimiento", "Fecha Último Pago", "Divisa",
    "Estado", "Calle", "Colonia", "Producto", "Estatus", "Autoriza WhatsApp", "Referencia",
    "Cuotas vencidas", "Observaciones",
)  # fmt: skip
DIRT: dict[str, tuple[object, ...]] = {
    "No. Crédito": ("", "N/A", "TOTAL", "Total 5", "No. Crédito", "5,51E+12", "S/N", " A-1 "),
    "No. Cliente": ("", "C-1", 4711, "SIN DATO"),
    "RFC": ("", "XAXX010101000", "MUOJ851332", "muoj850102ab1", "RFC: MUOJ850102AB1", "1111"),
    "Nombre": ("", "  Ana  María ", "-", "'Óscar", "ﬁna ß"),
    "Apellido Paterno": ("", "Muñoz", "Ş"),
    "Celular": ("", "55 1234 5678 / 5587654321", "123", "5555555555", "0445512345678", "x"),
    "Teléfono 2": ("", 5512345678, "+1 212 555 0123", "(33) 1234-5678"),
    "Tel. Referencia": ("", "8112345678", "no tiene"),
    "Correo": ("", "A@B.MX", "malo", "a b@c.mx", "ana@example.org", "N/A"),
    "Saldo Vencido": ("", "$1,234.50", "(500)", -3, "doce", 0, 12.345, "1.234"),
    "Saldo Total": ("", "1,000.00", "x", 88),
    "Intereses": ("", 10.5, "nada", "0"),
    "Comisiones": ("", 0, 2.5),
    "Gastos": ("", 1, "?"),
    "Días de Atraso": ("", "12 días", -3, 4.5, "muchos", 30),
    "Fecha de Vencimiento": ("", "03/10/2026", OCTOBER, 46300, "31/02/2026"),
    "Fecha Último Pago": ("", "00/00/0000", "2026-01-05", "ayer", JANUARY),
    "Divisa": ("", "MXP", "USD", "CLP", "$"),
    "Estado": ("", "Jalisco", "Edo. Méx."),
    "Calle": ("", "Luna 3", "#REF!"),
    "Colonia": ("", "Centro"),
    "Producto": ("", "ORO", True),
    "Estatus": ("", "FALLECIDO", "PREJUDICIAL", "convenio"),
    "Autoriza WhatsApp": ("", "SI", "no", 1, "tal vez"),
    "Referencia": ("", "R-12", 99, "1.2E+20"),
    "Cuotas vencidas": ("", 3, "x", "2 d"),
    "Observaciones": ("", "llamar", "=1+1", 7.25),
}


def dirty_rows(seed: int, rows: int) -> list[list[object]]:
    """Ordinary rows with dirt here and there, repeated accounts, totals and headers."""
    chance = random.Random(seed)
    found = []
    for number in range(rows):
        account = chance.choice((f"55-{number}", 5500 + number, f"55-{number // 2}"))
        due_on = date(2026, chance.randrange(1, 11), 5)
        days = (workbooks.AS_OF - due_on).days
        row: list[object] = [
            account, 700 + number,
            f"MUOJ85{chance.randrange(10, 13)}0{chance.randrange(1, 10)}",
            "José", "Ochoa", f"55{chance.randrange(10**7, 10**8)}", "", "", "a@b.mx",
            chance.randrange(10**6) / 100, 99.5, 1.5, 2, 3, days, due_on, due_on, "MXN",
            "Puebla", "Sol 1", "Roma", "ORO", "VENCIDO", "SI", f"P{number}", 2, "",
        ]  # fmt: skip
        for _ in range(chance.choice((0, 0, 0, 1, 1, 3))):
            column = chance.randrange(len(HEADER))
            row[column] = chance.choice(DIRT[HEADER[column]])
        found.append(row)
        if chance.random() < 0.02:
            others: tuple[list[object], ...] = (
                [*HEADER],
                ["TOTAL", *[""] * 8, 5],
                ["Nota al pie"],
            )
            found.append(chance.choice(others))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_dirt_reads_the_same_by_both_roads(seed: int, tmp_path: Path) -> None:
    path = workbooks.workbook(tmp_path / "sucia.xlsx", [HEADER, *dirty_rows(seed, 500)])
    found, _, _ = workbooks.imported(path)
    assert {"doc_number", "phone", "last_payment_date", "fees"} <= found.layout.mapping.keys()
    assert same_by_both_roads(path, found.layout, workbooks.settings()) > 150


DIALLED = st.one_of(
    st.from_regex(r"\+?[0-9 ()-]{6,18}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{8,10}", fullmatch=True),
    st.integers(10**7, 10**13).map(float),
)


@pytest.mark.parametrize("country", ["MX", "CO", "PE", "CL", "EC", "BR", "US", "AR", "UY"])
@given(cell=DIALLED)
def test_a_quick_phone_is_what_the_library_says(country: str, cell: str | float) -> None:
    reader = PhoneReader(country)
    quick = reader.quick(cell)
    if quick is not None:
        assert [PhoneReader(country).read(one) for one in pieces_of(cell)] == [quick]
        parsed = phonenumbers.parse(quick)
        assert phonenumbers.is_valid_number(parsed)
        style = phonenumbers.PhoneNumberFormat.E164
        assert phonenumbers.format_number(parsed, style) == quick


@given(
    st.from_regex(r"[A-Z]{3,4}[0-9]{2}[01][0-9][0-3][0-9]([A-Z0-9]{3})?", fullmatch=True),
    st.sampled_from(("RFC", "Documento", "CURP", "Cédula")),
)
def test_a_quick_document_is_what_the_reader_says(cell: str, header: str) -> None:
    reader = DocumentReader("MX", header)
    quick = reader.quick(cell)
    if quick is not None:
        document = reader.read(cell)
        assert (document.type, document.number, document.code) == (
            reader.quick_type,
            quick,
            None,
        )


def test_only_the_columns_that_are_wanted_stay() -> None:
    row = tuple(range(len(ROW_COLUMNS)))
    assert only(("row", "name"), [row]) == [
        (ROW_COLUMNS.index("row"), ROW_COLUMNS.index("name"))
    ]
