"""How a file is laid out: where its table is, and which column feeds which field."""

from dataclasses import dataclass, field
from datetime import date

from console.domain.placement import FileKind
from console.excel.amounts import Sign
from console.excel.container import column_letter
from console.excel.dates import Order
from console.excel.reader import Sheet

Mapping = dict[str, tuple[int, ...]]
"""Columns by field, as indexes into a row."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What the person importing states. `kind` None: to be recognised. `mode` full or delta."""

    creditor: str
    country: str
    currency: str
    as_of: date
    kind: FileKind | None = None
    mode: str = "full"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How the ambiguous cells of one column are read; None where the file has to show it."""

    decimal: Sign | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table is and what its columns mean.

    `headers[i]` is the text of column i (a two-row header reads "group / sub"), `first_column`
    the sheet's column in which rows begin. `blocks` maps a block's name to its own columns
    where a row holds several accounts. `readings` overrides what the columns themselves show.
    """

    kind: FileKind
    sheet: str | None
    header_rows: tuple[int, ...]
    first_data_row: int
    headers: tuple[str, ...]
    mapping: Mapping
    blocks: dict[str, Mapping] = field(default_factory=dict)
    readings: dict[int, ColumnReading] = field(default_factory=dict)
    first_column: int = 0
    raw_headers: tuple[tuple[str, ...], ...] = ()

    @property
    def header_row(self) -> int:
        """The last row of the header."""
        return self.header_rows[-1]

    def mapped_columns(self) -> set[int]:
        """Columns that feed some field."""
        every = [*self.mapping.values(), *(c for b in self.blocks.values() for c in b.values())]
        return {column for columns in every for column in columns}

    def ignored(self) -> tuple[int, ...]:
        """Columns with a header that feed no field; their texts are kept as extra fields."""
        mapped = self.mapped_columns()
        return tuple(i for i, h in enumerate(self.headers) if h and i not in mapped)

    def mapping_by_header(self) -> dict[str, object]:
        """The mapping in the words of the contract: field to header, or list of headers."""
        named: dict[str, object] = _named(self.mapping, self.headers)
        if self.blocks:
            named["blocks"] = {
                block: _named(columns, self.headers) for block, columns in self.blocks.items()
            }
        return named

    def letter(self, column: int) -> str:
        """The letters that a spreadsheet program shows above the column."""
        return column_letter(column + self.first_column)


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """What one column probably is. `confidence` 0-100, `type_label` a fields.Reading,
    `alternatives` other fields that would fit, best first. `field` None: not imported. `why`
    what speaks for it, a vocabulary.Why.
    """

    column: int
    letter: str
    header: str
    field: str | None
    confidence: int
    type_label: str
    examples: tuple[str, ...]
    alternatives: tuple[str, ...] = ()
    block: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a first look at a file shows, for a person to confirm.

    `preview` are the first data rows as (row number, texts). `rows` counts the sheet's rows
    below the header (an upper bound; None where only a full reading tells). `as_of_found` is
    a date that the title rows name. `mode` is "delta" where the file calls itself an update.
    """

    kind: FileKind
    kind_confidence: int
    format: str
    encoding: str | None
    delimiter: str | None
    date_system: int
    sheets: tuple[Sheet, ...]
    layout: Layout
    proposals: tuple[ColumnProposal, ...]
    preview: tuple[tuple[int, tuple[str, ...]], ...]
    rows: int | None
    as_of_found: date | None = None
    mode: str = "full"
    readings: dict[int, ColumnReading] = field(default_factory=dict)
    """How ambiguous cells are read, by column, as far as the sample shows; reading the whole
    file decides.
    """

    @property
    def decimal(self) -> Sign | None:
        """The decimal sign of the key amount's column, or of the first amount."""
        signs = [found.decimal for found in self.readings.values() if found.decimal]
        key = self.layout.mapping.get("due_amount", self.layout.mapping.get("amount", ()))
        own = [self.readings[column].decimal for column in key if column in self.readings]
        return next(iter([*own, *signs]), None)

    @property
    def date_order(self) -> Order | None:
        """The order of the first date column's text dates."""
        return next((found.order for found in self.readings.values() if found.order), None)


def _named(mapping: Mapping, headers: tuple[str, ...]) -> dict[str, object]:
    return {
        name: headers[columns[0]] if len(columns) == 1 else [headers[c] for c in columns]
        for name, columns in mapping.items()
    }
