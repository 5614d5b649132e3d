"""Columns told by their cells: where names say nothing, and whose data they are not."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from console.excel.inspection import inspect
from console.excel.layout import ColumnProposal
from tests.excel.workbooks import settings, text, workbook

Rows = list[Sequence[object]]
HEADER = ["No. Crédito", "Saldo Vencido", "Días de Atraso"]
RFCS = ("SOLA900101AA1", "GIRL850315BB2", "SOME781230CC3", "VEGL990227DD4")


def proposals(path: Path, country: str = "MX") -> dict[str, ColumnProposal]:
    found = inspect(path, settings(country, "USD"))
    return {one.header: one for one in found.proposals}


def test_every_proposal_says_why(tmp_path: Path) -> None:
    rows: Rows = [
        ["NUM_CREDITO", "Nombre del Cliente", "Saldo Vencdio", "Clave interna", "Celular 2",
         "Fecha vencimiento pactada", "Total que debe"],
        *[[f"55-{n}", "ANA LUZ", 10.5 + n, rfc, f"555257374{n}",
           datetime(2026, 10, 1 + n), 99.5]  # noqa: DTZ001 - a cell's day
          for n, rfc in enumerate(RFCS)],
    ]  # fmt: skip
    found = proposals(workbook(tmp_path / "a.xlsx", rows))
    assert {header: (one.field, one.why) for header, one in found.items()} == {
        "NUM_CREDITO": ("account_no", "exact"),
        "Nombre del Cliente": ("full_name", "exact"),
        "Saldo Vencdio": ("due_amount", "alike"),
        "Clave interna": ("doc_number", "content"),
        "Celular 2": ("phone", "synonym"),
        "Fecha vencimiento pactada": ("due_date", "words"),
        "Total que debe": (None, None),
    }


@pytest.mark.parametrize("name", ["RFC del empleador", "RFC aval", "Clave del fiador"])
def test_documents_of_others_are_not_the_debtors(tmp_path: Path, name: str) -> None:
    rows: Rows = [[*HEADER, name], *[[f"55-{n}", 10.5, n, rfc] for n, rfc in enumerate(RFCS)]]
    assert proposals(workbook(tmp_path / "a.xlsx", rows))[name].field is None


def test_of_two_unnamed_amounts_the_smaller_is_due_and_the_larger_the_balance(
    tmp_path: Path,
) -> None:
    rows: Rows = [
        ["Campo A", "Campo B", "Campo C", "Campo D"],
        *[[f"K-{n:04}", 100.5 * n + 7, 10.25 * n, 400 + n] for n in range(1, 9)],
    ]
    found = proposals(workbook(tmp_path / "a.xlsx", rows))
    assert [one.field for one in found.values()] == [
        "account_no", "total_balance", "due_amount", None,
    ]  # fmt: skip


def test_a_named_date_or_number_is_never_taken_by_its_content(tmp_path: Path) -> None:
    rows: Rows = [
        [*HEADER, "Fecha de castigo", "Antigüedad", "Observaciones"],
        *[
            [f"55-{n}", 10.5, n, datetime(2026, 1, 1 + n), n + 30, f"55-{n}"]  # noqa: DTZ001 - a cell's day
            for n in range(6)
        ],
    ]
    found = proposals(workbook(tmp_path / "a.xlsx", rows))
    assert [found[name].field for name in ("Fecha de castigo", "Antigüedad")] == [None, None]
    assert found["Observaciones"].field is None


def test_amounts_are_no_colombian_documents(tmp_path: Path) -> None:
    lines = [
        "Obligación;Saldo mora;Dato A",
        *[f"OB-{n};{n}000;{n}2345,50" for n in range(1, 9)],
    ]
    found = proposals(text(tmp_path / "a.csv", "\n".join(lines)), "CO")
    assert found["Dato A"].field != "doc_number"


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("cartera_2026_11.csv", "full"),
        ("Actualización noviembre.csv", "delta"),
        ("novedades-17nov.csv", "delta"),
        ("CARTERA_DELTA.csv", "delta"),
        ("deltas_del_tigre.csv", "full"),
    ],
)
def test_a_file_that_calls_itself_an_update_is_one(
    tmp_path: Path, name: str, mode: str
) -> None:
    path = text(tmp_path / name, "No. Crédito;Saldo Vencido\nA1;100,50\nA2;7\n")
    assert inspect(path, settings()).mode == mode
