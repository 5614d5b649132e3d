"""Damaged, encrypted, foreign and malicious files get one refusal, and nothing else."""

import random
import struct
import zipfile
from pathlib import Path

import pytest

from console.excel import wording
from console.excel.inspection import inspect
from console.excel.reading import read
from console.excel.refused import FileRefused, ReadingCancelled
from tests.excel.samples import FOLDER
from tests.excel.workbooks import imported, settings, text, workbook

HEADER = ("No. Crédito", "Nombre", "RFC", "Saldo Vencido", "Días de Atraso")
ROW = ("5512-1", "ANA LUZ", "ANAL900101AA1", 150.5, 12)


def refusal_of(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        imported(path)
    for language in wording.LANGUAGES:
        said = wording.refusal(refused.value, language)
        assert path.name in said
        assert "{" not in said
    return refused.value.code


def ole(path: Path, *names: str) -> Path:
    """A compound file with one directory sector that lists these streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 0)
    directory = bytearray(512)
    for nth, name in enumerate(names):
        encoded = name.encode("utf-16-le") + b"\0\0"
        directory[nth * 128 : nth * 128 + len(encoded)] = encoded
        struct.pack_into("<H", directory, nth * 128 + 64, len(encoded))
    path.write_bytes(bytes(header) + bytes(directory) + bytes(1024))
    return path


def with_sheet(path: Path, xml: str) -> Path:
    """A workbook whose only sheet is this XML."""
    whole = workbook(path.with_suffix(".tmp"), [HEADER, ROW])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            same = old.read(part)
            new.writestr(part, xml if part == "xl/worksheets/sheet1.xml" else same)
    return path


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    whole = (FOLDER / "mx_banco_tarjetas.xlsx").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        cut = tmp_path / "corto.xlsx"
        cut.write_bytes(whole[: int(len(whole) * share)])
        assert refusal_of(cut) == "DAMAGED"


def test_a_truncated_xls_never_leaks_an_error(tmp_path: Path) -> None:
    whole = (FOLDER / "pe_microfinanza.xls").read_bytes()
    for share in (0.01, 0.3, 0.7):
        cut = tmp_path / "corto.xls"
        cut.write_bytes(whole[: int(len(whole) * share)])
        assert refusal_of(cut) in {"DAMAGED", "NO_TABLE", "NOT_A_WORKBOOK"}


def test_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    assert (
        refusal_of(ole(tmp_path / "a.xlsx", "Root Entry", "EncryptionInfo", "EncryptedPackage"))
        == "ENCRYPTED"
    )


def test_a_word_document_of_old_is_no_workbook(tmp_path: Path) -> None:
    assert refusal_of(ole(tmp_path / "a.xls", "Root Entry", "WordDocument")) == "NOT_A_WORKBOOK"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 nothing", b"\x89PNG\r\n\x1a\n", b"MZ\x90\0\x03", bytes(range(256)) * 20],
    ids=["pdf", "png", "exe", "noise"],
)
def test_foreign_bytes_are_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cartera.xlsx"
    path.write_bytes(content)
    assert refusal_of(path) == "NOT_A_WORKBOOK"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "cartera.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal_of(path) == "NOT_A_WORKBOOK"


def test_prose_renamed_to_xlsx_has_no_table(tmp_path: Path) -> None:
    path = text(tmp_path / "carta.xlsx", "Estimado cliente\nle recordamos su saldo\n" * 9)
    assert refusal_of(path) == "NO_TABLE"


def test_a_csv_renamed_to_xlsx_is_read_by_its_content(tmp_path: Path) -> None:
    path = text(tmp_path / "cartera.xlsx", "No. Crédito;Saldo Vencido\nA1;100,50\nA2;7\n")
    assert inspect(path, settings()).format == "csv"


def test_nothing_at_all(tmp_path: Path) -> None:
    empty = tmp_path / "vacio.xlsx"
    empty.write_bytes(b"")
    assert refusal_of(empty) == "EMPTY"
    assert refusal_of(tmp_path / "no_existe.xlsx") == "NOT_FOUND"
    assert refusal_of(workbook(tmp_path / "en_blanco.xlsx", [])) == "NO_TABLE"


def test_a_workbook_of_prose_has_no_table(tmp_path: Path) -> None:
    rows = [["Instrucciones"], ["Una fila por cuenta."], [], ["Gracias."]]
    assert refusal_of(workbook(tmp_path / "texto.xlsx", rows)) == "NO_TABLE"


def test_a_header_without_data_is_no_table(tmp_path: Path) -> None:
    assert refusal_of(workbook(tmp_path / "vacia.xlsx", [HEADER])) == "NO_TABLE"


def test_no_usable_column_names_what_was_read(tmp_path: Path) -> None:
    rows = [["Nombre", "Colonia", "Correo"], ["ANA", "Centro", "a@example.org"]]
    path = workbook(tmp_path / "directorio.xlsx", rows)
    with pytest.raises(FileRefused) as refused:
        read(path, inspect(path, settings()).layout, settings()).finish()
    assert refused.value.code == "NO_USABLE_COLUMN"
    assert "Colonia" in wording.refusal(refused.value, "es")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "bomba.xlsx", "<worksheet>" + " " * 300_000_000)
    assert path.stat().st_size < 2_000_000
    assert refusal_of(path) == "TOO_LARGE"


def test_absurd_dimensions_are_refused(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    cells += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    spread = f'<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'
    assert refusal_of(with_sheet(tmp_path / "a.xlsx", spread)) == "TOO_LARGE"


def test_mutated_workbooks_never_leak_an_error(tmp_path: Path) -> None:
    whole = (FOLDER / "mx_pagos_noviembre.xlsx").read_bytes()
    chance = random.Random(5)
    path = tmp_path / "mutado.xlsx"
    refused = 0
    for _ in range(40):
        mutated = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        path.write_bytes(bytes(mutated))
        try:
            found = inspect(path, settings())
            read(path, found.layout, settings()).finish()
        except FileRefused:
            refused += 1
    assert refused


def test_cancel_in_the_middle_stops_the_reading(tmp_path: Path) -> None:
    rows = [HEADER, *((f"5512-{n}", "ANA", "", 10.0, 3) for n in range(5000))]
    path = workbook(tmp_path / "larga.xlsx", rows)
    seen: list[tuple[int, int | None]] = []
    reading = read(
        path,
        inspect(path, settings()).layout,
        settings(),
        on_progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: len(seen) >= 2,
    )
    with pytest.raises(ReadingCancelled):
        reading.finish()
    assert [done for done, _ in seen] == [1024, 2048]
    assert seen[0][1] == 5001
    assert reading.report.accepted < 3100
