"""A first look at a file: which sheet, where the header is, what the columns are."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from console.domain.placement import FileKind
from console.excel import mapping as columns
from console.excel import table as tables
from console.excel.cells import Cell, Row, is_blank, raw_text
from console.excel.content import Sampled
from console.excel.dates import DateReader
from console.excel.fields import FIELDS
from console.excel.layout import ColumnReading, ImportSettings, Inspection, Layout
from console.excel.profile import Profile, Profiler, sample_of
from console.excel.reader import Book, Sheet
from console.excel.refused import FileRefused, RefusalCode
from console.excel.survey import survey
from console.excel.vocabulary import SURE, vocabulary_of, words_of
from console.excel.words import plain

PREVIEW_ROWS = 50
TITLE_ROWS = 12
NOT_LETTER = re.compile(r"[\W_]+")
SAMPLED_HEAD, SAMPLED_TAIL, SAMPLED_STEP = 200, 2000, 10
SIGNATURES: dict[FileKind, tuple[frozenset[str], ...]] = {
    FileKind.CONTACTS: (
        frozenset({"contact_type", "contact_value"}),
        frozenset({"quality", "contact_value"}),
    ),
    FileKind.PAYMENTS: (
        frozenset({"paid_on", "amount"}),
        frozenset({"operation_no", "amount", "movement_type"}),
    ),
    FileKind.RECALL: (frozenset({"recall_on"}), frozenset({"recall_reason"})),
}
PORTFOLIO_ONLY = frozenset({"due_amount", "days_past_due", "due_date"})
RECALL_WORDS = ("retiro", "recall", "desasigna", "retirada", "devolucion de cartera")
EXCLUSION_HINTS = (
    "exclusion", "exclusao", "exclusoes", "excluido", "no contactar", "no llamar",
    "no molestar", "nao contatar", "nao perturb", "lista negra", "blacklist", "bloqueo",
    "bloqueio", "do not contact", "do not call", "opt out", "optout", "reus", "repep",
    "robinson",
)  # fmt: skip
EXCLUSION_HEADERS = frozenset(
    {"exclusion", "exclusao", "excluir", "bloqueo", "bloqueio", "bloquear", "excluded"}
)
DELTA_HINTS = frozenset(
    {"delta", "actualizacion", "actualizaciones", "novedades", "incremental", "parcial"}
    | {"altas", "cambios", "update", "updates", "atualizacao", "novidades", "changes"}
)
NAMED_KEYS = frozenset({"account_no", "doc_number", "debtor_id"})
SURE_KIND, FAIR_KIND, POOR_KIND = 97, 75, 50

Picker = Callable[[Sequence[tables.NumberedRow]], "tables.Table | None"]


def inspect(
    source: Path | Book,
    settings: ImportSettings,
    *,
    sheet: str | None = None,
    header_rows: tuple[int, ...] = (),
) -> Inspection:
    """What the file seems to be, read from its beginning and a sample of its rows.

    `sheet` and `header_rows` are a person's choice and win.
    Raises: FileRefused.
    """
    if isinstance(source, Book):
        return _inspect(source, settings, sheet, header_rows)
    with Book(source) as book:
        return _inspect(book, settings, sheet, header_rows)


def kind_of(
    headers: Sequence[str], profiles: Sequence[Profile], hint: str
) -> tuple[FileKind, int]:
    """What kind of file has these columns, and how sure that is."""
    named = {kind: _sure_fields(headers, profiles, kind) for kind in FIELDS}
    portfolio = named[FileKind.PORTFOLIO] & PORTFOLIO_ONLY
    owed = portfolio or "total_balance" in named[FileKind.PORTFOLIO]
    if not owed and (sure := _excludes(headers, named, hint)):
        return FileKind.EXCLUSIONS, sure
    for kind, signatures in SIGNATURES.items():
        if any(signature <= named[kind] for signature in signatures) and not portfolio:
            return kind, SURE_KIND
    if not owed:
        if any(word in hint for word in RECALL_WORDS):
            return FileKind.RECALL, FAIR_KIND
        if {"amount"} <= named[FileKind.PAYMENTS] and "pago" in hint:
            return FileKind.PAYMENTS, FAIR_KIND
    return FileKind.PORTFOLIO, SURE_KIND if portfolio else POOR_KIND


def mode_of(kind: FileKind, hint: str) -> str:
    """Whether a portfolio is whole, or only what has changed: its name or its title says so."""
    is_delta = kind is FileKind.PORTFOLIO and DELTA_HINTS & set(hint.split())
    return "delta" if is_delta else "full"


def _excludes(headers: Sequence[str], named: dict[FileKind, set[str]], hint: str) -> int:
    """How sure it is that this is a list of whom nobody may contact; 0 where it is none."""
    if "amount" in named[FileKind.PAYMENTS] or any(word in hint for word in RECALL_WORDS):
        return 0
    if {"contact_type", "contact_value"} <= named[FileKind.CONTACTS]:
        return 0
    hinted = any(word in hint for word in EXCLUSION_HINTS)
    if any(EXCLUSION_HEADERS & set(words_of(header)) for header in headers):
        return SURE_KIND
    if hinted:
        return SURE_KIND if "exclusion_reason" in named[FileKind.EXCLUSIONS] else FAIR_KIND
    found = named[FileKind.EXCLUSIONS]
    only_points = found & {"phone", "email"} and not found & NAMED_KEYS
    return FAIR_KIND if only_points and "exclusion_reason" in found else 0


def _inspect(
    book: Book, settings: ImportSettings, sheet: str | None, header_rows: tuple[int, ...]
) -> Inspection:
    sheets = book.sheets()
    if sheet is not None and sheet not in {found.name for found in sheets}:
        raise FileRefused(RefusalCode.NO_SUCH_SHEET, book.path.name, sheet=sheet)
    chosen, table = _choose(book, sheets, sheet, header_rows)
    book.keep_only(chosen.name)
    headers, first_data_row = table.headers, table.header_rows[-1] + 1
    sampled = _sample(book, chosen, first_data_row)
    profiler = Profiler(settings.country, is_1904=book.is_1904)
    rows = [row for _, row in sampled]
    profiles = [profiler.profile(sample_of(rows, column)) for column in range(len(headers))]
    hint = _hint(book, chosen, table)
    kind, sure = (
        kind_of(headers, profiles, hint) if settings.kind is None else (settings.kind, 100)
    )
    if kind not in FIELDS:
        raise FileRefused(RefusalCode.KIND_UNSUPPORTED, book.path.name, kind=kind.value)
    proposed = columns.propose(
        headers, profiles, kind, Sampled(rows, settings.as_of, is_1904=book.is_1904)
    )
    layout = Layout(
        kind=kind,
        sheet=chosen.name,
        header_rows=table.header_rows,
        first_data_row=first_data_row,
        headers=headers,
        mapping=proposed.mapping,
        blocks=proposed.blocks,
        raw_headers=table.raw_headers,
    )
    return Inspection(
        kind=kind,
        kind_confidence=sure,
        mode=mode_of(kind, hint),
        format=book.format if book.text is None else "csv",
        encoding=book.text.encoding if book.text else None,
        delimiter=book.text.delimiter if book.text else None,
        date_system=1904 if book.is_1904 else 1900,
        sheets=sheets,
        layout=layout,
        proposals=columns.proposals(headers, profiles, proposed, kind, layout.first_column),
        preview=tuple(
            (number, tuple(map(raw_text, row))) for number, row in sampled[:PREVIEW_ROWS]
        ),
        rows=None if chosen.rows is None else max(0, chosen.rows - table.header_rows[-1]),
        as_of_found=_as_of(book, chosen.name, table.header_rows[0]),
        readings=_readings(sampled, layout, settings.country),
    )


def _choose(
    book: Book, sheets: tuple[Sheet, ...], name: str | None, header_rows: tuple[int, ...]
) -> tuple[Sheet, tables.Table]:
    """The sheet that a person named, else the visible one that looks most like a table."""
    vocabularies = {kind: vocabulary_of(kind) for kind in FIELDS}
    found: list[tuple[float, int, Sheet, tables.Table]] = []
    for order, sheet in enumerate(sheets):
        if sheet.name == name or (name is None and sheet.is_visible):
            rows = _head(book, sheet, header_rows)
            table = (
                tables.at_rows(header_rows, rows)
                if header_rows
                else tables.find(rows, vocabularies, book.merged(sheet.name))
            )
            if table is not None:
                found.append((tables.weight(table, sheet.rows), -order, sheet, table))
    if not found:
        raise FileRefused(RefusalCode.NO_TABLE, book.path.name)
    best = max(found, key=lambda one: one[:2])
    return best[2], best[3]


def _head(book: Book, sheet: Sheet, header_rows: tuple[int, ...]) -> list[tables.NumberedRow]:
    last = max((tables.SEARCHED_ROWS, *header_rows))
    return list(islice(book.rows(sheet.name), last + 1))


def _sample(book: Book, sheet: Sheet, first: int) -> list[tables.NumberedRow]:
    """The first rows, and some of those after them: enough to tell what a column holds."""
    rows = (pair for pair in book.rows(sheet.name, first) if not is_empty(pair[1]))
    head = list(islice(rows, SAMPLED_HEAD))
    return head + list(islice(rows, 0, SAMPLED_TAIL, SAMPLED_STEP))


def _readings(
    sampled: list[tables.NumberedRow], layout: Layout, country: str
) -> dict[int, ColumnReading]:
    found = survey(lambda: sampled, layout, country, lambda _done: None)
    columns_decided = sorted({*found.decimals, *found.orders})
    return {column: found.reading(column) for column in columns_decided}


def _sure_fields(
    headers: Sequence[str], profiles: Sequence[Profile], kind: FileKind
) -> set[str]:
    vocabulary, fields = vocabulary_of(kind), FIELDS[kind]
    sure = set()
    for header, profile in zip(headers, profiles, strict=True):
        for name, score in vocabulary.candidates(header).items():
            if score - profile.penalty(fields[name].reading, name) >= SURE - 12:
                sure.add(name)
    return sure


def _hint(book: Book, sheet: Sheet, table: tables.Table) -> str:
    """What the file's name, the sheet's name and the title rows say, in plain lower case."""
    above = islice(book.rows(sheet.name), min(table.header_rows[0] - 1, TITLE_ROWS))
    titles = [cell for _, row in above for cell in row if isinstance(cell, str) and cell]
    said = plain(" ".join([book.path.stem, sheet.name or "", *titles])).lower()
    return " ".join(NOT_LETTER.sub(" ", said).split())


def _as_of(book: Book, sheet: str | None, header_row: int) -> date | None:
    """The day that the title rows name, if they name one."""
    reader = DateReader("DMY", is_1904=False)
    above = islice(book.rows(sheet), header_row - 1)
    found = [day for _, row in above for cell in row if (day := _date_in(cell, reader))]
    return max(found, default=None)


def _date_in(cell: Cell, reader: DateReader) -> date | None:
    if isinstance(cell, date):
        found = reader.read(cell)
        return found if isinstance(found, date) else None
    if not isinstance(cell, str):
        return None
    for word in cell.replace(":", " ").split():
        read = reader.read(word) if any(sign in word for sign in "/-.") else None
        if isinstance(read, date):
            return read
    return None


def is_empty(row: Row) -> bool:
    """Nothing but spaces in the whole row."""
    return all(map(is_blank, row))
