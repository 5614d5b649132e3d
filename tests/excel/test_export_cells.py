"""Whatever is written into a workbook comes back equal, and is never evaluated."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from console.domain.money import Money
from console.excel import package
from console.excel.cell_xml import (
    EXACT,
    LONGEST_TEXT,
    ColumnType,
    ColumnXml,
    Styles,
    are_plain_texts,
)
from console.excel.refused import FileRefused
from console.excel.writer import ExportColumn, write_table

AT = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
ZONE = "America/Mexico_City"
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40
) | st.sampled_from(
    ["=1+1", "+52", "-5", "@SUM(A1)", "_x0041_", "__x000D_", "a\r\nb", " a ", "\x01"]
)
SUMS = st.builds(
    Money, st.integers(1 - EXACT, EXACT - 1), st.sampled_from(["MXN", "CLP", "BRL"])
)
DAYS = st.dates(date(1900, 3, 1), date(2199, 12, 31))
INSTANTS = st.datetimes(
    datetime.fromisoformat("1970-01-01"),
    datetime.fromisoformat("2100-01-01"),
    timezones=st.just(UTC),
)
ANY = st.none() | TEXTS | SUMS | DAYS | INSTANTS | st.integers() | st.floats() | st.decimals()
STYLES = Styles({kind: n for n, kind in enumerate(ColumnType, 1)}, {0: 11, 2: 12})
MANY = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(path: Path, kind: ColumnType, values: Sequence[object]) -> None:
    write_table(
        path, "T", [ExportColumn("a"), ExportColumn("b", kind)], [("x", one) for one in values],
        created_by="laura", created_at=AT, zone=ZONE,
    )  # fmt: skip


def read(path: Path) -> list[object]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [row[1] if len(row) > 1 else "" for row in sheet.to_python()[1:]]


@given(st.lists(TEXTS, min_size=1, max_size=30))
@MANY
def test_texts_come_back_as_they_were(tmp_path: Path, texts: list[str]) -> None:
    written(tmp_path / "t.xlsx", ColumnType.TEXT, texts)
    assert read(tmp_path / "t.xlsx") == texts


@given(st.lists(SUMS, min_size=1, max_size=30))
@MANY
def test_money_keeps_every_minor_unit(tmp_path: Path, sums: list[Money]) -> None:
    written(tmp_path / "t.xlsx", ColumnType.MONEY, sums)
    places = [0 if one.currency == "CLP" else 2 for one in sums]
    found = [
        round(Decimal(repr(value)).scaleb(n))
        for value, n in zip(read(tmp_path / "t.xlsx"), places, strict=True)
    ]
    assert found == [one.minor for one in sums]


@given(st.lists(DAYS, min_size=1, max_size=30))
@MANY
def test_days_come_back(tmp_path: Path, days: list[date]) -> None:
    written(tmp_path / "t.xlsx", ColumnType.DATE, days)
    assert read(tmp_path / "t.xlsx") == days


@given(st.lists(INSTANTS, min_size=1, max_size=10))
@MANY
def test_instants_come_back_in_the_zone(tmp_path: Path, instants: list[datetime]) -> None:
    whole = [at.replace(microsecond=0) for at in instants]
    written(tmp_path / "t.xlsx", ColumnType.INSTANT, whole)
    local = [at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None) for at in whole]
    for found, wanted in zip(read(tmp_path / "t.xlsx"), local, strict=True):
        assert isinstance(found, date)
        whole_day = datetime.combine(found, datetime.min.time())
        moment = found if isinstance(found, datetime) else whole_day
        assert abs(moment - wanted) < timedelta(milliseconds=10)


@given(st.sampled_from(ColumnType), st.lists(ANY, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_whole_piece_renders_as_its_cells_do(kind: ColumnType, values: list[object]) -> None:
    column = ColumnXml("B", kind, STYLES, ZoneInfo(ZONE))
    rows = range(2, 2 + len(values))
    together = [
        cell.replace(' xml:space="preserve"', "") for cell in column.cells(values, rows)
    ]
    alone = [
        cell.replace(' xml:space="preserve"', "") for cell in column.one_by_one(values, rows)
    ]
    assert together == alone


@given(st.lists(st.none() | TEXTS, max_size=6))
@settings(max_examples=300, deadline=None)
def test_what_needs_care_is_never_taken_for_plain(texts: list[str | None]) -> None:
    careful = any(
        text
        and (text != text.strip() or set(text) & set("&<>") or "_x" in text or "\r" in text)
        for text in texts
    )
    assert not (careful and are_plain_texts(texts))


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        (ColumnType.MONEY, Money(EXACT + 1, "MXN"), "10000000000000.01"),
        (ColumnType.MONEY, Money(-5, "MXN"), -0.05),
        (ColumnType.INTEGER, 12345678901234567890, "12345678901234567890"),
        (ColumnType.AS_IS, float("nan"), "nan"),
        (ColumnType.AS_IS, True, "True"),
        (ColumnType.AS_IS, 12.5, 12.5),
        (ColumnType.DATE, date(1899, 12, 31), "1899-12-31"),
        (ColumnType.TEXT, 123, "123"),
        (ColumnType.TEXT, "half \ud83d", "half \ufffd"),
        (ColumnType.TEXT, "x" * 40_000, "x" * LONGEST_TEXT),
        (ColumnType.TEXT, "😀" * 20_000, "😀" * (LONGEST_TEXT // 2)),
    ],
)
def test_what_a_cell_cannot_hold(
    tmp_path: Path, kind: ColumnType, value: object, wanted: object
) -> None:
    written(tmp_path / "t.xlsx", kind, [value])
    assert read(tmp_path / "t.xlsx") == [wanted]


def test_rows_beyond_a_sheet_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_ROWS", 1500)
    path = tmp_path / "t.xlsx"
    written(path, ColumnType.INTEGER, range(3100))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["T", "T (2)", "T (3)"]
    assert [sheet.max_row for sheet in book] == [1501, 1501, 101]
    assert [sheet.auto_filter.ref for sheet in book] == ["A1:B1501", "A1:B1501", "A1:B101"]
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 3
    cells = [sheet.cell(row, 2).value for sheet in book for row in range(2, sheet.max_row + 1)]
    assert cells == list(range(3100))


def test_an_empty_table_has_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    written(path, ColumnType.DATE, [])
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["a", "b"]
    assert sheet.auto_filter.ref == "A1:B2"


def test_a_notice_stands_above_the_header(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(
        path, "T", [ExportColumn("a"), ExportColumn("b", ColumnType.DATE, None, "yyyy-mm-dd")],
        [("x", date(2026, 11, 4))], created_by="laura", created_at=AT, zone=ZONE,
        notice="laura & co",
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "laura & co"
    assert [cell.value for cell in sheet[2]] == ["a", "b"]
    assert (sheet["B3"].value, sheet["B3"].number_format) == (
        datetime.fromisoformat("2026-11-04"),
        "yyyy-mm-dd",
    )
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:B3")
    assert book.properties.creator == "laura"
    assert book.properties.description == "laura · 2026-11-17 12:30"


def test_a_notice_takes_one_row_of_every_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_ROWS", 10)
    path = tmp_path / "t.xlsx"
    write_table(
        path, "T", [ExportColumn("a")], [(str(n),) for n in range(12)],
        created_by="laura", created_at=AT, zone=ZONE, notice="laura",
    )  # fmt: skip
    assert [sheet.max_row for sheet in openpyxl.load_workbook(path)] == [11, 5]


def test_the_archive_begins_as_a_workbook_does(tmp_path: Path) -> None:
    written(tmp_path / "t.xlsx", ColumnType.TEXT, ["a"])
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "_rels/.rels"
        assert len(set(archive.namelist())) == len(archive.namelist())


def test_a_row_too_short_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 columns"):
        write_table(
            tmp_path / "t.xlsx", "T", [ExportColumn("a"), ExportColumn("b")], [("x",)],
            created_by="laura", created_at=AT, zone=ZONE,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[str]]:
        yield ("a",)
        raise OSError(28, "No space left on device")

    with pytest.raises(FileRefused) as refused:
        write_table(
            tmp_path / "t.xlsx", "T", [ExportColumn("a")], rows(),
            created_by="laura", created_at=AT, zone=ZONE,
        )  # fmt: skip
    assert refused.value.code == "DISK_FULL"
    assert list(tmp_path.iterdir()) == []
