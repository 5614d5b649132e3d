"""Writes tables to workbooks, streaming: real types, and nothing that a program would run."""

import errno
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from console.excel.cell_xml import ColumnType
from console.excel.locking import lock
from console.excel.package import ExportColumn, Package, Sheet, pieces
from console.excel.refused import FileRefused, ReadingCancelled, RefusalCode

__all__ = [
    "Cancelled",
    "ColumnType",
    "ExportColumn",
    "Progress",
    "Sealed",
    "write_table",
    "written_whole",
]

ROWS_BETWEEN_PAUSES = 1024
UNFINISHED = ".acuerdo-part"
DAY_S = 86_400

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]
Sealed = Callable[[int], None]


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
    password: str | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    sealed: Sealed | None = None,
) -> int:
    """Write one table under `title`, in bounded memory; how many rows were written.

    The file appears whole or not at all; `sealed` is told how many rows it has before it
    appears. Rows beyond what a sheet takes go on in a further one. Header and footer of the
    printed page say who made it and when, in `zone`. With a password the plain workbook never
    has a name on the disk, so that nothing of it can stay.
    Raises: FileRefused when it cannot be written there, ReadingCancelled.
    """
    sheet = Sheet(title, columns, created_by, created_at, ZoneInfo(zone), notice)
    pieces = watched(rows, on_progress, cancelled)
    with written_whole(path) as temporary:
        if password is None:
            count = _fill(temporary, sheet, pieces)
        else:
            with tempfile.TemporaryFile() as plain, temporary.open("r+b") as locked:
                count = _fill(plain, sheet, pieces)
                lock(plain, locked, password)
        if sealed is not None:
            sealed(count)
    if on_progress is not None:
        on_progress(count, count)
    return count


def _fill(
    file: Path | IO[bytes], sheet: Sheet, pieces: Iterable[list[Sequence[object]]]
) -> int:
    count = 0
    with Package(file, sheet) as package:
        for piece in pieces:
            package.add(piece)
            count += len(piece)
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

    What a process that was killed left there the day before is removed first.
    Raises: FileRefused.
    """
    temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{UNFINISHED}")
    try:
        temporary.open("xb").close()
        _clear(temporary)
        yield temporary
        temporary.replace(path)
    except OSError as reason:
        raise FileRefused(_why(reason), path.name) from reason
    finally:
        temporary.unlink(missing_ok=True)


def _clear(fresh: Path) -> None:
    """Remove old unfinished files; the disk's own clock says how old they are."""
    now = fresh.stat().st_mtime
    for other in fresh.parent.glob(f".*{UNFINISHED}"):
        with suppress(OSError):
            if now - other.stat().st_mtime > DAY_S:
                other.unlink()


def _why(reason: OSError) -> RefusalCode:
    full = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
    return RefusalCode.DISK_FULL if reason.errno in full else RefusalCode.NOT_WRITABLE
