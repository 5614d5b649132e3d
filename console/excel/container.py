"""What a file is, told from its bytes and never from its name, before anything parses it."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from console.excel import biff12, claims
from console.excel.refused import FileRefused, RefusalCode

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"MZ", b"\x7fELF", b"{\\rtf", b"SQLite format 3", b"PAR1", b"BZh", b"\xfd7zXZ", b"<!DOC",
    b"<html", b"<HTML", b"<!doc", b"<?xml", b"PK\x05\x06",
)  # fmt: skip

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # also "not implemented": a method of compression that nobody uses
    ValueError,
    KeyError,
    OverflowError,
)
"""All that reading a mutilated archive has been seen to raise."""

MOST_UNPACKED_BYTES = 6 * 2**30
MOST_PART_BYTES = 4 * 2**30
MOST_RATIO = 400
RATIO_FREE_BYTES = 64 * 2**20
MOST_PARTS = 20_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_CELLS = 64_000_000
HEAD_BYTES = 4096
SECTOR_SHIFT_AT = 30
DIRECTORY_SECTOR_AT = 48
DIRECTORY_ENTRY_BYTES = 128
MOST_DIRECTORY_SECTORS = 64
FILEPASS, DATEMODE, BOF, SHARED_TEXTS = 0x2F, 0x22, 0x809, 0xFC
DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
ROW_NUMBER = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d{1,30})"')
CELL_COLUMN = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,4})\d')
CELL_ROW = re.compile(rb'<(?:\w+:)?c r="[A-Z]{1,9}(\d{1,30})')
WHOLE_PART_BYTES, WALKED_PART_BYTES = 16 * 2**20, 4 * 2**20
DATE_1904 = re.compile(rb'date1904\s*=\s*"(?:1|true|on)"')


@dataclass(frozen=True, slots=True)
class Container:
    """What kind of file it is. `format`: xlsx, xlsm, xlsb, xls, ods or text."""

    format: str
    is_1904: bool = False


def examine(path: Path) -> Container:
    """The file's format, after the checks that must come before parsing.

    Raises: FileRefused for what is missing, empty, encrypted, damaged, foreign or built to
    exhaust memory.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            if not head:
                raise FileRefused(RefusalCode.EMPTY, path.name)
            if head.startswith(ZIP):
                return _examine_zip(path, file)
            if head.startswith(OLE):
                return _examine_ole(path, file)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as reason:
        raise FileRefused(RefusalCode.NOT_FOUND, path.name) from reason
    if head.startswith(FOREIGN):
        raise FileRefused(RefusalCode.NOT_A_WORKBOOK, path.name)
    return Container("text")


def _examine_zip(path: Path, file: IO[bytes]) -> Container:
    try:
        with zipfile.ZipFile(file) as archive:
            return _examine_parts(path, archive)
    except BROKEN_ZIP as reason:
        raise FileRefused(RefusalCode.DAMAGED, path.name) from reason


def _examine_parts(path: Path, archive: zipfile.ZipFile) -> Container:
    parts = archive.infolist()
    _refuse_bombs(path, parts)
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused(RefusalCode.ENCRYPTED, path.name)
    if not claims.are_kept(archive, names):
        raise FileRefused(RefusalCode.DAMAGED, path.name)
    if "xl/workbook.bin" in names:
        _refuse_absurd_binary_sheets(path, archive)
        return Container("xlsb", _is_1904_binary(archive))
    if "xl/workbook.xml" in names:
        _refuse_absurd_sheets(path, archive, names)
        with archive.open("xl/workbook.xml") as part:
            is_1904 = DATE_1904.search(part.read(2**20)) is not None
        macros = "xl/vbaProject.bin" in names
        return Container("xlsm" if macros else "xlsx", is_1904)
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as part:
            if b"opendocument.spreadsheet" in part.read(200):
                return _examine_ods(path, archive, names)
    raise FileRefused(RefusalCode.NOT_A_WORKBOOK, path.name)


