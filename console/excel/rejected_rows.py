"""Writes the rejected rows to a workbook: as they stood, why, and what to do about it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from console.domain.placement import RowNote
from console.excel import wording
from console.excel.cells import Cell, raw_text
from console.excel.layout import Layout
from console.excel.reader import Book
from console.excel.reading import padded
from console.excel.report import Report
from console.excel.writer import Cancelled, ColumnType, ExportColumn, Progress, write_table

EXTRA_HEADERS = {
    "es": ("Fila original", "Motivo del rechazo", "Cómo corregirlo"),
    "pt_BR": ("Linha original", "Motivo da rejeição", "Como corrigir"),
    "en": ("Original row", "Reason for rejection", "How to correct it"),
}
TITLES = {"es": "Filas rechazadas", "pt_BR": "Linhas rejeitadas", "en": "Rejected rows"}
WIDE = 48


def write_rejected_rows(  # noqa: PLR0913 - as write_table, with the file and its report
    path: Path,
    source: Path | Book,
    report: Report,
    language: str,
    *,
    created_by: str,
    created_at: datetime,
    zone: str,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write every rejected row of `report` with the cells that `source` has there; how many.

    The first row is the file's header, so that the corrected workbook can be imported as it
    is; the three columns behind it feed no field.
    Raises: FileRefused, ReadingCancelled.
    """
    spoken = wording.language_of(language)
    layout = report.layout
    columns = [ExportColumn(header, ColumnType.AS_IS) for header in _headers(layout)]
    first, *others = EXTRA_HEADERS[spoken]
    columns.append(ExportColumn(first, ColumnType.INTEGER))
    columns += [ExportColumn(header, width=WIDE) for header in others]
    notes: dict[int, list[RowNote]] = {}
    for note in report.rejected:
        notes.setdefault(note.row, []).append(note)

    def write(book: Book) -> int:
        return write_table(
            path,
            TITLES[spoken],
            columns,
            _rows(book, layout, notes, spoken),
            created_by=created_by,
            created_at=created_at,
            zone=zone,
            on_progress=on_progress,
            cancelled=cancelled,
        )

    if isinstance(source, Book):
        return write(source)
    with Book(source) as book:
        return write(book)


def _headers(layout: Layout) -> list[str]:
    return [header or layout.letter(column) for column, header in enumerate(layout.headers)]


def _rows(
    book: Book, layout: Layout, notes: dict[int, list[RowNote]], language: str
) -> Iterator[list[object]]:
    width, left = len(layout.headers), len(notes)
    for number, row in padded(book.rows(layout.sheet, layout.first_data_row), width):
        if number in notes:
            cells: list[object] = [_kept(cell) for cell in row[:width]]
            found = notes[number]
            reasons = " ".join(_once(wording.reason(note, language) for note in found))
            remedies = " ".join(_once(wording.remedy(note, language) for note in found))
            yield [*cells, number, reasons, remedies]
            left -= 1
            if not left:
                return


def _kept(cell: Cell) -> object:
    """A number stays a number, everything else is the text that a person reads."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell
    return raw_text(cell) or None


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
