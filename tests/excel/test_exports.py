"""What leaves the house as a workbook."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from console.domain.money import Money
from console.excel.inspection import inspect
from console.excel.reading import read
from console.excel.refused import FileRefused, ReadingCancelled
from console.excel.rejected_rows import write_rejected_rows
from console.excel.writer import ColumnType, ExportColumn, write_table
from tests.excel.samples import inspected, path_of, reading_of, settings_of, truth_of

AT = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
COLUMNS = (
    ExportColumn("Persona"),
    ExportColumn("Días", ColumnType.INTEGER),
    ExportColumn("Saldo", ColumnType.MONEY),
    ExportColumn("Vence", ColumnType.DATE),
    ExportColumn("Escrito", ColumnType.INSTANT),
    ExportColumn("Avance", ColumnType.PERCENT),
)
ROW = ("ANA", 12, Money(123456, "MXN"), date(2026, 11, 4), AT, 0.25)


def written(path: Path, rows: Iterator[tuple[object, ...]] | list[tuple[object, ...]]) -> int:
    return write_table(
        path,
        "Cola: 1–30",
        COLUMNS,
        rows,
        created_by="laura",
        created_at=AT,
        zone="America/Mexico_City",
    )


def test_cells_have_real_types(tmp_path: Path) -> None:
    path = tmp_path / "cola.xlsx"
    assert written(path, [ROW, ("LUZ", None, Money(500, "CLP"), None, None, None)]) == 2
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet.title == "Cola  1–30"
    assert [cell.value for cell in sheet[1]] == [column.header for column in COLUMNS]
    assert [cell.value for cell in sheet[2]] == [
        "ANA", 12, 1234.56, datetime.fromisoformat("2026-11-04"),
        datetime.fromisoformat("2026-11-17T12:30"), 0.25,
    ]  # fmt: skip
    assert sheet["C2"].number_format == "#,##0.00"
    assert (sheet["C3"].value, sheet["C3"].number_format) == (500, "#,##0")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet["A1"].font.bold


def test_who_and_when_stand_on_the_printed_page(tmp_path: Path) -> None:
    path = tmp_path / "cola.xlsx"
    written(path, [ROW])
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left.text == "laura · 2026-11-17 12:30"


@pytest.mark.parametrize(
    "evil",
    [
        "=1+1",
        "+52 55",
        "-5+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        '=HYPERLINK("http://x")',
        "http://example.org",
    ],
)
def test_text_is_never_evaluated(tmp_path: Path, evil: str) -> None:
    path = tmp_path / "cola.xlsx"
    written(path, [(evil, *ROW[1:])])
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet["A2"].data_type in ("s", "inlineStr")


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    def endless() -> Iterator[tuple[object, ...]]:
        while True:
            yield ROW

    path = tmp_path / "cola.xlsx"
    counts: list[int] = []
    with pytest.raises(ReadingCancelled):
        write_table(
            path, "Cola", COLUMNS, endless(), created_by="a", created_at=AT, zone="UTC",
            on_progress=lambda done, _: counts.append(done), cancelled=lambda: len(counts) > 2,
        )  # fmt: skip
    assert counts == [1024, 2048, 3072]
    assert list(tmp_path.iterdir()) == []


def test_an_older_export_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "cola.xlsx"
    path.write_bytes(b"older")

    def broken() -> Iterator[tuple[object, ...]]:
        yield ROW
        raise LookupError

    with pytest.raises(LookupError):
        written(path, broken())
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        written(tmp_path / "no" / "cola.xlsx", [ROW])
    assert refused.value.code == "NOT_WRITABLE"


@pytest.mark.parametrize("name", ["mx_banco_tarjetas", "br_parcelas", "co_agencia_libranzas"])
def test_rejected_rows_can_be_imported_again(tmp_path: Path, name: str) -> None:
    truth = truth_of(name)
    report = reading_of(name).finish()
    path = tmp_path / "rechazadas.xlsx"
    count = write_rejected_rows(
        path, path_of(truth), report, "es", created_by="laura", created_at=AT, zone="UTC"
    )
    assert count == len(report.rejected)
    again = inspect(path, settings_of(truth))
    assert again.layout.mapping == inspected(name).layout.mapping
    second = read(path, again.layout, settings_of(truth)).finish()
    wrong = {note.code for note in report.rejected} - {"DUPLICATE_ACCOUNT"}
    assert {note.code for note in second.rejected} == wrong
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][-3:] == [
        "Fila original",
        "Motivo del rechazo",
        "Cómo corregirlo",
    ]
    assert {row[-3] for row in sheet.iter_rows(min_row=2, values_only=True)} == {
        n.row for n in report.rejected
    }