def _examine_ods(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Container:
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(2**20):
                raise FileRefused(RefusalCode.ENCRYPTED, path.name)
    return Container("ods")


def _refuse_bombs(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    ratio = unpacked / max(1, sum(part.compress_size for part in parts))
    if (
        unpacked > MOST_UNPACKED_BYTES
        or largest > MOST_PART_BYTES
        or len(parts) > MOST_PARTS
        or (unpacked > RATIO_FREE_BYTES and ratio > MOST_RATIO)
    ):
        raise FileRefused(RefusalCode.TOO_LARGE, path.name)


def _refuse_absurd_sheets(path: Path, archive: zipfile.ZipFile, names: set[str]) -> None:
    """A sheet may say how large it is; more than a spreadsheet program can hold is a trap."""
    for name in names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            whole = archive.getinfo(name).file_size <= WHOLE_PART_BYTES
            with archive.open(name) as part:
                found = part.read(WHOLE_PART_BYTES if whole else HEAD_BYTES)
            for rows, columns in _stated_sizes(found, whole=whole):
                refuse_absurd(path, rows, columns)


def _refuse_absurd_binary_sheets(path: Path, archive: zipfile.ZipFile) -> None:
    sheets = (p for p in archive.infolist() if p.filename.startswith("xl/worksheets/"))
    for part in sheets:
        if part.filename.endswith(".bin") and part.file_size <= WALKED_PART_BYTES:
            with archive.open(part) as opened:
                rows, columns = biff12.reach(opened.read())
            refuse_absurd(path, rows, columns)


def _stated_sizes(xml: bytes, *, whole: bool) -> Iterator[tuple[int, int]]:
    """The size that a sheet claims and, where all of it is at hand, that its cells need."""
    if (match := DIMENSION.search(xml)) is not None:
        yield int(match[2]), column_number(match[1].decode())
    if whole:
        rows = {*ROW_NUMBER.findall(xml), *CELL_ROW.findall(xml)}
        last = max(map(int, rows), default=0)
        letters = set(CELL_COLUMN.findall(xml))
        yield last, max((column_number(found.decode()) for found in letters), default=0)


def refuse_absurd(path: Path, rows: int, columns: int) -> None:
    """Raises: FileRefused when a table has more rows, columns or cells than can be."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise FileRefused(RefusalCode.TOO_LARGE, path.name)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letter(index: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_1904_binary(archive: zipfile.ZipFile) -> bool:
    """Whether an .xlsb counts days from 1904: bit 0 of its BrtWbProp record (type 153)."""
    with archive.open("xl/workbook.bin") as part:
        head = part.read(HEAD_BYTES)
    at = head.find(b"\x99\x01")
    return at >= 0 and len(head) > at + 3 and bool(head[at + 3] & 1)


def _examine_ole(path: Path, file: IO[bytes]) -> Container:
    """A compound file: an .xls, or the encrypted wrapping of an .xlsx."""
    directory = _directory_of(file)
    names = _directory_names(directory)
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise FileRefused(RefusalCode.ENCRYPTED, path.name)
    if not names:
        raise FileRefused(RefusalCode.DAMAGED, path.name)
    if not names & {"Workbook", "Book"}:
        raise FileRefused(RefusalCode.NOT_A_WORKBOOK, path.name)
    file.seek(0)
    begun = _workbook_stream(file.read(2**22))
    found, size = _globals(begun), path.stat().st_size
    if FILEPASS in found:
        raise FileRefused(RefusalCode.ENCRYPTED, path.name)
    kept = claims.old_are_kept(found.get(SHARED_TEXTS, b""), size)
    if not (kept and claims.streams_fit(directory, size)):
        raise FileRefused(RefusalCode.DAMAGED, path.name)
    if not claims.old_cells_fit(begun):
        raise FileRefused(RefusalCode.TOO_LARGE, path.name)
    return Container("xls", found.get(DATEMODE, b"\0") == b"\x01\x00")


def _directory_of(file: IO[bytes]) -> bytes:
    """The first sectors of a compound file's directory. Source: [MS-CFB] 2.6, read 2026-11."""
    file.seek(0)
    header = file.read(512)
    if len(header) < 512:  # noqa: PLR2004 - the header of a compound file has 512 bytes
        return b""
    sector = 1 << min(16, struct.unpack_from("<H", header, SECTOR_SHIFT_AT)[0])
    first = struct.unpack_from("<I", header, DIRECTORY_SECTOR_AT)[0]
    file.seek((first + 1) * sector)
    return file.read(sector * MOST_DIRECTORY_SECTORS)


def _directory_names(directory: bytes) -> set[str]:
    names = set()
    for at in range(0, len(directory) - DIRECTORY_ENTRY_BYTES + 1, DIRECTORY_ENTRY_BYTES):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        if 2 <= length <= 64:  # noqa: PLR2004 - a name is 1 to 31 UTF-16 letters and an end
            name = directory[at : at + length - 2].decode("utf-16-le", errors="ignore")
            names.add(name.strip("\x05\x06"))
    return names


def _workbook_stream(file: bytes) -> bytes:
    """The bytes from the workbook stream's first record on. It is looked for at the beginning
    of a sector, where its BOF record stands.
    """
    for at in range(512, len(file) - 8, 512):
        kind, length = struct.unpack_from("<HH", file, at)
        if kind == BOF and length in (8, 16):
            return file[at:]
    return b""


def _globals(stream: bytes) -> dict[int, bytes]:
    """The records of the stream's globals, up to its first sheet."""
    found: dict[int, bytes] = {}
    end_of_file, at = 0x0A, 0
    while at + 4 <= len(stream) and len(found) < HEAD_BYTES:
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == end_of_file:
            break
        found.setdefault(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length
    return found
