"""Writes .ods, .xlsb and .xls by hand, as far as a sheet of cells needs it.

A cell is a text, a number, None (empty), or `ERROR`. Nothing here knows our reader.
"""

import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

ERROR = object()
"""A cell whose formula failed: #N/A."""
NOT_AVAILABLE = 0x2A

Rows = Sequence[Sequence[object]]


# --- OpenDocument ---------------------------------------------------------------------------


def write_ods(path: Path, sheets: Sequence[tuple[str, Rows, bool]]) -> None:
    """Sheets as (name, rows, hidden). A date is a date cell; text may hold line breaks."""
    tables = "".join(_table(name, rows, hidden=hidden) for name, rows, hidden in sheets)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:automatic-styles><style:style style:name="hid" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        "<manifest:manifest "
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def _table(name: str, rows: Rows, *, hidden: bool) -> str:
    style = ' table:style-name="hid"' if hidden else ""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    return f"<table:table table:name={quoteattr(name)}{style}>{lines}</table:table>"


def _ods_cell(cell: object) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if cell is ERROR:
        return (
            '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
            'office:string-value=""><text:p>#N/A</text:p></table:table-cell>'
        )
    if isinstance(cell, date):
        return (
            '<table:table-cell office:value-type="date" '
            f'office:date-value="{cell.isoformat()}">'
            f"<text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
        )
    if isinstance(cell, (int, float)):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell!r}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


# --- binary workbook (.xlsb), [MS-XLSB] -----------------------------------------------------


def write_xlsb(path: Path, name: str, rows: Rows, *, is_1904: bool = False) -> None:
    """One sheet, its texts inline."""
    sheet = [_xlsb(129), _xlsb(148, struct.pack("<4I", 0, len(rows), 0, 40)), _xlsb(145)]
    for number, row in enumerate(rows):
        sheet.append(_xlsb(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        sheet += [_xlsb_cell(column, cell) for column, cell in enumerate(row)]
    sheet += [_xlsb(146), _xlsb(130)]
    book = [
        _xlsb(131),
        _xlsb(153, struct.pack("<III", int(is_1904), 0, 0)),
        _xlsb(143),
        _xlsb(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name)),
        _xlsb(144),
        _xlsb(132),
    ]
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.main"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.bin"/>'
        "</Relationships>",
        "xl/workbook.bin": b"".join(book),
        "xl/worksheets/sheet1.bin": b"".join(sheet),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def _xlsb_cell(column: int, cell: object) -> bytes:
    head = struct.pack("<II", column, 0)
    if cell is None or cell == "":
        return b""
    if cell is ERROR:
        return _xlsb(3, head + bytes([NOT_AVAILABLE]))
    if isinstance(cell, (int, float)):
        return _xlsb(5, head + struct.pack("<d", cell))
    return _xlsb(6, head + _wide(str(cell)))


def _xlsb(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(content)
    while True:
        left, seven = left >> 7, left & 0x7F
        size += bytes([seven | (0x80 if left else 0)])
        if not left:
            return head + size + content


def _wide(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


# --- Excel 97 (.xls), [MS-XLS] in [MS-CFB] --------------------------------------------------

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_xls(
    path: Path, sheets: Sequence[tuple[str, Rows, bool]], *, is_1904: bool = False
) -> None:
    """Sheets as (name, rows, hidden)."""
    bodies = [_xls_sheet(rows) for _, rows, _ in sheets]
    globals_size = len(_xls_globals(sheets, [0] * len(sheets), is_1904=is_1904))
    starts, at = [], globals_size
    for body in bodies:
        starts.append(at)
        at += len(body)
    stream = _xls_globals(sheets, starts, is_1904=is_1904) + b"".join(bodies)
    path.write_bytes(_compound("Workbook", stream))


def _xls_globals(
    sheets: Sequence[tuple[str, Rows, bool]], starts: Sequence[int], *, is_1904: bool
) -> bytes:
    found = _biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    found += _biff(0x42, struct.pack("<H", 1200)) + _biff(0x22, struct.pack("<H", is_1904))
    for (name, _, hidden), start in zip(sheets, starts, strict=True):
        coded = name.encode("utf-16-le")
        found += _biff(
            0x85, struct.pack("<IBBBB", start, int(hidden), 0, len(coded) // 2, 1) + coded
        )
    return found + _biff(0x0A)


def _xls_sheet(rows: Rows) -> bytes:
    found = _biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    width = max(map(len, rows))
    found += _biff(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            found += _xls_cell(struct.pack("<HHH", number, column, 0), cell)
    return found + _biff(0x0A)


def _xls_cell(head: bytes, cell: object) -> bytes:
    if cell is None or cell == "":
        return b""
    if cell is ERROR:
        return _biff(0x205, head + bytes([NOT_AVAILABLE, 1]))
    if isinstance(cell, (int, float)):
        return _biff(0x203, head + struct.pack("<d", cell))
    coded = str(cell).encode("utf-16-le")
    return _biff(0x204, head + struct.pack("<HB", len(coded) // 2, 1) + coded)


def _biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, large enough to need no small sectors."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    used = len(stream) // SECTOR
    table = [FAT, END, *range(3, used + 2), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, END, 0, END, 0, 0)
    header += struct.pack("<I", FREE) * 108
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, 2, len(stream))
    directory += bytes(SECTOR - len(directory))
    return header + struct.pack(f"<{len(table)}I", *table) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    head = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1)
    return (
        head
        + struct.pack("<III", FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
