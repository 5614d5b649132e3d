"""A workbook read piece by piece says what the parsing library says."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # no stubs exist
from hypothesis import given
from hypothesis import strategies as st

from console.excel import container, reader, streamed
from console.excel.cell_formats import CellFormat, format_of
from console.excel.cells import Row
from console.excel.inspection import inspect
from console.excel.reader import Book
from console.excel.refused import FileRefused
from console.excel.sample_portfolio import write_sample
from console.excel.shared_strings import SharedStrings, plain_text
from console.excel.sheet_xml import NotPlain
from console.excel.streamed import StreamedBook
from console.runtime import memory
from tests.excel import samples, workbooks


def trimmed(rows: list[Row]) -> list[Row]:
    """Without empty cells and rows at the end."""
    found = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] == "":
            cells.pop()
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


def by_library(book: Book, sheet: str) -> list[Row]:
    return trimmed([row for _, row in book.rows(sheet)])


def same(path: Path) -> int:
    """How many rows there are; both readers must agree on all of them."""
    with Book(path) as book:
        assert not book.is_frugal
        archive = StreamedBook(path, is_1904=book.is_1904)
        names = [sheet.name or "" for sheet in book.sheets()]
        assert [part.name for part in archive.sheets] == names
        count = 0
        for name in names:
            numbered = list(archive.rows(name))
            assert [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
            mine = trimmed([row for _, row in numbered])
            assert list(map(repr, mine)) == list(map(repr, by_library(book, name)))
            assert archive.merged(name) == book.merged(name)
            count += len(mine)
        archive.close()
    return count


@pytest.mark.parametrize(
    "path", sorted(samples.FOLDER.glob("*.xlsx")), ids=lambda path: str(path.stem)
)
def test_a_sample_says_the_same_piece_by_piece(path: Path) -> None:
    assert same(path) > 300


NUMBER_FORMATS = (
    "dd/mm/yyyy", "[h]:mm", "hh:mm AM/PM", "0.00", "yyyy-mm-dd hh:mm:ss", '"d"0', "mmm-yy",
    "General;[Red]", "[$-409]d-mmm", r"\d0", "[Red]0", "#,##0.00 €", "@", '0 "días"', "_-* 0",
    "[mm]:ss", "[Blue]dd", "yyyy", "0.0E+00", '"$"#,##0;[Red]-"$"#,##0', "General",
)  # fmt: skip
NUMBERS = (0, 0.5, 1, 1.25, 59, 60, 61, 46000, 46000.75, 46000.123456, 2958465, 2958466)


@pytest.mark.parametrize("is_1904", [False, True])
def test_every_format_shows_the_same_days(is_1904: bool, tmp_path: Path) -> None:
    path = tmp_path / "formatos.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet("Días")
        for column, code in enumerate(NUMBER_FORMATS):
            shown = book.add_format({"num_format": code})
            sheet.write_string(0, column, code)
            for row, number in enumerate(NUMBERS, start=1):
                sheet.write_number(row, column, number, shown)
    assert same(path) == len(NUMBERS) + 1


def test_built_in_formats_show_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "formatos.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Días")
        for index in range(1, 50):
            sheet.write_number(0, index, 46000.25, book.add_format({"num_format": index}))
    assert same(path) == 1


def test_every_kind_of_cell_is_read(tmp_path: Path) -> None:
    path = tmp_path / "celdas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Uno & <dos>")
        sheet.write_boolean(3, 2, True)
        sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 4, '="a"', None, "a & b")
        sheet.write_string(3, 5, "a\r\nb_x0041_ \x01 &<>\"' ñ 😀")
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(3, 6, "a", bold, "b ", "c")
        sheet.write_string(3, 7, "  espacios  ")
        sheet.write_blank(3, 8, None, bold)
        sheet.write_formula(3, 9, "=1+4", None, 5)
        sheet.write_formula(3, 10, "=TRUE", None, True)
        sheet.write_datetime(9, 40, datetime(2026, 11, 17, 8, 30))  # noqa: DTZ001
        sheet.merge_range(11, 2, 11, 5, "Grupo", bold)
        book.add_worksheet("Oculta").hide()
        book.add_worksheet("Muy oculta").very_hidden()
    assert same(path) > 3


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))


NUMBER = st.floats(allow_nan=False, allow_infinity=False)
CELLS = st.lists(st.one_of(TEXT, NUMBER, st.booleans()), max_size=4)


@given(rows=st.lists(CELLS, max_size=5))
def test_whatever_is_written_is_read_alike(
    rows: list[list[Any]], tmp_path_factory: Any
) -> None:
    path = tmp_path_factory.mktemp("libro") / "libro.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Hoja")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(r, c, cell)
                elif isinstance(cell, float):
                    sheet.write_number(r, c, cell)
                elif cell and "\0" not in cell and len(cell) < 200:
                    sheet.write_string(r, c, cell)
    same(path)


def rewritten(path: Path, part: str, change: Any) -> Path:
    """A copy in which one part of the archive is changed."""
    target = path.with_name("otro_" + path.name)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, change(content) if name == part else content)
    return target


SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    rows = [["No. Crédito", "RFC", "Saldo Vencido"]]
    rows += [[f"A-{n}", f"MUOJ85010{n % 9 + 1}AB{n % 10}", str(n)] for n in range(40)]
    return workbooks.workbook(tmp_path / "llano.xlsx", rows)


def test_other_spellings_of_the_same_xml_are_read(plain: Path) -> None:
    turned = rewritten(
        plain, SHEET, lambda xml: xml.replace(b'<c r="A2" t="s">', b"<c t='s'  r='A2' >")
    )
    assert same(turned) == 41
    nameless = rewritten(plain, SHEET, lambda xml: xml.replace(b' r="A2"', b""))
    assert same(nameless) == 41


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<row ", b"<!-- nota --><row ", 1),
        lambda xml: xml.replace(b"UTF-8", b"UTF-16"),
        lambda xml: xml.replace(b'r="C5"', b'r="A5"'),
        lambda xml: xml.replace(b"<v>3</v>", b"<v>x</v>", 1),
    ],
)
def test_strange_xml_is_left_to_the_library(plain: Path, change: Any) -> None:
    strange = rewritten(plain, SHEET, change)
    archive = StreamedBook(strange, is_1904=False)
    with pytest.raises(NotPlain):
        list(archive.rows("Hoja1"))
    archive.close()


def test_a_comment_half_way_is_read_on_by_the_library(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.SETTING, "0")
    monkeypatch.setattr("console.excel.sheet_xml.PIECE_BYTES", 400)
    strange = rewritten(
        plain, SHEET, lambda xml: xml.replace(b'<row r="30"', b'<!-- x --><row r="30"')
    )
    with Book(strange) as frugal:
        assert frugal.is_frugal
        read = list(frugal.rows("Hoja1"))
    with Book(plain) as book:
        assert [row for _, row in read] == [row for _, row in book.rows("Hoja1")]
    assert [number for number, _ in read] == list(range(1, 42))


def test_a_file_is_read_piece_by_piece_when_memory_is_short(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Book(plain) as roomy:
        found = inspect(roomy, workbooks.settings())
    monkeypatch.setenv(memory.SETTING, "0")
    with Book(plain) as frugal:
        assert frugal.is_frugal
        assert inspect(frugal, workbooks.settings()) == found


def test_a_glance_at_a_large_file_sees_what_a_whole_look_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grande.xlsx"
    write_sample(path, creditor="Banco", as_of=workbooks.AS_OF, rows=1200, seed=3)
    with Book(path) as book:
        whole = inspect(book, workbooks.settings())
    monkeypatch.setattr(reader, "GLANCE_BYTES", 1000)
    with Book(path, glance=True) as book:
        glance = inspect(book, workbooks.settings())
        assert not book.is_frugal
    assert glance.layout == whole.layout
    assert (glance.proposals, glance.preview, glance.rows) == (
        whole.proposals,
        whole.preview,
        whole.rows,
    )


def test_a_damaged_archive_is_refused_by_both_readers(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(plain.read_bytes())
    with zipfile.ZipFile(plain) as archive:
        at = archive.getinfo(SHEET).header_offset + 60
    content[at : at + 40] = bytes(40)
    plain.write_bytes(content)
    monkeypatch.setenv(memory.SETTING, "0")
    with pytest.raises(FileRefused), Book(plain) as book:
        list(book.rows("Hoja1"))


def test_shared_texts_are_read_as_far_as_is_asked() -> None:
    taken = []

    def items() -> Any:
        for number in range(1000):
            taken.append(number)
            yield f"texto {number}"

    with SharedStrings(items()) as texts:
        assert texts[3] == "texto 3"
        assert len(taken) < 200
        assert texts[999] == "texto 999"
        assert [texts[n] for n in (0, 640, 63, 64, 1000, 5000, -1)] == [
            "texto 0", "texto 640", "texto 63", "texto 64", "", "", "",
        ]  # fmt: skip


def test_what_a_text_element_says() -> None:
    assert plain_text("<t>a &amp; b &#241;&#xF1;_x0041_</t>") == "a & b ññA"
    assert plain_text("<r><t>a</t></r><rPh><t>no</t></rPh><r><t> b</t></r>") == "a b"
    assert plain_text("") == ""


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("dd/mm/yyyy", CellFormat.DAY),
        ("[hh]:mm", CellFormat.SPAN),
        ('"día" 0', CellFormat.NUMBER),
        ("&quot;d&quot;0", CellFormat.NUMBER),
        ("0;dd", CellFormat.NUMBER),
        ("[$-80A]dddd", CellFormat.DAY),
    ],
)
def test_a_format_says_what_it_shows(code: str, form: CellFormat) -> None:
    assert format_of(code) is form


def test_free_memory_is_known_and_can_be_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(memory.SETTING, raising=False)
    found = memory.available_mb()
    assert found is not None
    assert found > 10
    monkeypatch.setenv(memory.SETTING, "77")
    assert memory.available_mb() == 77


def test_what_is_no_archive_weighs_nothing(tmp_path: Path) -> None:
    text = workbooks.text(tmp_path / "a.csv", "a;b\n1;2\n")
    assert streamed.weight_of(text) == 0
    assert container.examine(text).format == "text"
