"""What a person decided about a creditor's file is remembered for the next one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml  # type: ignore[import-untyped]  # no stubs exist
import pytest
from sqlalchemy import Engine

from console.app.importing import ImportService
from console.app.recognising import Recogniser
from console.domain.placement import FileKind
from console.runtime.errors import InputRefused
from console.store import workspace
from console.store.worker import Worker
from console.usecases.importing import ColumnFound, ImportSettings
from tests.excel.workbooks import text, workbook
from tests.postgres import DATABASES

NOW = datetime(2026, 11, 17, 15, tzinfo=UTC)
SETTINGS = ImportSettings("Banco Norte", "MX", "MXN", date(2026, 11, 17))
HEADER = ["No. Crédito", "Nombre", "Saldo Vencido", "Monto raro", "Días de Atraso"]
ROWS = [["A-1", "ANA LUZ", "1.250", "1.500", 3], ["A-2", "EVA SOL", "2.500", "2.750", 40]]


@pytest.fixture(params=DATABASES)
def service(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ImportService]:
    engine: Engine
    if request.param == "postgresql":
        engine = workspace.create(request.getfixturevalue("postgres_url"))
    else:
        engine = workspace.create(tmp_path / "w")
    worker = Worker(engine)
    yield ImportService(worker, by="ana", lang="es", now=lambda: NOW)
    worker.close()
    engine.dispose()


def quiet(_step: object) -> None:
    """Nobody watches."""


def load(service: ImportService, path: Path, stated: ImportSettings = SETTINGS) -> Any:
    simulated = service.simulate(path, stated, quiet, lambda: False)
    return service.load(simulated, quiet).json


def columns(service: ImportService, path: Path, **stated: Any) -> dict[str, ColumnFound]:
    settings = ImportSettings("BANCO  NORTE", "MX", "MXN", date(2026, 11, 17), **stated)
    return {one.header: one for one in service.inspect(path, settings).columns}


def decided(**more: Any) -> ImportSettings:
    mapping: dict[str, tuple[str, ...]] = {
        "due_amount": ("Monto raro",),
        "total_balance": ("Saldo Vencido",),
    }
    readings = {"Monto raro": {"decimal": "comma"}}
    return ImportSettings(
        SETTINGS.creditor, "MX", "MXN", SETTINGS.as_of,
        mapping=mapping, readings=readings, **more,
    )  # fmt: skip


def test_what_was_decided_comes_back_with_the_next_file(
    service: ImportService, tmp_path: Path
) -> None:
    first = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    found = load(service, first, decided())
    assert found["totals"] == {"due_amount_minor": 425000, "balance_minor": 375}
    other = [["A-3", "LUZ PAZ", "1.000", "7.250", 5]]
    spelt = [name.upper().replace(".", "") for name in HEADER]
    second = workbook(tmp_path / "b.xlsx", [["Corte de noviembre"], spelt, *other])
    seen = columns(service, second)
    assert (seen["MONTO RARO"].canonical, seen["MONTO RARO"].why) == ("due_amount", "saved")
    assert seen["SALDO VENCIDO"].canonical == "total_balance"
    assert seen["NOMBRE"].confidence == 100
    looked = service.inspect(second, SETTINGS)
    assert looked.remembered is not None
    assert (looked.remembered.uses, looked.remembered.is_same) == (1, True)
    assert load(service, second)["totals"]["balance_minor"] == 100
    (kept,) = service.maps("banco norte", "MX")
    assert (kept.uses, kept.kind, kept.by) == (2, FileKind.PORTFOLIO, "ana")


def test_a_changed_layout_takes_over_what_it_knows(
    service: ImportService, tmp_path: Path
) -> None:
    load(service, workbook(tmp_path / "a.xlsx", [HEADER, *ROWS]), decided())
    header = ["Celular", *HEADER]
    changed = workbook(tmp_path / "b.xlsx", [header, ["5552573743", *ROWS[0]]])
    seen = columns(service, changed)
    assert (seen["Monto raro"].canonical, seen["Monto raro"].why) == ("due_amount", "saved")
    assert (seen["Celular"].canonical, seen["Celular"].why) == ("phone", "exact")
    looked = service.inspect(changed, SETTINGS)
    assert looked.remembered is not None
    assert not looked.remembered.is_same
    assert looked.remembered.new_columns == ("Celular",)


def test_another_creditor_or_layout_remembers_nothing(
    service: ImportService, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    load(service, path, decided())
    stranger = ImportSettings("Otro Banco", "MX", "MXN", SETTINGS.as_of)
    assert service.inspect(path, stranger).remembered is None
    other = text(tmp_path / "c.csv", "Contrato;RFC;Deuda Vencida\nC-1;ABCD900101AA1;10\n")
    assert service.inspect(other, SETTINGS).remembered is None
    assert columns(service, path, use_saved=False)["Monto raro"].canonical is None


def test_a_map_may_be_forgotten(service: ImportService, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    load(service, path, decided())
    (kept,) = service.maps(SETTINGS.creditor, "MX")
    assert kept.id is not None
    service.forget_map(kept.id)
    service.forget_map(kept.id)
    assert service.maps(SETTINGS.creditor, "MX") == ()
    assert columns(service, path)["Monto raro"].canonical is None


def test_a_kind_that_was_confirmed_is_the_next_files_kind(
    service: ImportService, tmp_path: Path
) -> None:
    rows = "Cuenta;Motivo\nA-1;no quiere\nA-2;se mudó\n"
    first = text(tmp_path / "a.csv", rows)
    assert service.inspect(first, SETTINGS).kind is FileKind.RECALL
    understood = Recogniser(service._worker, "ana", lambda: NOW)
    stated = replace(SETTINGS, kind=FileKind.EXCLUSIONS)
    understood.keep(understood.understand(first, stated).layout, stated)
    second = text(tmp_path / "b.csv", rows.replace("A-", "B-"))
    assert service.inspect(second, SETTINGS).kind is FileKind.EXCLUSIONS


def test_a_dry_run_remembers_nothing(service: ImportService, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    service.discard(service.simulate(path, decided(), quiet, lambda: False))
    assert service.maps(SETTINGS.creditor, "MX") == ()


def test_a_person_decides_the_header_row_and_how_a_column_is_read(
    service: ImportService, tmp_path: Path
) -> None:
    dates = [["No. Crédito", "Saldo Vencido", "Vencimiento"], ["A-1", "1.250", "05/10/2026"]]
    path = workbook(tmp_path / "a.xlsx", [["Total", "Nombre", "Celular"], *dates, *dates[1:]])
    readings = {"Vencimiento": {"order": "MDY"}, "Saldo Vencido": {"decimal": "comma"}}
    seen = columns(service, path, header_rows=(2,), readings=readings)
    assert seen["Vencimiento"].date_order == "MDY"
    assert seen["Saldo Vencido"].decimal == "comma"
    with pytest.raises(InputRefused, match="UNKNOWN_COLUMN"):
        columns(service, path, readings={"Nada": {"order": "MDY"}})


def test_a_password_opens_the_workbook(service: ImportService, tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.xlsx", tmp_path / "a.xlsx"
    workbook(plain, [HEADER, *ROWS])
    with plain.open("rb") as source, locked.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("clave segura", target)
    with pytest.raises(InputRefused, match="ENCRYPTED"):
        service.inspect(locked, SETTINGS)
    with pytest.raises(InputRefused, match="WRONG_PASSWORD"):
        columns(service, locked, password="otra")
    found = load(service, locked, decided(password="clave segura"))
    assert found["totals"]["due_amount_minor"] == 425000
    assert columns(service, plain, password="clave segura")["Nombre"].canonical == "full_name"
    assert "clave segura" not in repr(decided(password="clave segura"))
