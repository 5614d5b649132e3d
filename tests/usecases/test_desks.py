"""What the screens and the command line ask the desks of import and export for."""

from datetime import date
from pathlib import Path

from console.domain.ids import BatchId
from console.domain.placement import FileKind
from console.usecases.exporting import Exported, ExportKind, ExportWish
from console.usecases.importing import (
    ImportCancelled,
    ImportSettings,
    Issue,
    Progress,
    Simulated,
)
from console.usecases.views import Effect

CONTRACT = "queue activities best_last promises payments conversations audit"


def test_every_export_of_the_contract_exists() -> None:
    assert {kind.value for kind in ExportKind} == set(CONTRACT.split())


def test_a_wish_without_days_means_all_of_them() -> None:
    wish = ExportWish(ExportKind.QUEUE, Path("cola.xlsx"))
    assert (wish.segment, wish.from_on, wish.to_on) == (None, None, None)
    assert Exported(wish.target, 3, 0.5).rows == 3


def test_an_import_withdraws_what_no_longer_comes_unless_told_otherwise() -> None:
    settings = ImportSettings("Banco", "MX", "MXN", date(2026, 11, 17))
    assert (settings.mode, settings.kind, settings.mapping) == ("full", None, None)
    whole = ImportSettings(
        "Banco", "MX", "MXN", date(2026, 11, 17), FileKind.PAYMENTS, mode="delta"
    )
    assert whole.kind is FileKind.PAYMENTS


def test_what_was_simulated_carries_its_issues() -> None:
    issue = Issue(
        7, "PHONE_INVALID", rejected=False, column="Tel", value="x", message="…", remedy="…"
    )  # fmt: skip - one line of a file
    settings = ImportSettings("Banco", "MX", "MXN", date(2026, 11, 17))
    found = Simulated(
        BatchId(1), settings, Path("a.xlsx"), "ab", {}, (issue,), Effect(1, 0, 0, 0)
    )
    assert found.imported_before is None
    assert found.issues[0].cells == {}
    assert Progress("read", 1, None).total is None
    assert issubclass(ImportCancelled, Exception)
