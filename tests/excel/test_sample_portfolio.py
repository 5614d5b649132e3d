"""The demo's portfolio: plausible, wrong here and there on purpose, the same for a seed."""

from datetime import date
from pathlib import Path

import pytest

from console.domain.placement import PortfolioRecord
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings
from console.excel.reading import read
from console.excel.sample_portfolio import write_sample

AS_OF = date(2026, 11, 17)
SETTINGS = ImportSettings("Financiera Horizonte", "MX", "MXN", AS_OF)
PEOPLE = (("Lucía Prado", "+525512345671"), ("Hugo Beltrán", "+5213398765432"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "cartera.xlsx"
    write_sample(path, creditor="Horizonte", as_of=AS_OF, rows=800, seed=3, people=PEOPLE)
    return path


def test_a_sample_is_recognised_and_has_faults_of_every_kind(sample: Path) -> None:
    found = inspect(sample, SETTINGS)
    report = read(sample, found.layout, SETTINGS).finish()
    assert found.layout.header_row == 4
    assert found.as_of_found == AS_OF
    assert [note.code for note in report.skipped] == ["TOTALS", "NOTE"]
    assert {note.code for note in report.rejected} == {
        "NO_KEY", "AMOUNT_MISSING", "AMOUNT_UNREADABLE", "AMOUNT_NEGATIVE", "DATE_INVALID",
        "DPD_INVALID", "DUPLICATE_ACCOUNT",
    }  # fmt: skip
    assert 5 < len(report.rejected) < 24
    assert report.rows_total == 800


def test_every_segment_has_accounts(sample: Path) -> None:
    layout = inspect(sample, SETTINGS).layout
    days = [
        record.dpd or 0
        for record in read(sample, layout, SETTINGS)
        if isinstance(record, PortfolioRecord)
    ]
    bands = ((-90, 0), (1, 30), (31, 90), (91, 1000))
    assert all(sum(low <= dpd <= high for dpd in days) > 80 for low, high in bands)


def test_the_given_people_are_reachable_and_workable(sample: Path) -> None:
    layout = inspect(sample, SETTINGS).layout
    found = {
        record.full_name: record
        for record in read(sample, layout, SETTINGS)
        if isinstance(record, PortfolioRecord)
    }
    lucia, hugo = found["LUCÍA PRADO"], found["HUGO BELTRÁN"]
    assert lucia.phones == ("+525512345671",)
    assert hugo.phones == ("+523398765432",)
    assert lucia.workable
    assert hugo.workable
    assert not lucia.warnings
    assert lucia.due_minor > 0


def test_a_seed_always_writes_the_same_rows(sample: Path, tmp_path: Path) -> None:
    again = tmp_path / "otra.xlsx"
    write_sample(again, creditor="Horizonte", as_of=AS_OF, rows=800, seed=3, people=PEOPLE)
    layout = inspect(sample, SETTINGS).layout
    assert list(read(sample, layout, SETTINGS)) == list(read(again, layout, SETTINGS))
