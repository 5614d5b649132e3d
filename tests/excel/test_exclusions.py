"""Lists of whom nobody may contact: recognised, and read by whatever key a row has."""

from datetime import date
from pathlib import Path

import pytest

from console.domain.placement import BlockReason, ExclusionRecord, FileKind
from console.excel.inspection import inspect
from console.excel.report import Report
from tests.excel.workbooks import imported, settings, text, workbook


def excluded(path: Path, country: str, currency: str) -> tuple[list[ExclusionRecord], Report]:
    found, records, report = imported(path, settings(country, currency))
    assert found.kind is FileKind.EXCLUSIONS
    return [record for record in records if isinstance(record, ExclusionRecord)], report


def test_a_list_of_people_phones_accounts_and_mails_is_read_by_what_each_row_names(
    tmp_path: Path,
) -> None:
    path = workbook(
        tmp_path / "lista.xlsx",
        [
            ["Personas que pidieron no ser contactadas"],
            ["RUT", "Contrato", "Celular", "Correo", "Motivo de exclusión", "Fecha exclusión"],
            ["12.345.678-5", "", "", "", "Fallecido", "15/10/2026"],
            ["", "A-77", "", "", "Demanda en curso", ""],
            ["", "", "9 6123 4567 / 961234568", "", "", "no sé"],
            ["", "", "", "ANA@Correo.CL", "pidió no llamar", ""],
            ["", "", "", "", "sin clave", "16/10/2026"],
            ["", "", "12", "roto@", "", ""],
            ["", "", "123456", "", "", ""],
            ["", "a77", "", "", "otra vez", ""],
            ["", "", "961234569", "", "", ""],
            ["", "", "", "", "fin de la lista", ""],
        ],
    )
    records, report = excluded(path, "CL", "CLP")
    person, account, phones, mail, alone = records
    assert (person.doc_type, person.doc_number) == ("RUT", "123456785")
    assert person.block_reason is BlockReason.DECEASED
    assert person.excluded_on == date(2026, 10, 15)
    assert (account.account_no, account.account_key) == ("A-77", "A77")
    assert account.block_reason is BlockReason.LEGAL
    assert phones.phones == ("+56961234567", "+56961234568")
    assert phones.block_reason is BlockReason.NO_CONTACT
    assert (phones.excluded_on, phones.warnings) == (None, ("FIELD_UNREADABLE",))
    assert (mail.email, mail.reason) == ("ana@correo.cl", "pidió no llamar")
    assert (alone.row, alone.phones) == (11, ("+56961234569",))
    assert [(note.row, note.code) for note in report.skipped] == [(12, "NOTE")]
    assert [(note.row, note.code, note.other_row) for note in report.rejected] == [
        (7, "NO_KEY", None),
        (8, "CONTACT_INVALID", None),
        (9, "CONTACT_INVALID", None),
        (10, "DUPLICATE_EXCLUSION", 4),
    ]
    assert [(note.row, note.code) for note in report.warnings] == [(5, "FIELD_UNREADABLE")]


def test_an_invalid_phone_beside_a_good_key_is_a_warning(tmp_path: Path) -> None:
    header, good = "CPF;Telefone;E-mail;Motivo do bloqueio", "529.982.247-25;;ana@b.com;x"
    content = f"{header}\n111.444.777-35;123456;x@;Óbito\n{good}\n"
    records, _ = excluded(text(tmp_path / "a.csv", content), "BR", "BRL")
    assert records[0].warnings == ("PHONE_INVALID", "EMAIL_INVALID")
    assert (records[0].doc_number, records[0].phones) == ("11144477735", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lista_negra.csv", "Teléfono,Motivo\n5552573743,queja\n5552573744,queja\n"),
        ("REUS_noviembre.csv", "Telefono;Fecha\n5552573743;01/11/2026\n5552573744;x\n"),
        ("a.csv", "Número de teléfono;Motivo\n5552573743;queja\n5552573744;queja\n"),
        ("do-not-contact.csv", "RFC|Name\nABCD900101AA1|ANA\nABCE900101AA1|EVA\n"),
        ("b.csv", "Cuenta,Motivo bloqueo\n5512-1,fraude\n5512-2,fraude\n"),
    ],
)
def test_exclusions_are_recognised(tmp_path: Path, name: str, content: str) -> None:
    found = inspect(text(tmp_path / name, content), settings())
    assert found.kind is FileKind.EXCLUSIONS
    assert found.kind_confidence >= 75


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (
            "retiros.csv",
            "Cuenta,Fecha exclusión,Motivo\n5512-1,01/11/2026,x\n",
            FileKind.RECALL,
        ),
        (
            "a.csv",
            "Cuenta,Saldo vencido,Marca bloqueo\n5512-1,10,NO\n5512-2,11,NO\n",
            FileKind.PORTFOLIO,
        ),
        (
            "bloqueos.csv",
            "RFC,Tipo dato,Dato\nABCD900101AA1,CEL,5552573743\n",
            FileKind.CONTACTS,
        ),
    ],
)
def test_other_kinds_are_not_taken_for_exclusions(
    tmp_path: Path, name: str, content: str, kind: FileKind
) -> None:
    assert inspect(text(tmp_path / name, content), settings()).kind is kind
