"""Small workbooks and texts, written for one test."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # no stubs exist

from console.domain.placement import FileKind, ImportRecord, PortfolioRecord
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings, Inspection
from console.excel.reading import read
from console.excel.report import Report

AS_OF = date(2026, 11, 17)


def settings(
    country: str = "MX", currency: str = "MXN", kind: FileKind | None = None
) -> ImportSettings:
    return ImportSettings("Banco", country, currency, AS_OF, kind)


def workbook(
    path: Path,
    rows: Sequence[Sequence[object]],
    *,
    is_1904: bool = False,
    sheets: Sequence[tuple[str, Sequence[Sequence[object]], bool]] = (),
) -> Path:
    """An .xlsx of the rows; dates are date cells. `sheets`: more of them, hidden or not."""
    with xlsxwriter.Workbook(
        str(path), {"date_1904": is_1904, "strings_to_formulas": False}
    ) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, cells, hidden in (("Hoja1", rows, False), *sheets):
            sheet = book.add_worksheet(name)
            for r, row in enumerate(cells):
                for c, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(r, c, cell, day)
                    elif isinstance(cell, (int, float)):
                        sheet.write_number(r, c, cell)
                    elif cell:
                        sheet.write_string(r, c, str(cell))
            if hidden:
                sheet.hide()
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def imported(
    path: Path, stated: ImportSettings | None = None
) -> tuple[Inspection, list[ImportRecord], Report]:
    stated = stated or settings()
    found = inspect(path, stated)
    reading = read(path, found.layout, stated)
    return found, list(reading), reading.report


def portfolio(path: Path, stated: ImportSettings | None = None) -> list[PortfolioRecord]:
    _, records, _ = imported(path, stated)
    return [record for record in records if isinstance(record, PortfolioRecord)]
