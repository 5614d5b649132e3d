"""Reads a whole file by its layout: streams accepted records and fills a report meanwhile."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from typing_extensions import override

from console.domain.placement import FileKind, ImportRecord, PortfolioRecord, RowNote
from console.excel.cells import Row
from console.excel.columnwise import Columnwise
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
from console.usecases.staged import Owner, StagedRows

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]
NumberedRows = Iterator[tuple[int, Row]]
T = TypeVar("T")
ROWS_BETWEEN_PAUSES = 1024
ROWS_OF_CHUNK = 2048


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


class RowByRow:
    """Reads the rows below a header one by one; what is wrong goes to the report."""

    def __init__(self, report: Report, reader: RowReader, tally: PortfolioTally) -> None:
        self._report = report
        self._reader = reader
        self._tally = tally
        self._classifier = RowClassifier(report.layout)

    def take(self, number: int, row: Row) -> Iterator[ImportRecord]:
        """The accepted records of a row of whichever class."""
        report = self._report
        found = self._classifier.classify(row)
        if found is RowClass.DATA:
            report.saw_data(number)
            for record in self._reader.read(number, row):
                report.accepted += 1
                if isinstance(record, PortfolioRecord):
                    self._tally.take(record)
                    if number in report.show_rows:
                        report.samples.append(self._tally.sample(record))
                yield record
        elif found is not RowClass.EMPTY:
            report.skipped.append(RowNote(number, found.value))


class _Stream(Iterator[T], ABC):
    """What a file gives, piece by piece; `report` is whole when it is all out.

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
        self._pieces = self._stream()

    @override
    def __iter__(self) -> Self:
        return self

    @override
    def __next__(self) -> T:
        return next(self._pieces)

    def finish(self) -> Report:
        """Read to the end, and give the whole report."""
        for _ in self:
            pass
        return self.report

    def close(self) -> None:
        """Stop reading and give the file back."""
        self._pieces.close()

    def _stream(self) -> Generator[T, None, None]:
        if isinstance(self._source, Book):
            yield from self._read(self._source)
        else:
            with Book(self._source) as book:
                yield from self._read(book)

    def _read(self, book: Book) -> Iterator[T]:
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
        tally = PortfolioTally(layout, report.settings, frugal=book.is_frugal)
        if book.is_frugal and isinstance(reader, PortfolioReader):
            reader.be_frugal()
        yield from self._checked(rows(), reader, tally, total)
        if layout.kind is FileKind.PORTFOLIO:
            report.figures = tally.figures()
            report.instalments = tally.instalments

    @abstractmethod
    def _checked(
        self, rows: NumberedRows, reader: RowReader, tally: PortfolioTally, total: int | None
    ) -> Iterator[T]:
        """The pieces that the rows give."""

    def _pause(self, done: int | None = None, total: int | None = None) -> None:
        if self._cancelled is not None and self._cancelled():
            raise ReadingCancelled
        if done is not None and self._on_progress is not None:
            self._on_progress(done, total)


class Reading(_Stream[ImportRecord]):
    """The accepted records of a file, one by one."""

    @override
    def _checked(
        self, rows: NumberedRows, reader: RowReader, tally: PortfolioTally, total: int | None
    ) -> Iterator[ImportRecord]:
        taker = RowByRow(self.report, reader, tally)
        number = 0
        for number, row in rows:
            if not number % ROWS_BETWEEN_PAUSES:
                self._pause(number, total)
            yield from taker.take(number, row)
        self._pause(number, total)


class StagedReading(_Stream[StagedRows]):
    """The accepted records of a portfolio, as chunks of staged rows."""

    def __init__(self, *given: Any, owner: Owner, **named: Any) -> None:  # noqa: ANN401 - as _Stream
        super().__init__(*given, **named)
        self._owner = owner

    @override
    def _checked(
        self, rows: NumberedRows, reader: RowReader, tally: PortfolioTally, total: int | None
    ) -> Iterator[StagedRows]:
        if not isinstance(reader, PortfolioReader):
            raise TypeError(f"{self.report.layout.kind} is no portfolio")
        taker = RowByRow(self.report, reader, tally)
        columnwise = Columnwise(reader, taker, self.report, tally, self._owner)
        last = 0
        while chunk := list(islice(rows, ROWS_OF_CHUNK)):
            self._pause(last, total)
            last = chunk[-1][0]
            yield columnwise.take([number for number, _ in chunk], [row for _, row in chunk])
        self._pause(last, total)


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
