"""Writes tables to workbooks, streaming: real types, and nothing that a program would run."""

import errno
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from console.excel.cell_xml import ColumnType
from console.excel.package import ExportColumn, Package, Sheet, pieces
from console.excel.refused import FileRefused, ReadingCancelled, RefusalCode

__all__ = [
    "Cancelled",
    "ColumnType",
    "ExportColumn",
    "Progress",
    "write_table",
    "written_whole",
]

ROWS_BETWEEN_PAUSES = 1024

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]


def write_table(  # noqa: PLR0913 - what is written, who writes it, and how it is watched
    path: Path,
    title: str,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[object]],
    *,
    created_by: str,
    created_at: datetime,
    zone: str,
    notice: str | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write one table under `title`, in bounded memory; how many rows were written.

    The file appears whole or not at all. Rows beyond what a sheet takes go on in a further
    one. Header and footer of the printed page say who made it and when, in `zone`.
    Raises: FileRefused when it cannot be written there, ReadingCancelled.
    """
    sheet = Sheet(title, columns, created_by, created_at, ZoneInfo(zone), notice)
    count = 0
    with written_whole(path) as temporary, Package(temporary, sheet) as package:
        for piece in watched(rows, on_progress, cancelled):
            package.add(piece)
            count += len(piece)
    if on_progress is not None:
        on_progress(count, count)
    return count


def watched(
    rows: Iterable[Sequence[object]], on_progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[list[Sequence[object]]]:
    """Rows in pieces; between them a person may look and stop.

    Raises: ReadingCancelled.
    """
    count = 0
    for piece in pieces(rows, ROWS_BETWEEN_PAUSES):
        yield piece
        count += len(piece)
        if cancelled is not None and cancelled():
            raise ReadingCancelled
        if on_progress is not None:
            on_progress(count, None)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into; it takes its place when nothing went wrong.

    Raises: FileRefused.
    """
    temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{path.suffix or '.xlsx'}")
    try:
        temporary.open("xb").close()
        yield temporary
        temporary.replace(path)
    except OSError as reason:
        raise FileRefused(_why(reason), path.name) from reason
    finally:
        temporary.unlink(missing_ok=True)


def _why(reason: OSError) -> RefusalCode:
    full = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
    return RefusalCode.DISK_FULL if reason.errno in full else RefusalCode.NOT_WRITABLE
