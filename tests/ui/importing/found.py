"""What an import looks like at each step, for tests and for the picture book."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from console.domain.ids import BatchId
from console.domain.placement import FileKind
from console.usecases.control_totals import Letter
from console.usecases.importing import (
    ColumnFound,
    ImportSettings,
    Inspected,
    Issue,
    Loaded,
    Remembered,
    SheetFound,
    Simulated,
)
from console.usecases.views import BatchRow, Effect, Operation, StagedBatch

NOW = datetime(2026, 11, 18, 19, 28, tzinfo=UTC)
FILE = Path("cartera_tdc_mx_17nov_asignacion_semanal_despacho_norte.xlsx")
SETTINGS = ImportSettings("Banco Horizonte", "MX", "MXN", date(2026, 11, 17))
_COLUMNS = (
    ("A", "NUM_CREDITO", "account_no", 99, "identifier", ("5512-0007741", "5512-0002208")),
    ("B", "NOMBRE_CTE", "full_name", 98, "text", ("TAPIA HERNANDEZ MARISOL",)),
    ("C", "CURP", "doc_number", 97, "text", ("TAHM850412MDFPRR09",)),
    ("D", "TEL_CEL", "phone", 96, "phone", ("55 1234 5678", "5587654321")),
    ("E", "SDO_VENC", "due_amount", 95, "money", ("12,906.00", "18,240.50")),
    ("F", "SDO_TOTAL", "total_balance", 93, "money", ("42,906.00", "1,118,240.50")),
    ("G", "DIAS_MORA", "days_past_due", 94, "integer", ("47", "58", "33")),
    ("H", "F_ULT_PAGO", "last_payment_date", 88, "date", ("14/10/2026", "02/11/2026")),
    ("I", "TEL_REF1", "reference_phone", 71, "phone", ("55 9876 5432",)),
    ("J", "AUT_WA", "whatsapp_consent", 64, "yes_no", ("S", "N", "1")),
    ("K", "SEG_INT", None, 38, "text", ("A2", "B1", "C")),
    ("L", "OBSERVACIONES DEL EJECUTIVO DE CUENTA EN SUCURSAL", None, 0, "text", (
        "Cliente comenta que pasará a sucursal el viernes por la tarde con su esposo",)),
)  # fmt: skip
WHYS = ("exact", "synonym", "exact", "words", "saved", "alike", "exact", "words", "saved")
_READ = {"E": {"decimal": "point"}, "F": {"decimal": "point"}, "H": {"date_order": "DMY"}}
COLUMNS = tuple(
    ColumnFound(*one, why=why, **_READ.get(one[0], {}))  # type: ignore[arg-type]  # a table
    for one, why in zip(_COLUMNS, (*WHYS, "content", "", ""), strict=True)
)
INSPECTED = Inspected(
    path=FILE,
    size_bytes=19_293_798,
    format="xlsx",
    kind=FileKind.PORTFOLIO,
    sheets=(
        SheetFound("Cartera", 6_318),
        SheetFound("Pagos_nov", 1_204),
        SheetFound("Catálogo de productos y sucursales", 42, hidden=True),
    ),
    sheet="Cartera",
    header_row=3,
    columns=COLUMNS,
    reading={"decimal": "point", "date_order": "DMY", "encoding": "", "date_system": ""},
    seconds=2.1,
    as_of_found=date(2026, 11, 17),
    kind_confidence=75,
    remembered=Remembered(4, 11, NOW, ("SEG_INT",), is_same=False),
)
EFFECT = Effect(
    created=412,
    updated=5_704,
    unchanged=98,
    withdrawn=131,
    due_up=3_988,
    due_down=1_412,
    worse_bucket=1_126,
    better_bucket=214,
    by_bucket=(
        ("d0", 1_102, 409_621_040, 431_055_410),
        ("d1", 1_890, 970_488_200, 951_200_625),
        ("d2", 1_406, 1_121_390_715, 1_140_823_090),
        ("d3", 902, 731_844_060, 712_291_800),
        ("d4", 518, 390_211_585, 387_000_620),
        ("d5", 396, 221_400_800, 221_400_800),
        ("unknown", 0, 0, 3_345_625),
    ),
)


def issues(count: int) -> tuple[Issue, ...]:
    """That many rows with problems, a third of them rejected."""
    kinds = (
        ("phone_length", True, "TEL_CEL", "55 9876 543", "Teléfono con 9 dígitos",
         "Corrige el número en el archivo y vuelve a importarlo; la cuenta queda fuera."),
        ("duplicate_account", False, "NUM_CREDITO", "5512-0007741",
         "Crédito repetido: también está en la fila 212", "Se usó la última de las dos."),
        ("negative_amount", False, "SDO_VENC", "-8,925.60", "Monto negativo",
         "Se tomó como saldo a favor; revísalo con el acreedor."),
    )  # fmt: skip
    return tuple(Issue(218 + 7 * n, *kinds[n % 3]) for n in range(count))


def found_json(rejected: int, warned: int, *currencies: str) -> dict[str, Any]:
    """The contract's words for such a file."""
    each = {"due_amount_minor": 1_824_050, "balance_minor": 2_000_000, "records": 3_100}
    return {
        "rows_total": 6_318,
        "accepted": 6_318 - rejected,
        "rejected": [{"row": n} for n in range(rejected)],
        "warnings": [{"row": n} for n in range(warned)],
        "skipped": [{"row": 1, "code": "title"}, {"row": 6_320, "code": "totals"}],
        "debtors": 6_102,
        "accounts": 6_214,
        "without_phone": 63,
        "not_workable": {"records": 212, "by_reason": {"deceased": 12, "legal": 200}},
        "totals": {"due_amount_minor": 3_844_956_400, "balance_minor": None},
        "totals_by_currency": dict.fromkeys(currencies or ("MXN",), each),
    }


