"""Reads a whole file by its layout: streams accepted records and fills a report meanwhile."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Protocol

from typing_extensions import override

from console.domain.placement import FileKind, ImportRecord, PortfolioRecord, RowNote
from console.excel.cells import Row
from console.excel.contacts import ContactReader
from console.excel.exclusions import ExclusionReader
from console.excel.layout import ImportSettings, Layout
from console.excel.payments import PaymentReader
from console.excel.portfolio import PortfolioReader
from console.excel.reader import Book
from console.excel.recalls import RecallReader
from console.excel.refused import FileRefused, ReadingCancelled, RefusalCode
from console.excel.report import Report
from console.excel.rowclass import RowClass, RowClassifier
from console.excel.survey import survey
from console.excel.tally import PortfolioTally

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]
ROWS_BETWEEN_PAUSES = 1024


class RowReader(Protocol):
    """Reads the records of one row of data; what is wrong goes to the report."""

    def read(self, number: int, row: Row) -> Iterator[ImportRecord]:
        """The accepted records of the row."""
        ...


READERS: dict[
    FileKind,
    type[PortfolioReader]
    | type[PaymentReader]
    | type[RecallReader]
    | type[ContactReader]
    | type[ExclusionReader],
] = {
    FileKind.PORTFOLIO: PortfolioReader,
    FileKind.PAYMENTS: PaymentReader,
    FileKind.RECALL: RecallReader,
    FileKind.CONTACTS: ContactReader,
    FileKind.EXCLUSIONS: ExclusionReader,
}
NEEDED: dict[FileKind, tuple[frozenset[str], ...]] = {
    FileKind.PORTFOLIO: (
        frozenset({"account_no", "doc_number", "debtor_id"}),
        frozenset({"due_amount", "total_balance"}),
    ),
    FileKind.PAYMENTS: (
        frozenset({"account_no", "doc_number", "debtor_id", "payment_reference"}),
        frozenset({"amount"}),
        frozenset({"paid_on"}),
    ),
    FileKind.RECALL: (frozenset({"account_no", "doc_number", "debtor_id"}),),
    FileKind.CONTACTS: (
        frozenset({"account_no", "doc_number", "debtor_id"}),
        frozenset({"contact_type"}),
        frozenset({"contact_value"}),
    ),
    FileKind.EXCLUSIONS: (
        frozenset({"account_no", "doc_number", "debtor_id", "phone", "email"}),
    ),
}
"""Of each set, a file of that kind needs at least one column."""


class Reading(Iterator[ImportRecord]):
    """The accepted records of a file, one by one; `report` is whole when they are all out.

    Raises (while iterating): FileRefused, ReadingCancelled.
    """

    def __init__(
        self,
        source: Path | Book,
        layout: Layout,
        settings: ImportSettings,
        *,
        on_progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        show_rows: frozenset[int] = frozenset(),
    ) -> None:
        self.report = Report(settings, layout, show_rows=show_rows)
        self._source = source
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._records = self._stream()

    @override
    def __iter__(self) -> "Reading":
        return self

    @override
    def __next__(self) -> ImportRecord:
        return next(self._records)

    def finish(self) -> Report:
        """Read to the end, and give the whole report."""
        for _ in self:
            pass
        return self.report

    def close(self) -> None:
        """Stop reading and give the file back."""
        self._records.close()

    def _stream(self) -> Generator[ImportRecord, None, None]:
        if isinstance(self._source, Book):
            yield from self._read(self._source)
        else:
            with Book(self._source) as book:
                yield from self._read(book)

    def _read(self, book: Book) -> Iterator[ImportRecord]:
        report, layout = self.report, self.report.layout
        check_columns(layout, book.path.name)
        total = next((s.rows for s in book.sheets() if s.name == layout.sheet), None)

        def rows() -> Iterator[tuple[int, Row]]:
            return padded(book.rows(layout.sheet, layout.first_data_row), len(layout.headers))

        report.survey = survey(
            rows, layout, report.settings.country, lambda _done: self._pause()
        )
        reader: RowReader = READERS[layout.kind](
            layout, report.settings, report.survey, report, is_1904=book.is_1904
        )
        classifier = RowClassifier(layout)
        tally = PortfolioTally(layout, report.settings)
        number = 0
        for number, row in rows():
            if not number % ROWS_BETWEEN_PAUSES:
                self._pause(number, total)
            found = classifier.classify(row)
            if found is RowClass.DATA:
                report.saw_data(number)
                for record in reader.read(number, row):
                    report.accepted += 1
                    if isinstance(record, PortfolioRecord):
                        tally.take(record)
                        if number in report.show_rows:
                            report.samples.append(tally.sample(record))
                    yield record
            elif found is not RowClass.EMPTY:
                report.skipped.append(RowNote(number, found.value))
        if layout.kind is FileKind.PORTFOLIO:
            report.figures = tally.figures()
            report.instalments = tally.instalments
        self._pause(number, total)

    def _pause(self, done: int | None = None, total: int | None = None) -> None:
        if self._cancelled is not None and self._cancelled():
            raise ReadingCancelled
        if done is not None and self._on_progress is not None:
            self._on_progress(done, total)


def read(
    source: Path | Book,
    layout: Layout,
    settings: ImportSettings,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    show_rows: frozenset[int] = frozenset(),
) -> Reading:
    """The file's accepted records as a stream, with its report.

    `on_progress` is told (rows done, rows in the sheet or None); `cancelled` is asked about
    every thousand rows. Thread: any one.
    """
    return Reading(
        source,
        layout,
        settings,
        on_progress=on_progress,
        cancelled=cancelled,
        show_rows=show_rows,
    )


def check_columns(layout: Layout, file: str) -> None:
    """Raises: FileRefused where the columns that make a record are missing."""
    if layout.kind not in READERS:
        raise FileRefused(RefusalCode.KIND_UNSUPPORTED, file, kind=layout.kind.value)
    mapped = set(layout.mapping).union(*layout.blocks.values())
    for needed in NEEDED[layout.kind]:
        if not needed & mapped:
            raise FileRefused(
                RefusalCode.NO_USABLE_COLUMN,
                file,
                sheet=layout.sheet or "",
                row=layout.header_row,
                columns=", ".join(header for header in layout.headers if header),
                needed=", ".join(sorted(needed)),
            )


def padded(rows: Iterator[tuple[int, Row]], width: int) -> Iterator[tuple[int, Row]]:
    """Rows at least as wide as the header: a short record of a text file ends early."""
    for number, row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        yield number, row
