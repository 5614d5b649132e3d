"""Text files and locked workbooks: what is in them, and what is left when it goes wrong."""

import csv
import io
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO

import msoffcrypto  # type: ignore[import-untyped]  # no types
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.money import Money
from console.excel.csv_table import CsvStyle, excel_days, harmless, write_csv
from console.excel.locking import lock
from console.excel.refused import FileRefused, ReadingCancelled
from console.excel.writer import ColumnType, ExportColumn, write_table

AT = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
ZONE = "America/Mexico_City"
COLUMNS = (
    ExportColumn("Persona"),
    ExportColumn("Saldo", ColumnType.MONEY),
    ExportColumn("Vence", ColumnType.DATE),
    ExportColumn("Escrito", ColumnType.INSTANT),
    ExportColumn("Días", ColumnType.INTEGER),
)
STYLES = st.builds(
    CsvStyle,
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8-sig", "utf-8", "utf-16"]),
    st.sampled_from([".", ","]),
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30
)


def lines(path: Path, style: CsvStyle) -> list[list[str]]:
    text = path.read_bytes().decode(style.encoding)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=style.delimiter))


@given(st.lists(TEXTS, min_size=1, max_size=10), STYLES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_texts_come_back_and_nothing_is_calculated(
    tmp_path: Path, texts: list[str], style: CsvStyle
) -> None:
    path = tmp_path / "t.csv"
    columns = [ExportColumn("a"), ExportColumn("b")]
    count = write_csv(path, columns, [("x", text) for text in texts], style, zone=ZONE)
    found = [line[1] for line in lines(path, style)[1:]]
    assert count == len(texts)
    assert found == [harmless(text) for text in texts]
    assert not [text for text in found if text.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_values_are_plain_and_exact(tmp_path: Path) -> None:
    path, style = tmp_path / "t.csv", CsvStyle(decimal=",")
    row = ("ANA", Money(-123456789, "MXN"), date(2026, 11, 4), AT, 12)
    other = (None, Money(500, "CLP"), None, None, None)
    write_csv(path, COLUMNS, [row, other], style, zone=ZONE, notice="=laura")
    assert lines(path, style) == [
        ["'=laura"],
        ["Persona", "Saldo", "Vence", "Escrito", "Días"],
        ["ANA", "-1234567,89", "04/11/2026", "17/11/2026 12:30", "12"],
        ["", "500", "", "", ""],
    ]
    assert Decimal("-1234567.89") * 100 == -123456789


def test_what_an_encoding_lacks_becomes_a_question_mark(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_csv(path, [ExportColumn("a")], [("ñ 😀",)], CsvStyle(encoding="cp1252"), zone=ZONE)
    assert path.read_text(encoding="cp1252") == "a\nñ ?\n"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("dd/mm/yyyy", "%d/%m/%Y"),
        ("yyyymmdd", "%Y%m%d"),
        ("dd-mm-yy", "%d-%m-%y"),
        ("dd/mm/yyyy hh:mm", "%d/%m/%Y %H:%M"),
        ("yyyy-mm-dd hh:mm:ss", "%Y-%m-%d %H:%M:%S"),
    ],
)
def test_patterns_of_days_are_excels(pattern: str, said: str) -> None:
    assert excel_days(pattern) == said


def test_a_cancelled_text_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReadingCancelled):
        write_csv(
            tmp_path / "t.csv", [ExportColumn("a")], [("x",)] * 3000, CsvStyle(), zone=ZONE,
            cancelled=lambda: True,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def locked(path: Path, rows: Iterator[tuple[str]] | list[tuple[str]]) -> int:
    return write_table(
        path, "T", [ExportColumn("a")], rows, created_by="laura", created_at=AT, zone=ZONE,
        password="llave",
    )  # fmt: skip


def test_a_locked_workbook_opens_with_its_password_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert locked(path, [(f"fila {n}",) for n in range(3000)]) == 3000
    with path.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        assert office.is_encrypted()
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            office.load_key(password="otra", verify_password=True)
        office.load_key(password="llave", verify_password=True)
        plain = io.BytesIO()
        office.decrypt(plain, verify_integrity=True)
    sheet = openpyxl.load_workbook(plain).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (2, 3001)] == ["fila 0", "fila 2999"]


def test_the_plain_workbook_never_has_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever kills the process while it locks: there is no plain file to be found."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    seen: list[tuple[list[Path], int]] = []

    def watched(plain: IO[bytes], into: IO[bytes], password: str) -> None:
        (beside,) = [one for one in tmp_path.iterdir() if one != scratch]
        seen.append((list(scratch.iterdir()), beside.stat().st_size))
        lock(plain, into, password)

    monkeypatch.setattr("console.excel.writer.lock", watched)
    locked(tmp_path / "t.xlsx", [("secreto",)])
    assert seen == [([], 0)]
    assert list(scratch.iterdir()) == []


def test_what_a_killed_process_left_is_removed_a_day_later(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".a-1.acuerdo-part", tmp_path / ".b-2.acuerdo-part"
    other = tmp_path / ".keep.txt"
    for file in (old, fresh, other):
        file.write_bytes(b"x")
    long_ago = fresh.stat().st_mtime - 2 * 86_400
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    write_csv(tmp_path / "t.csv", [ExportColumn("a")], [], CsvStyle(), zone=ZONE)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        ".b-2.acuerdo-part", ".keep.txt", "t.csv",
    ]  # fmt: skip


def test_a_failure_while_locking_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"older")

    def rows() -> Iterator[tuple[str]]:
        yield ("a",)
        raise OSError(28, "No space left on device")

    with pytest.raises(FileRefused, match="DISK_FULL"):
        locked(path, rows())
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
