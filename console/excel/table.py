"""Finds the table in a sheet: its header below title rows, in one row or in two."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.placement import FileKind
from console.excel.cells import Row, is_blank, raw_text, tidy
from console.excel.vocabulary import Vocabulary

SEARCHED_ROWS = 120
LONGEST_NAME = 60
LEAST_NAMES = 2
LEAST_STRANGE_NAMES, ROWS_BELOW = 3, 10
NAME_POINTS, TEXT_POINTS, DATA_POINTS = 3.0, 0.2, 1.5
LEAST_POINTS = 2.0
LEAST_GROUPS = 2
MANY_GROUPS = 3
LONGEST_GROUP = 25

NumberedRow = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands. `points` tell how much it looks like one."""

    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    raw_headers: tuple[tuple[str, ...], ...]
    points: float


def find(
    rows: Sequence[NumberedRow],
    vocabularies: dict[FileKind, Vocabulary],
    merged: Sequence[tuple[int, int, int]] = (),
) -> Table | None:
    """The table whose header is among `rows`, or None where no row looks like a header."""
    scored = [(_points(row, vocabularies), index) for index, (_, row) in enumerate(rows)]
    points, at = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    if points < LEAST_POINTS:
        at = _strange_header(rows)
        points = LEAST_POINTS
    if at < 0 or not any(_has_data(row) for _, row in rows[at + 1 :]):
        return None
    number, row = rows[at]
    above = rows[at - 1] if at else None
    if above is not None and _is_group_row(above[1], row, above[0], merged):
        groups = _spread(above[1], row, above[0], merged)
        headers = tuple(map(_joined, groups, _texts(row)))
        raw = (_texts(above[1]), _texts(row))
        return Table((above[0], number), headers, raw, points)
    return Table((number,), _texts(row), (_texts(row),), points)


def at_rows(header_rows: tuple[int, ...], rows: Sequence[NumberedRow]) -> Table | None:
    """The table whose header a person has pointed at."""
    chosen = [row for number, row in rows if number in header_rows]
    if not chosen:
        return None
    if len(chosen) == 1:
        return Table(header_rows, _texts(chosen[0]), (_texts(chosen[0]),), LEAST_POINTS)
    groups = _spread(chosen[0], chosen[1], header_rows[0], ())
    headers = tuple(map(_joined, groups, _texts(chosen[1])))
    return Table(header_rows, headers, (_texts(chosen[0]), _texts(chosen[1])), LEAST_POINTS)


def weight(table: Table, rows: int | None) -> float:
    """How likely this is the table a person means, among several sheets."""
    return table.points * (1 + math.log10(1 + (rows if rows is not None else 1)))


def _points(row: Row, vocabularies: dict[FileKind, Vocabulary]) -> float:
    filled = [cell for cell in row if not is_blank(cell)]
    texts = [tidy(cell) for cell in filled if isinstance(cell, str)]
    names = [text for text in texts if len(text) <= LONGEST_NAME and _may_name(text)]
    if len(names) < LEAST_NAMES:
        return 0.0
    known = max(len({t for t in names if v.is_name(t)}) for v in vocabularies.values())
    strange = len(filled) - len(names)
    return known * NAME_POINTS + len(set(names)) * TEXT_POINTS - strange * DATA_POINTS


def _strange_header(rows: Sequence[NumberedRow]) -> int:
    """The row of names that nobody knows over rows with numbers; -1 where there is none."""
    for at, (_, row) in enumerate(rows):
        filled = [index for index, cell in enumerate(row) if not is_blank(cell)]
        names = {
            tidy(cell).lower() for cell in row if isinstance(cell, str) and _is_brief(cell)
        }
        below = [other for _, other in rows[at + 1 : at + 1 + ROWS_BELOW] if _has_data(other)]
        if len(filled) == len(names) >= LEAST_STRANGE_NAMES and below:
            return at if all(_is_record(other, filled) for other in below) else -1
    return -1


def _is_brief(cell: str) -> bool:
    text = tidy(cell)
    return 0 < len(text) <= LONGEST_NAME and _may_name(text)


def _is_record(row: Row, columns: Sequence[int]) -> bool:
    """Most of the columns filled, numbers in some."""
    cells = [row[column] for column in columns if column < len(row)]
    filled = [cell for cell in cells if not is_blank(cell)]
    numbers = [cell for cell in filled if any(map(str.isdigit, str(cell)))]
    return len(filled) * 2 >= len(columns) and len(numbers) >= LEAST_NAMES


def _may_name(text: str) -> bool:
    """A name has letters, and is no identifier, address or amount."""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return letters > digits and "@" not in text


def _has_data(row: Row) -> bool:
    return sum(not is_blank(cell) for cell in row) >= LEAST_NAMES


def _texts(row: Row) -> tuple[str, ...]:
    return tuple("" if is_blank(cell) else raw_text(cell) for cell in row)


def _is_group_row(
    above: Row, header: Row, number: int, merged: Sequence[tuple[int, int, int]]
) -> bool:
    """Whether the row above the header names groups of columns (and is no title)."""
    filled = [index for index, cell in enumerate(above) if not is_blank(cell)]
    texts = [
        above[i] for i in filled if isinstance(above[i], str) and _may_name(tidy(str(above[i])))
    ]
    if len(filled) < LEAST_GROUPS or len(texts) < len(filled):
        return False
    below = [index for index, cell in enumerate(header) if not is_blank(cell)]
    completes = any(index not in below for index in filled)
    spans = any(row == number and last - first < len(header) - 1 for row, first, last in merged)
    names = [tidy(str(header[index])).lower() for index in below]
    repeats = len(set(names)) < len(names)
    brief = all(len(t) <= LONGEST_GROUP and not _says_more(t) for t in map(str, texts))
    return completes or spans or repeats or len(filled) >= MANY_GROUPS or brief


def _says_more(text: str) -> bool:
    """Whether a short text is part of a title: "Corte:", "Noviembre 2026"."""
    return ":" in text or any(map(str.isdigit, text))


def _spread(
    above: Row, header: Row, number: int, merged: Sequence[tuple[int, int, int]]
) -> list[str]:
    """The group of every column: merged cells where the file has them, else to the right."""
    texts = list(_texts(above)) + [""] * max(0, len(header) - len(above))
    spans = {first: last for row, first, last in merged if row == number}
    if spans:
        for first, last in spans.items():
            texts[first : last + 1] = [texts[first]] * (last + 1 - first)
        return texts[: len(header)]
    group = ""
    for index, cell in enumerate(header):
        group = texts[index] or ("" if is_blank(cell) else group)
        texts[index] = group
    return texts[: len(header)]


def _joined(group: str, name: str) -> str:
    return f"{group} / {name}" if group and name else group or name
