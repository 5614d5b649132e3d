"""Exports as creditors want them: layouts, passwords, masks, rights, and the audit's record."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msoffcrypto  # type: ignore[import-untyped]  # no types
import openpyxl
import pytest

from console.app import exporting
from console.app.cli import DONE, REFUSED, USAGE
from console.store import workspace as stored
from console.store.worker import Worker
from console.usecases.exporting import ExportKind, ExportProfile, ExportWish
from tests.app.conftest import Acuerdo
from tests.store.placing import NOW

LAYOUT: dict[str, Any] = {
    "name": "Cerro Azul diario",
    "kind": "queue",
    "creditor": "Banco Cerro Azul",
    "columns": [
        {"field": "account_no", "title": "CREDITO"},
        {"field": "doc_number", "title": "RFC"},
        {"field": "due", "title": "SALDO", "format": "0.00"},
        {"field": "as_of", "title": "FECHA", "format": "yyyymmdd"},
        "phone",
        {"field": "extra:Colonia"},
    ],
    "segment": "31-90",
    "file_name": "{creditor}_{segment}_{date}",
}


def saved(acuerdo: Acuerdo, folder: Path, **changes: Any) -> str:
    file = folder / "layout.json"
    file.write_text(json.dumps(LAYOUT | changes), encoding="utf-8")
    said = acuerdo("export", "profiles", "--save", file, "--json")
    assert (said.status, said.err) == (DONE, "")
    return str((LAYOUT | changes)["name"])


def audit(acuerdo: Acuerdo, folder: Path) -> list[str]:
    out = folder / "audit.xlsx"
    acuerdo("--lang", "en", "export", "audit", "--out", out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    return [str(row[5]) for row in rows if row[3] == "export"]


def test_a_layout_has_its_columns_titles_formats_and_file_name(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    name = saved(acuerdo, workspace)
    out = workspace / "salida"
    out.mkdir()
    said = acuerdo("export", "queue", "--out", out, "--profile", name.upper(), "--json")
    assert (said.status, said.err) == (DONE, "")
    assert said.json["rows"] == 480
    (file,) = out.iterdir()
    assert file.name.startswith("Banco Cerro Azul_31-90_20")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "CREDITO", "RFC", "SALDO", "FECHA", "Teléfono", "Colonia",
    ]  # fmt: skip
    row = sheet[2]
    assert (row[0].data_type, row[0].number_format) == ("s", "@")
    assert (row[2].data_type, row[2].number_format) == ("n", "0.00")
    assert row[3].number_format == "yyyymmdd"
    assert str(row[4].value).startswith("+52")
    assert acuerdo("export", "profiles", "--json").json["profiles"][0]["name"] == name
    assert acuerdo("export", "profiles", "--remove", name, "--json").json == {"profiles": []}


def test_a_text_layout_has_its_separators_and_evaluates_nothing(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    name = saved(
        acuerdo, workspace, file_format="csv", encoding="cp1252", delimiter=";", decimal=",",
        notice=True,
    )  # fmt: skip
    out = workspace / "q.csv"
    said = acuerdo("export", "queue", "--out", out, "--profile", name, "--json")
    assert said.status == DONE
    lines = list(csv.reader(io.StringIO(out.read_text(encoding="cp1252")), delimiter=";"))
    assert lines[0][0].startswith("Exportado por acuerdo export el 20")
    assert lines[1][:4] == ["CREDITO", "RFC", "SALDO", "FECHA"]
    assert len(lines) == 482
    cells = lines[2]
    assert cells[2].count(",") == 1
    assert float(cells[2].replace(",", ".")) > 0
    assert cells[3] == "20261117"
    assert cells[4].startswith("'+52")


def test_a_password_locks_the_workbook(acuerdo: Acuerdo, workspace: Path) -> None:
    secret = workspace / "secret.txt"
    secret.write_text("llave ñ 1\n", encoding="utf-8")
    out = workspace / "p.xlsx"
    said = acuerdo("export", "payments", "--out", out, "--password-file", secret, "--json")
    assert (said.status, said.json["locked"]) == (DONE, True)
    assert out.read_bytes()[:8] == bytes.fromhex("d0cf11e0a1b11ae1")
    with out.open("rb") as file:
        locked = msoffcrypto.OfficeFile(file)
        locked.load_key(password="llave ñ 1", verify_password=True)
        opened = io.BytesIO()
        locked.decrypt(opened, verify_integrity=True)
    sheet = openpyxl.load_workbook(opened).worksheets[0]
    assert sheet.max_row - 1 == said.json["rows"] > 0
    assert not [one for one in workspace.iterdir() if one.name.endswith(".acuerdo-part")]
    assert '"llave' not in str(audit(acuerdo, workspace))


def test_a_text_file_takes_no_password(acuerdo: Acuerdo, workspace: Path) -> None:
    name = saved(acuerdo, workspace, file_format="csv")
    out = workspace / "q.csv"
    said = acuerdo(
        "export", "queue", "--out", out, "--profile", name, ACUERDO_EXPORT_PASSWORD="x"
    )
    assert said.status == REFUSED
    assert "q.csv" in said.err
    assert not out.exists()


def test_who_may_only_take_masked_data_gets_it_masked(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    out = workspace / "p.xlsx"
    acuerdo("export", "rights", "--right", "masked")
    acuerdo("--lang", "en", "export", "payments", "--out", out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    people = {str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]}
    assert people
    assert all(person.startswith("•••") and len(person) <= 7 for person in people)
    accounts = {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert any(str(one).startswith("5512") for one in accounts)


def test_who_may_not_export_is_told_and_nothing_is_written(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    said = acuerdo("export", "rights", "--who", "acuerdo export", "--right", "none", "--json")
    assert said.json == {"rights": {"acuerdo export": "none"}}
    out = workspace / "p.xlsx"
    said = acuerdo("export", "payments", "--out", out)
    assert said.status == REFUSED
    assert "acuerdo export" in said.err
    assert not out.exists()


def test_the_audit_has_it_before_the_file_appears(
    acuerdo: Acuerdo, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = workspace / "p.xlsx"
    seen: list[bool] = []
    note = exporting.ExportService._note

    def watched(*given: Any) -> None:
        note(*given)
        seen.append(out.exists())

    monkeypatch.setattr(exporting.ExportService, "_note", watched)
    acuerdo("export", "payments", "--out", out, "--mask", "--from", "2026-11-01")
    assert seen == [False]
    assert out.exists()
    (entry,) = audit(acuerdo, workspace)[:1]
    for part in ("payments", "p.xlsx", "'masked': True", "2026-11-01", "'rows'"):
        assert part in entry


def test_an_export_of_one_creditor(acuerdo: Acuerdo, workspace: Path) -> None:
    out = workspace / "p.xlsx"
    words = ("export", "payments", "--out", out, "--json", "--creditor")
    assert acuerdo(*words, "banco cerro azul").json["rows"] > 0
    said = acuerdo(*words, "Nadie")
    assert said.status == REFUSED
    assert "Nadie" in said.err


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"columns": ["nothing"]}, "nothing"),
        ({"kind": "everything"}, "everything"),
        ({"delimiter": "x"}, "delimiter"),
        ({"encoding": "klingon"}, "encoding"),
        ({"file_name": "{secret}"}, "file_name"),
        ({"file_name": "{creditor.__class__}"}, "file_name"),
        ({"colour": "red"}, "colour"),
        ({"columns": [{"field": "due", "size": 3}]}, "size"),
    ],
)
def test_a_layout_that_cannot_be_written_is_refused(
    acuerdo: Acuerdo, workspace: Path, changes: dict[str, Any], named: str
) -> None:
    file = workspace / "layout.json"
    file.write_text(json.dumps(LAYOUT | changes), encoding="utf-8")
    said = acuerdo("export", "profiles", "--save", file)
    assert said.status == REFUSED
    assert named in said.err
    assert acuerdo("export", "profiles", "--json").json == {"profiles": []}


def test_a_layout_must_be_there_and_of_the_kind(acuerdo: Acuerdo, workspace: Path) -> None:
    name = saved(acuerdo, workspace)
    out = workspace / "p.xlsx"
    said = acuerdo("export", "payments", "--out", out, "--profile", name)
    assert (said.status, "queue" in said.err) == (REFUSED, True)
    said = acuerdo("export", "queue", "--out", out, "--profile", "otra")
    assert (said.status, "otra" in said.err) == (REFUSED, True)
    assert acuerdo("export", "profiles", "--remove", "otra").status == REFUSED
    assert acuerdo("export", "queue").status == USAGE
    assert not out.exists()


@pytest.mark.parametrize("lang", ["es", "pt_BR", "en"])
def test_a_template_is_written_without_a_workspace(
    acuerdo: Acuerdo, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "plantilla.xlsx"
    said = acuerdo("--lang", lang, "template", "portfolio", file, "--country", "BR", "--json")
    assert (said.status, said.err) == (DONE, "")
    assert said.json["required"] == ["account_no", "full_name", "due_amount"]
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(said.json["columns"].values())
    assert not (tmp_path / "w").exists()


def test_a_template_of_nothing_known_is_wrong_usage(acuerdo: Acuerdo, tmp_path: Path) -> None:
    assert acuerdo("template", "everything", tmp_path / "t.xlsx").status == USAGE
    assert acuerdo("template", "portfolio").status == USAGE


async def test_a_screen_sees_fields_first_rows_and_the_files_name(workspace: Path) -> None:
    worker = Worker(stored.open_current(workspace))
    desk = exporting.ThreadedExportDesk(
        exporting.ExportService(worker, by="ana", lang="es", now=lambda: NOW, zone="UTC")
    )
    wish = ExportWish(ExportKind.QUEUE, Path())
    preview = await desk.preview(wish)
    assert len(preview.rows) == 20
    assert preview.file_name == f"Cola de trabajo {NOW:%Y-%m-%d}.xlsx"
    offered = await desk.fields(wish)
    assert tuple(one.title for one in offered if one.standard) == preview.headers
    assert {one.code for one in offered} >= {"phones", "payment_reference"}
    daily = ExportProfile(
        "Diario", ExportKind.QUEUE, "banco cerro azul", file_name="{creditor}-{segment}-{time}"
    )
    named = await desk.preview(replace(wish, profile=daily, segment="31-90"))
    assert named.file_name == f"Banco Cerro Azul-31-90-{NOW:%H%M}.xlsx"
    hidden = await desk.preview(replace(wish, masked=True))
    assert all(row[1].startswith("•••") for row in hidden.rows)
    worker.close()