def simulated(count: int = 104, **changes: Any) -> Simulated:
    """A dry run with that many rows with problems."""
    rejected = (count + 2) // 3
    values: dict[str, Any] = {
        "batch_id": BatchId(9),
        "settings": SETTINGS,
        "path": FILE,
        "sha256": "9f2c" + "0" * 56 + "00e1",
        "json": found_json(rejected, count - rejected),
        "issues": issues(count),
        "effect": EFFECT,
        "operation": Operation(22, 9, 3, 14),
        "letter": Letter(6_318, 6_214, 3_844_956_401),
    }
    return Simulated(**(values | changes))


LOADED = Loaded(BatchId(9), EFFECT, {})


def _batch(number: int, filename: str, state: str, rejected: int, by: str) -> BatchRow:
    at = NOW - timedelta(days=number)
    return BatchRow(
        BatchId(number), filename, "Banco Horizonte", "portfolio", at.date(), at, by, state,
        6_309 - number, rejected, 12, 6_000, 297, 3,
        at + timedelta(days=7) if state == "done" else None,
    )  # fmt: skip


RECENT = (
    _batch(1, "libre_inversion_co_17nov.csv", "done", 0, "Patricia Solano"),
    _batch(2, "cartera_tdc_mx_16nov_asignacion_semanal_norte.xlsx", "done", 0, "automática"),
    _batch(3, "microcredito_co_16nov.csv", "done", 12, "Patricia Solano"),
    _batch(4, "pagos_spei_15nov.txt", "undone", 0, "automática"),
)

WAITING = StagedBatch(
    BatchId(7), FILE.name, f"/home/patricia/{FILE}", "9f2c" * 16, "Banco Horizonte", "",
    "portfolio", "full", "MX", "MXN", date(2026, 11, 17), NOW, "Patricia Solano",
    is_whole=True, mapping={}, report={}, letter={},
)  # fmt: skip


def payments() -> Simulated:
    """A dry run of a payments file."""
    json = found_json(4, 0) | {
        "matched": 548,
        "unmatched": [
            {"row": 12, "reason": "KEYS_DISAGREE", "amount_minor": 120_000},
            {"row": 40, "reason": "AMBIGUOUS", "amount_minor": 98_050},
            {"row": 77, "reason": "AMOUNT_DIFFERS", "amount_minor": 5_000_000},
            {"row": 91, "reason": "NOT_FOUND", "amount_minor": 31_000},
        ],
        "totals": {"amount_minor": 93_844_956},
        "totals_by_currency": {},
    }
    stated = replace(SETTINGS, kind=FileKind.PAYMENTS)
    changes = {"operation": Operation(promises_paid=22), "letter": Letter()}
    effect = Effect(548, 4, 0, 0)
    return simulated(4, settings=stated, json=json, effect=effect, **changes)
