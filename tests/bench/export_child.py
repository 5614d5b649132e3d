"""One way of writing a table of fifteen columns to a workbook, alone in its process."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from console.domain.money import Money
from console.excel.writer import ColumnType, ExportColumn, write_table
from console.usecases.exporting import ExportKind, ExportWish
from tests.bench.measuring import most_resident_mb

AT = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
ZONE = "America/Mexico_City"
TYPES = (
    *(ColumnType.TEXT,) * 3,
    ColumnType.INTEGER,
    *(ColumnType.MONEY,) * 2,
    ColumnType.TEXT,
    ColumnType.DATE,
    ColumnType.INSTANT,
    *(ColumnType.TEXT,) * 6,
)
COLUMNS = [ExportColumn(f"Columna {number}", kind) for number, kind in enumerate(TYPES)]


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """A worklist's rows, as a store yields them. One street in a hundred needs escaping."""
    days = [date(2026, 1, 1) + timedelta(number) for number in range(300)]
    for i in range(count):
        yield (
            f"5512-{i:08d}", f"MUOJ{i:08d}", f"José Ángel Muñoz {i % 5000}", i % 240,
            Money(50_000 + i * 7919 % 9_000_000, "MXN"), Money(9_000_000 + i, "MXN"), "MXN",
            days[i % 300], AT + timedelta(seconds=i), f"+52551{i % 10_000_000:07d}",
            "Tarjeta clásica", f"R{i:09d}", "laura",
            f"Calle {i} & Robles" if i % 100 == 0 else f"Calle {i}", "WhatsApp",
        )  # fmt: skip


def ours(path: Path, count: int) -> None:
    """The product's own writer."""
    write_table(
        path, "Cola", COLUMNS, rows(count), created_by="bench", created_at=AT, zone=ZONE
    )


def openpyxl_write_only(path: Path, count: int) -> None:
    """The peer: the same rows, appended one by one; no widths, filters or formats."""
    import openpyxl  # noqa: PLC0415 - the other way does not pay for it

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Cola")
    sheet.append([column.header for column in COLUMNS])
    zone = ZoneInfo(ZONE)
    for row in rows(count):
        sheet.append([_native(cell, zone) for cell in row])
    book.save(path)


def worklist(path: Path, _count: int) -> None:
    """The whole road: out of an encrypted workspace beside the target, fourteen columns."""
    from console.app.exporting import ExportService  # noqa: PLC0415 - the others do not pay for it
    from console.store import workspace  # noqa: PLC0415 - as above
    from console.store.worker import Worker  # noqa: PLC0415 - as above
    from tests.bench.portfolio import KEY, NOW  # noqa: PLC0415 - as above

    worker = Worker(workspace.open_current(path.parent / "workspace", KEY))
    service = ExportService(worker, by="bench", lang="es", now=lambda: NOW, zone=ZONE)
    service.export(ExportWish(ExportKind.QUEUE, path))
    worker.close()


def _native(cell: object, zone: ZoneInfo) -> object:
    if isinstance(cell, Money):
        return cell.minor / 100
    if isinstance(cell, datetime):
        return cell.astimezone(zone).replace(tzinfo=None)
    return cell


WAYS = {"ours": ours, "openpyxl": openpyxl_write_only, "worklist": worklist}


def main() -> None:
    """argv: when it was started, the way, the file, how many rows."""
    way, path, count = sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    began = time.perf_counter()
    WAYS[way](path, count)
    told = {
        "seconds": time.perf_counter() - began,
        "peak_mb": most_resident_mb(),
        "file_mb": path.stat().st_size / 1e6,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
