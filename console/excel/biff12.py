"""How far the cells of a binary workbook's sheet reach, before a parser makes room for them.

Source: [MS-XLSB] 2.1.4 and 2.4, read 2026-11.
"""

import struct
from collections.abc import Iterator

ROW, FIRST_CELL, LAST_CELL, DIMENSION = 0, 1, 11, 148
MORE, SEVEN = 0x80, 0x7F
LENGTH_BYTES = 4


def reach(part: bytes) -> tuple[int, int]:
    """Rows and columns between A1 and the farthest cell, as it stands or as it is claimed."""
    rows = columns = 0
    for kind, at, length in _records(part):
        if length < LENGTH_BYTES or at + length > len(part):
            continue
        if kind == ROW:
            rows = max(rows, struct.unpack_from("<I", part, at)[0] + 1)
        elif FIRST_CELL <= kind <= LAST_CELL:
            columns = max(columns, struct.unpack_from("<I", part, at)[0] + 1)
        elif kind == DIMENSION and length >= 4 * LENGTH_BYTES:
            _, last_row, _, last_column = struct.unpack_from("<4I", part, at)
            rows, columns = max(rows, last_row + 1), max(columns, last_column + 1)
    return rows, columns


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """(type, where its content begins, length) of each record."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & MORE and at < end:
            kind = kind & SEVEN | part[at] << 7
            at += 1
        length = 0
        for nth in range(LENGTH_BYTES):
            if at >= end:
                return
            byte = part[at]
            at += 1
            length |= (byte & SEVEN) << 7 * nth
            if not byte & MORE:
                break
        yield kind, at, length
        at += length
