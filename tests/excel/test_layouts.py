"""Files of other shapes than the samples: where the table is, and what its columns are."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from console.domain.placement import (
    ContactRecord,
    FileKind,
    PaymentRecord,
    PortfolioRecord,
    RecallRecord,
)
from console.excel.inspection import inspect
from console.excel.overrides import overridden, read_map
from console.excel.reading import read
from console.excel.refused import FileRefused
from tests.excel.workbooks import AS_OF, imported, portfolio, settings, text, workbook

HEADER = ("No. Crédito", "Nombre", "RFC", "Saldo Vencido", "Días de Atraso", "Celular")
ROW = ("5512-1", "ANA LUZ", "ANAL900101AA1", 150.5, 12, "5552573743")


def codes(path: Path) -> list[tuple[int, str]]:
    _, _, report = imported(path)
    return [(note.row, note.code) for note in report.rejected]


def test_the_header_is_found_under_many_title_rows(tmp_path: Path) -> None:
    titles: list[Sequence[object]] = [
        ["Banco del Norte"],
        [],
        ["Fecha de corte", datetime.fromisoformat("2026-11-17")],
    ]
    path = workbook(
        tmp_path / "a.xlsx", [*titles, *[[f"Nota {n}"] for n in range(25)], HEADER, ROW]
    )
    found, records, _ = imported(path)
    assert found.layout.header_rows == (29,)
    assert found.as_of_found == AS_OF
    assert [record.row for record in records] == [30]


def test_a_table_may_begin_in_any_column(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], ["", "", *HEADER], ["", "", *ROW]])
    found, records, _ = imported(path)
    assert found.layout.letter(found.layout.mapping["due_amount"][0]) == "F"
    assert [record.row for record in records] == [3]


def test_a_two_row_header_reads_group_and_name(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["Cliente", "", "Crédito", "", ""],
        ["Nombre", "RFC", "No. Crédito", "Saldo Vencido", "Días de Atraso"],
        ["ANA LUZ", "ANAL900101AA1", "5512-1", 150.5, 12],
        ["EVA SOL", "EVAS900101AA1", "5512-2", 250.5, 40],
    ]
    found, records, _ = imported(workbook(tmp_path / "a.xlsx", rows))
    assert found.layout.header_rows == (1, 2)
    assert found.layout.headers[3] == "Crédito / Saldo Vencido"
    assert len(records) == 2


def test_groups_of_a_two_row_header_may_be_blocks(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["Persona", "", "VISA", "", "", "AMEX", "", ""],
        [
            "Cédula",
            "Nombre",
            "Tarjeta",
            "Valor vencido",
            "Días mora",
            "Tarjeta",
            "Valor vencido",
            "Días mora",
        ],
        ["1710034065", "ANA", "4111-1", 10.5, 3, "3711-1", 20, 33],
        ["1710034065", "ANA", "", 0, 0, "3711-2", 30, 63],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    records = portfolio(path, settings("EC", "USD"))
    assert [(r.block, r.account_no, r.due_minor, r.dpd) for r in records] == [
        ("VISA", "4111-1", 1050, 3),
        ("AMEX", "3711-1", 2000, 33),
        ("AMEX", "3711-2", 3000, 63),
    ]
    assert {record.full_name for record in records} == {"ANA"}


def test_totals_notes_repeated_headers_and_empty_rows_are_no_data(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        HEADER,
        ROW,
        ["", "Subtotal", "", 150.5],
        [],
        HEADER,
        ("5512-2", "TOTAL HOGAR S.A.", "", 9, 1),
        ["  "],
        ["Grupo Norte"],
        ["GRAN TOTAL", "", "", 159.5],
    ]
    _, records, report = imported(workbook(tmp_path / "a.xlsx", rows))
    assert [record.row for record in records] == [2, 6]
    assert [(note.row, note.code) for note in report.skipped] == [
        (3, "TOTALS"),
        (5, "HEADER_AGAIN"),
        (8, "NOTE"),
        (9, "TOTALS"),
    ]
    assert report.rows_total == 2


def test_hidden_sheets_are_never_proposed(tmp_path: Path) -> None:
    big = [HEADER, *[(f"9-{n}", *ROW[1:]) for n in range(50)]]
    path = workbook(
        tmp_path / "a.xlsx",
        [HEADER, ROW],
        sheets=[("Oculta", big, True), ("Notas", [["x"]], False)],
    )
    found = inspect(path, settings())
    assert found.layout.sheet == "Hoja1"
    assert [sheet.is_visible for sheet in found.sheets] == [True, False, True]
    assert inspect(path, settings(), sheet="Oculta").layout.sheet == "Oculta"
    with pytest.raises(FileRefused):
        inspect(path, settings(), sheet="Otra")


def test_both_date_systems_give_the_same_day(tmp_path: Path) -> None:
    header = ("Contrato", "Deuda vencida", "Fecha vencimiento")
    due = datetime.fromisoformat("2026-10-01")
    for is_1904 in (False, True):
        serial = (due.date() - AS_OF).days + (44881 if is_1904 else 46343)
        path = workbook(
            tmp_path / f"{is_1904}.xlsx",
            [header, ("A1", 5.0, due), ("A2", 5.0, serial)],
            is_1904=is_1904,
        )
        assert [record.due_on for record in portfolio(path)] == [due.date(), due.date()]


def test_abbreviated_and_misspelt_names_are_understood(tmp_path: Path) -> None:
    header = (
        "NUM_CREDITO",
        "NOMBRE_CTE",
        "TEL_CEL",
        "SDO_VENC",
        "DIAS_MORA",
        "F_ULT_PAGO",
        "TEL_REF1",
        "AUT_WA",
        "SEG_INT",
        "Fecha de Vencimineto",
    )
    row = (
        "5512-1",
        "ANA",
        "5552573743",
        10.5,
        12,
        "14/10/2026",
        "5552573744",
        "S",
        "A2",
        "05/11/2026",
    )
    found = inspect(workbook(tmp_path / "a.xlsx", [header, row]), settings())
    names = {p.header: p.field for p in found.proposals}
    assert names == {
        "NUM_CREDITO": "account_no",
        "NOMBRE_CTE": "full_name",
        "TEL_CEL": "phone",
        "SDO_VENC": "due_amount",
        "DIAS_MORA": "days_past_due",
        "F_ULT_PAGO": "last_payment_date",
        "TEL_REF1": "reference_phone",
        "AUT_WA": "whatsapp_consent",
        "SEG_INT": None,
        "Fecha de Vencimineto": "due_date",
    }
    assert all(p.confidence >= 60 for p in found.proposals if p.field)
    assert found.proposals[0].examples == ("5512-1",)


def test_silent_names_are_read_by_their_content(tmp_path: Path) -> None:
    header = ("Contrato", "Importe", "X1", "X2")
    rows = [(f"A{n}", 10.5 + n, f"ana{n}@example.org", f"55 5257 37{n:02}") for n in range(20)]
    found = inspect(workbook(tmp_path / "a.xlsx", [header, *rows]), settings())
    assert [p.field for p in found.proposals] == ["account_no", "due_amount", "email", "phone"]


def test_estado_is_a_state_or_a_status_by_its_content(tmp_path: Path) -> None:
    for word, field in (("Jalisco", "address"), ("VENCIDO", "status")):
        path = workbook(tmp_path / f"{word}.xlsx", [(*HEADER, "Estado"), (*ROW, word)])
        assert inspect(path, settings()).proposals[-1].field == field


def test_a_file_with_a_balance_alone_has_that_as_its_key(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [("Contrato", "Nombre", "Saldo total"), ("A1", "ANA", 10), ("A2", "EVA", "x")],
    )
    _, _, report = imported(path)
    assert codes(path) == [(3, "AMOUNT_UNREADABLE")]
    assert report.figures["totals"] == {"due_amount_minor": None, "balance_minor": 1000}


def test_a_column_of_ambiguous_amounts_follows_its_clear_cells(tmp_path: Path) -> None:
    header = "Contrato;Deuda vencida;Saldo total\n"
    clear = text(tmp_path / "a.csv", header + "A1;1.234;9\nA2;1.234,50;8\n")
    assert [record.due_minor for record in portfolio(clear)] == [123400, 123450]
    other = text(tmp_path / "b.csv", header + "A1;1.234;9,5\nA2;2.234;8,5\n")
    assert [record.due_minor for record in portfolio(other)] == [123400, 223400]
    custom = text(tmp_path / "c.csv", header + "A1;1.234;9\n")
    assert [record.due_minor for record in portfolio(custom)] == [123]
    assert [r.due_minor for r in portfolio(custom, settings("CO", "COP"))] == [123400]


def test_text_dates_of_a_column_share_one_order(tmp_path: Path) -> None:
    header = "Contrato;Deuda vencida;Vencimiento\n"
    american = text(tmp_path / "a.csv", header + "A1;1,5;05/06/2026\nA2;1,5;10/31/2026\n")
    assert [str(record.due_on) for record in portfolio(american)] == [
        "2026-05-06",
        "2026-10-31",
    ]
    mixed = text(
        tmp_path / "b.csv", header + "A1;1,5;05/06/2026\nA2;1,5;10/31/2026\nA3;1,5;31/10/2026\n"
    )
    assert [str(record.due_on) for record in portfolio(mixed)] == ["2026-06-05", "2026-10-31"]
    assert codes(mixed) == [(3, "DATE_INVALID")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_recognised(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [
        ("Número de crédito", "Nombre", "Saldo Vencido"),
        ("A1", "Íñigo Muñoz Peña", "10.5"),
        ("A2", "José Ávila", "7"),
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    path = text(tmp_path / "cartera.txt", content, encoding)
    assert [record.full_name for record in portfolio(path)] == [
        "Íñigo Muñoz Peña",
        "José Ávila",
    ]


def test_record_numbers_of_text_count_empty_lines_and_not_breaks_in_quotes(
    tmp_path: Path,
) -> None:
    content = 'Contrato,Nombre,Deuda vencida\nA1,"ANA\nLUZ",5\n\n\nA2,EVA,6\nA3,SOL\n'
    path = text(tmp_path / "a.csv", content)
    assert [record.row for record in portfolio(path)] == [2, 5]
    assert codes(path) == [(6, "AMOUNT_MISSING")]


def test_a_client_code_lends_its_document_from_a_later_row(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ("No. Cliente", "RFC", "Contrato", "Deuda vencida"),
        ("77", "", "A1", 5),
        ("77", "ANAL900101AA1", "A2", 6),
        ("78", "", "A3", 7),
    ]
    records = portfolio(workbook(tmp_path / "a.xlsx", rows))
    assert [r.debtor_key for r in records] == [
        "RFC:ANAL900101AA1",
        "RFC:ANAL900101AA1",
        "CLIENT:78",
    ]
    assert [record.doc_number for record in records] == [None, "ANAL900101AA1", None]


def test_lost_digits_are_no_missing_ids(tmp_path: Path) -> None:
    content = (
        "Contrato;CPF;Deuda vencida\n5,51E+12;111.444.777-35;1\nA2;5,51E+10;2\n5,51E+12;;3\n"
    )
    _, records, report = imported(text(tmp_path / "a.csv", content), settings("BR", "BRL"))
    assert [record.warnings for record in records] == [
        ("AGE_UNKNOWN", "DIGITS_LOST", "NAME_MISSING"),
        ("AGE_UNKNOWN", "DIGITS_LOST", "NAME_MISSING"),
    ]
    assert [(note.row, note.code) for note in report.rejected] == [(4, "NO_KEY")]


def test_accounts_without_number_keep_one_key_each(tmp_path: Path) -> None:
    rows = [("RFC", "Deuda vencida"), ("ANAL900101AA1", 5), ("ANAL900101AA1", 6)]
    records = portfolio(workbook(tmp_path / "a.xlsx", rows))
    assert [record.account_key for record in records] == [
        "RFC:ANAL900101AA1#1",
        "RFC:ANAL900101AA1#2",
    ]


def test_unknown_columns_are_kept_as_extra_fields(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [(*HEADER, "Pagaduría"), (*ROW, "COLPENSIONES")])
    assert portfolio(path)[0].extra == {"Pagaduría": "COLPENSIONES"}


def test_a_person_may_choose_the_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [(*HEADER, "Cosa"), (*ROW, 99)])
    layout = inspect(path, settings()).layout
    chosen = overridden(
        layout,
        {"due_amount": "cosa", "full_name": None, "total_balance": "Saldo Vencido"},
        "a.xlsx",
    )
    record = next(iter(read(path, chosen, settings())))
    assert isinstance(record, PortfolioRecord)
    assert (record.full_name, record.due_minor, record.balance_minor) == (None, 9900, 15050)
    for wrong in ({"due_amount": "Nada"}, {"no_field": "Cosa"}, {"phone": 5}):
        with pytest.raises(FileRefused):
            overridden(layout, wrong, "a.xlsx")


def test_a_map_file_is_json_of_field_to_header(tmp_path: Path) -> None:
    path = text(tmp_path / "map.json", '{"phone": ["Celular"]}')
    assert read_map(path) == {"phone": ["Celular"]}
    for wrong in ("[1]", "{"):
        with pytest.raises(FileRefused):
            read_map(text(tmp_path / "roto.json", wrong))


def test_payments_recalls_and_contacts_are_recognised(tmp_path: Path) -> None:
    pays = [
        ("Folio", "Fecha de pago", "No. Crédito", "Importe", "Tipo de movimiento"),
        ("1", "05/11/2026", "A1", 10, "PAGO"),
        ("2", "05/11/2026", "A1", 10, "Devolución SPEI"),
    ]
    found, records, _ = imported(workbook(tmp_path / "p.xlsx", pays))
    assert found.kind is FileKind.PAYMENTS
    assert [r.amount_minor for r in records if isinstance(r, PaymentRecord)] == [1000, -1000]
    recalls = [("No. Crédito", "Motivo de retiro"), ("A1", "DEMANDA"), ("a-1", "OTRA")]
    found, records, report = imported(workbook(tmp_path / "r.xlsx", recalls))
    assert found.kind is FileKind.RECALL
    assert [r.reason for r in records if isinstance(r, RecallRecord)] == ["DEMANDA"]
    assert [note.code for note in report.rejected] == ["DUPLICATE_ACCOUNT"]
    contacts = [
        ("RFC", "Calidad", "Tipo dato", "Dato"),
        ("ANAL900101AA1", "AVAL", "Correo", "A@B.org"),
        ("ANAL900101AA1", "RF", "Dirección", "0"),
    ]
    found, records, report = imported(workbook(tmp_path / "c.xlsx", contacts))
    assert found.kind is FileKind.CONTACTS
    assert [(r.quality, r.value) for r in records if isinstance(r, ContactRecord)] == [
        ("co_debtor", "a@b.org")
    ]
    assert [note.code for note in report.rejected] == ["CONTACT_MISSING"]


def test_a_reading_may_be_given_up_half_way(tmp_path: Path) -> None:
    reading = read(
        path := workbook(tmp_path / "a.xlsx", [HEADER, ROW, ROW]),
        inspect(path, settings()).layout,
        settings(),
    )
    next(reading)
    reading.close()
    assert list(reading) == []


def test_an_open_document_spreadsheet_is_read(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        texts = "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{texts}</table:table-row>"

    names = "urn:oasis:names:tc:opendocument:xmlns:"
    xml = (
        f'<office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Base">'
        f"{row('Contrato', 'Nombre', 'Deuda vencida')}{row('A1', 'ANA', '12.5')}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    entry = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type=""/>'
    manifest = f'<manifest:manifest xmlns:manifest="{names}manifest:1.0">{entry}'
    manifest += "</manifest:manifest>"
    path = tmp_path / "base.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", manifest)
    found, _, _ = imported(path)
    assert (found.format, found.layout.sheet) == ("ods", "Base")
    assert [record.due_minor for record in portfolio(path)] == [1250]
