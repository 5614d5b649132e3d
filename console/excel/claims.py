"""How many texts a workbook claims to hold: parsers set memory aside for all of them at once.

A claim that the bytes behind it cannot keep is a trap, not a workbook.
"""

import re
import struct
import zipfile

HEAD_BYTES = 4096
COUNT = re.compile(rb'\b(?:uniqueC|c)ount\s*=\s*["\'](\d{1,30})["\']')
XML_STRINGS, BINARY_STRINGS = "xl/sharedStrings.xml", "xl/sharedStrings.bin"
BEGIN_SST = b"\x9f\x01\x08"
CELL_RECORDS = frozenset({0x06, 0x27E, 0x201, 0x203, 0x204, 0x205, 0xBD, 0xBE, 0xD6, 0xFD})
DIMENSIONS, DIMENSIONS_BYTES = 0x200, 14
MOST_OLD_COLUMNS, FREE_CELLS, MOST_CELLS_PER_RECORD = 256, 2**21, 400
DIRECTORY_ENTRY_BYTES, ENTRY_NAME_BYTES, ENTRY_SIZE_AT = 128, 64, 120
READ = frozenset(
    name.encode("utf-16-le").rstrip(b"\0") for name in ("Root Entry", "Workbook", "Book")
)
"""The streams that are read; what follows the directory in the file may look like entries."""

LEAST_XML_BYTES, LEAST_BINARY_BYTES, LEAST_OLD_BYTES = 4, 6, 3
"""What one text needs at least: `<si/>`, a record with a length, a length with a flag."""


def are_kept(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether the shared texts of a workbook may be as many as it says."""
    if XML_STRINGS in names and not _xml_keeps(archive):
        return False
    return BINARY_STRINGS not in names or _binary_keeps(archive)


def old_are_kept(record: bytes, stream_bytes: int) -> bool:
    """The same for an .xls, from its SST record. Source: [MS-XLS] 2.4.265, read 2026-11."""
    if len(record) < struct.calcsize("<II"):
        return True
    _, unique = struct.unpack_from("<II", record)
    return bool(unique * LEAST_OLD_BYTES <= stream_bytes)


def _xml_keeps(archive: zipfile.ZipFile) -> bool:
    size = archive.getinfo(XML_STRINGS).file_size
    with archive.open(XML_STRINGS) as part:
        head = part.read(HEAD_BYTES)
    element = head[head.find(b"sst") :].partition(b">")[0]
    # The attribute `count` tells how often texts are used: any number is no claim of memory.
    claims = [int(m[1]) for m in COUNT.finditer(element) if m[0].startswith(b"unique")]
    return all(claim * LEAST_XML_BYTES <= size for claim in claims)


def _binary_keeps(archive: zipfile.ZipFile) -> bool:
    size = archive.getinfo(BINARY_STRINGS).file_size
    with archive.open(BINARY_STRINGS) as part:
        head = part.read(HEAD_BYTES)
    at = head.find(BEGIN_SST)
    if at < 0 or len(head) < at + len(BEGIN_SST) + 8:
        return True
    _, unique = struct.unpack_from("<II", head, at + len(BEGIN_SST))
    return bool(unique * LEAST_BINARY_BYTES <= size)


def streams_fit(directory: bytes, file_bytes: int) -> bool:
    """Whether no stream of a compound file is larger than the file. Source: [MS-CFB] 2.6.1,
    read 2026-11.
    """
    for at in range(0, len(directory) - DIRECTORY_ENTRY_BYTES + 1, DIRECTORY_ENTRY_BYTES):
        size = struct.unpack_from("<Q", directory, at + ENTRY_SIZE_AT)[0]
        if directory[at : at + ENTRY_NAME_BYTES].rstrip(b"\0") in READ and size > file_bytes:
            return False
    return True


def old_cells_fit(stream: bytes) -> bool:
    """Whether the cells of an .xls, as they stand and as the sheets claim, are near enough to
    each other for a table: a parser makes room for all between the first and the last. `stream`
    begins with a record.
    """
    at = rows = columns = cells = area = 0
    while at + 8 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in CELL_RECORDS:
            row, column = struct.unpack_from("<HH", stream, at + 4)
            cells, rows, columns = cells + 1, max(rows, row + 1), max(columns, column + 1)
        elif kind == DIMENSIONS and length >= DIMENSIONS_BYTES and at + 18 <= len(stream):
            top, end, left, right = struct.unpack_from("<IIHH", stream, at + 4)
            if top > end or left > right:
                return False  # parsers subtract without asking
            area = max(area, end * right)
        at += 4 + length
    area = max(area, rows * columns)
    return columns <= MOST_OLD_COLUMNS and area <= max(
        FREE_CELLS, cells * MOST_CELLS_PER_RECORD
    )
