"""A creditor's file as it is read: small ones here, large portfolios in a process beside."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.app.reading_process import ReadingProcess
from console.domain.placement import FileKind, ImportRecord
from console.excel.layout import ImportSettings as Stated
from console.excel.layout import Layout
from console.excel.reader import Book, is_too_large
from console.excel.reading import Reading, StagedReading
from console.excel.streamed import weight_of
from console.usecases.staged import Owner, StagedRows

LARGE_BYTES = 3 * 2**20
"""From this size on (some twenty thousand rows) a process of its own is worth its start."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read, and how. `understand` says what the file's columns are."""

    path: Path
    stated: Stated
    understand: Callable[[Book], Layout]
    show_rows: frozenset[int]
    on_progress: Callable[[int, int | None], None]
    cancelled: Callable[[], bool]


@dataclass(slots=True)
class ReadingHere:
    """A reading in this process. One of `rows` and `records` is taken, once; afterwards
    `report` is whole.

    Raises: InputRefused, ReadingCancelled.
    """

    book: Book
    wish: Wish
    layout: Any
    report: Any = field(default=None)

    def rows(self, owner: Owner) -> Iterator[StagedRows]:
        """The accepted rows of a portfolio."""
        chunks = StagedReading(*self._what(), owner=owner, **self._how())
        yield from chunks
        self.report = chunks.report

    def records(self) -> Iterator[ImportRecord]:
        """The accepted records of a file of any kind."""
        stream = Reading(*self._what(), **self._how())
        yield from stream
        self.report = stream.report

    def _what(self) -> tuple[Book, Any, Stated]:
        return self.book, self.layout, self.wish.stated

    def _how(self) -> dict[str, Any]:
        wish = self.wish
        return {
            "on_progress": wish.on_progress,
            "cancelled": wish.cancelled,
            "show_rows": wish.show_rows,
        }


@contextmanager
def reading_of(wish: Wish) -> Iterator[ReadingHere | ReadingProcess]:
    """The file, looked at and ready to be read; only portfolios are read beside."""
    if _is_large(wish.path):
        with ReadingProcess(
            wish.path, on_progress=wish.on_progress, cancelled=wish.cancelled
        ) as beside:
            with Book(wish.path, glance=True, merges=True) as book:
                layout = wish.understand(book)
            if layout.kind is FileKind.PORTFOLIO:
                beside.begin(layout, wish.stated, wish.show_rows)
                yield beside
                return
    with Book(wish.path) as book:
        yield ReadingHere(book, wish, wish.understand(book))


def _is_large(path: Path) -> bool:
    """Large, but not too large: where memory is short, one process has to do."""
    if not path.is_file() or path.stat().st_size < LARGE_BYTES:
        return False
    return not is_too_large(weight_of(path))
