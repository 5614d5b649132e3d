"""Which rows below the header are data, and which are totals, notes or the header again."""

import re
from collections.abc import Sequence
from enum import Enum

from console.domain.placement import FileKind
from console.excel.cells import Cell, Row, is_blank, raw_text, text_of, tidy
from console.excel.layout import Layout

TOTAL_WORD = re.compile(
    r"(?:sub[ -]?total(?:es)?|gran total|total(?:es)?|totais|sumas?)(?![^\W_])", re.IGNORECASE
)
TOTAL_LETTERS = frozenset("tTsSgG'\u00a0 \n\t")
HEADER_SHARE = 0.8
FEW = 4
TWO = 2


class RowClass(Enum):
    """What a row is. Its value is the code under which a skipped row is listed."""

    DATA = "DATA"
    EMPTY = "EMPTY"
    TOTALS = "TOTALS"
    NOTE = "NOTE"
    HEADER_AGAIN = "HEADER_AGAIN"


class RowClassifier:
    """Tells the rows of one table apart."""

    def __init__(self, layout: Layout) -> None:
        keys: tuple[str, ...] = ("account_no", "doc_number", "debtor_id")
        lists_people = layout.kind is FileKind.EXCLUSIONS
        if lists_people:
            keys += ("phone", "email")
        blocks = layout.blocks.values()
        self._keys = tuple(
            dict.fromkeys(
                column
                for name in keys
                for mapping in (layout.mapping, *blocks)
                for column in mapping.get(name, ())
            )
        )
        self._alone = frozenset(self._keys) if lists_people else frozenset[int]()
        self._headers = [
            {i: text.casefold() for i, text in enumerate(row) if text}
            for row in layout.raw_headers
        ]
        self.begins = {next(iter(header.items())) for header in self._headers if header}

    def classify(self, row: Row) -> RowClass:
        """What the row is."""
        if self._is_ordinary(row):
            return RowClass.HEADER_AGAIN if self._is_header(row) else RowClass.DATA
        filled = [cell for cell in row if type(cell) is not str or cell.strip()]
        if len(filled) <= FEW:
            if not filled:
                return RowClass.EMPTY
            if sum(1 for cell in filled if text_of(cell)) == 1 and not self._is_named(row):
                return RowClass.TOTALS if self._is_totals(row, filled) else RowClass.NOTE
        if self._is_totals(row, filled):
            return RowClass.TOTALS
        return RowClass.HEADER_AGAIN if self._is_header(row) else RowClass.DATA

    def _is_ordinary(self, row: Row) -> bool:
        """Whether two keys are filled, neither beginning as "total" does: most rows, which are
        then no totals and no note whatever the other cells hold.
        """
        found, width = 0, len(row)
        for column in self._keys:
            text = text_of(row[column]) if column < width else ""
            if text and text[0] not in TOTAL_LETTERS:
                found += 1
                if found == TWO:
                    return True
        return False

    def _is_named(self, row: Row) -> bool:
        """Whether the one filled cell is a key that may stand alone, and no remark."""
        found = next((c for c, cell in enumerate(row) if text_of(cell)), -1)
        text = text_of(row[found])
        return found in self._alone and ("@" in text or any(map(str.isdigit, text)))

    def _is_totals(self, row: Row, filled: Sequence[Cell]) -> bool:
        for cell in filled:
            if type(cell) is str and cell[0] in TOTAL_LETTERS and is_total(cell):
                return not any(self._is_key(row, column) for column in self._keys)
        return False

    @staticmethod
    def _is_key(row: Row, column: int) -> bool:
        cell = row[column] if column < len(row) else ""
        return bool(text_of(cell)) and not (isinstance(cell, str) and is_total(cell))

    def _is_header(self, row: Row) -> bool:
        if not any(_text_at(row, column) == text for column, text in self.begins):
            return False
        texts = {
            i: raw_text(cell).casefold() for i, cell in enumerate(row) if not is_blank(cell)
        }
        return any(_is_same(texts, header) for header in self._headers)


def _text_at(row: Row, column: int) -> str:
    cell = row[column] if column < len(row) else ""
    return tidy(cell).casefold() if isinstance(cell, str) else ""


def _is_same(texts: dict[int, str], header: dict[int, str]) -> bool:
    same = sum(1 for column, text in texts.items() if header.get(column) == text)
    return same > 1 and same >= HEADER_SHARE * max(len(texts), len(header))


def is_total(cell: str) -> bool:
    """Whether a cell begins with a word for a total."""
    return TOTAL_WORD.match(tidy(cell)) is not None
