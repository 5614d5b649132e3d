"""What a reading has found so far: counts, sums, and every row that a person must look at."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from console.domain.placement import RowNote
from console.excel.layout import ImportSettings, Layout
from console.excel.survey import Survey
from console.excel.tally import InstalmentAccount

Json = dict[str, Any]
Say = Callable[[RowNote], str]


@dataclass(slots=True)
class Report:
    """Filled while the records are read; whole once they are all out."""

    settings: ImportSettings
    layout: Layout
    survey: Survey = field(default_factory=Survey)
    rows_total: int = 0
    records_total: int = 0
    accepted: int = 0
    first_data_row: int | None = None
    last_data_row: int | None = None
    rejected: list[RowNote] = field(default_factory=list)
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)
    samples: list[Json] = field(default_factory=list)
    figures: Json = field(default_factory=dict)
    instalments: dict[str, InstalmentAccount] = field(default_factory=dict)
    show_rows: frozenset[int] = frozenset()

    def to_json(self, say: Say | None = None) -> Json:
        """The words of the contract's import JSON. `say` adds each note's sentence."""
        return {
            "kind": self.layout.kind.value,
            "sheet": self.layout.sheet,
            "header_row": self.layout.header_row,
            "header_rows": list(self.layout.header_rows),
            "first_data_row": self.first_data_row or self.layout.first_data_row,
            "last_data_row": self.last_data_row,
            "mapping": self.layout.mapping_by_header(),
            "ignored": [self.layout.headers[c] for c in self.layout.ignored()],
            "rows_total": self.rows_total,
            "records_total": self.records_total,
            "accepted": self.accepted,
            "rejected": [note_json(note, say) for note in self.rejected],
            "rejected_counts": dict(sorted(Counter(n.code for n in self.rejected).items())),
            "skipped": [{"row": note.row, "code": note.code} for note in self.skipped],
            "warnings": [note_json(note, say) for note in self.warnings],
            "warning_counts": dict(sorted(Counter(n.code for n in self.warnings).items())),
            **self.figures,
            "sample": self.samples,
        }

    def saw_data(self, row: int) -> None:
        """One more row of data."""
        self.rows_total += 1
        self._saw(row, row)

    def saw_accepted(self, rows: Sequence[int]) -> None:
        """Rows of data in their order, each one accepted record."""
        if rows:
            self.rows_total += len(rows)
            self.records_total += len(rows)
            self.accepted += len(rows)
            self._saw(rows[0], rows[-1])

    def _saw(self, first: int, last: int) -> None:
        if self.first_data_row is None or first < self.first_data_row:
            self.first_data_row = first
        if self.last_data_row is None or last > self.last_data_row:
            self.last_data_row = last


def note_json(note: RowNote, say: Say | None) -> Json:
    """A rejection or a warning in the words of the contract."""
    found: Json = {"row": note.row, "code": note.code}
    if note.column is not None:
        found["column"] = note.column
    if note.value is not None:
        found["value"] = note.value
    if note.block is not None:
        found["block"] = note.block
    if say is not None:
        found["message"] = say(note)
    return found
