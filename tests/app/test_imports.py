"""Large files are read by a process of their own, and say what small ones say."""

import os
from datetime import date
from pathlib import Path

import pytest

from console.app import file_reading
from console.app.file_reading import ReadingHere, Wish, reading_of
from console.app.reading_process import ReadingProcess
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings
from console.excel.refused import ReadingCancelled
from console.excel.sample_portfolio import write_sample
from console.runtime.errors import InputRefused
from console.usecases.staged import Owner, StagedRows

AS_OF = date(2026, 11, 17)
STATED = ImportSettings("Banco", "MX", "MXN", AS_OF)
OWNER = Owner(batch_id=4, creditor_id=2, country="MX")


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "cartera.xlsx"
    write_sample(path, creditor="Banco", as_of=AS_OF, rows=3000, seed=9)
    return path


def wish(path: Path, *, stop: bool = False) -> Wish:
    return Wish(
        path=path,
        stated=STATED,
        understand=lambda book: inspect(book, STATED).layout,
        show_rows=frozenset({8}),
        on_progress=lambda _done, _total: None,
        cancelled=lambda: stop,
    )


def read(path: Path) -> tuple[type, list[StagedRows], dict[str, object]]:
    with reading_of(wish(path)) as reading:
        rows = list(reading.rows(OWNER))
        return type(reading), rows, reading.report.to_json()


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "LARGE_BYTES", 1)


def test_a_large_file_says_the_same_beside(
    portfolio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, rows, report = read(portfolio)
    monkeypatch.setattr(file_reading, "LARGE_BYTES", 1)
    beside, same_rows, same_report = read(portfolio)
    assert (here, beside) == (ReadingHere, ReadingProcess)
    assert same_rows == rows
    assert same_report == report
    assert len(rows) > 1


@pytest.mark.usefixtures("everything_is_large")
def test_only_portfolios_are_read_beside() -> None:
    path = Path(__file__).parents[1] / "samples" / "mx_pagos_noviembre.xlsx"
    with reading_of(wish(path)) as reading:
        assert isinstance(reading, ReadingHere)
        assert len(list(reading.records())) > 300


@pytest.mark.usefixtures("everything_is_large")
def test_a_file_that_cannot_be_read_is_refused_from_beside(tmp_path: Path) -> None:
    path = tmp_path / "cartera.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    with pytest.raises(InputRefused) as refused, reading_of(wish(path)):
        pass
    assert refused.value.code == "DAMAGED"
    assert refused.value.fields["file"] == "cartera.xlsx"


@pytest.mark.usefixtures("everything_is_large")
def test_a_cancelled_reading_leaves_no_process(portfolio: Path) -> None:
    with reading_of(wish(portfolio, stop=True)) as reading, pytest.raises(ReadingCancelled):
        list(reading.rows(OWNER))
    assert not children()


@pytest.mark.usefixtures("everything_is_large")
def test_a_reading_that_is_left_half_way_leaves_no_process(portfolio: Path) -> None:
    with reading_of(wish(portfolio)) as reading:
        next(reading.rows(OWNER))
        assert children()
    assert not children()


@pytest.mark.usefixtures("everything_is_large")
def test_a_process_that_dies_is_a_file_that_cannot_be_read(portfolio: Path) -> None:
    with reading_of(wish(portfolio)) as reading:
        assert isinstance(reading, ReadingProcess)
        reading._process.kill()
        with pytest.raises(InputRefused):
            list(reading.rows(OWNER))


def test_the_process_ends_when_nobody_listens(portfolio: Path) -> None:
    reading = ReadingProcess(
        portfolio, on_progress=lambda _done, _total: None, cancelled=lambda: False
    )
    process = reading._process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0
    reading.close()


def children() -> list[int]:
    """Processes of ours that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        command = stat.with_name("cmdline")
        if int(fields[1]) == os.getpid() and b"reading_child" in command.read_bytes():
            found.append(int(stat.parent.name))
    return found
